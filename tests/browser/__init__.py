"""Tests that drive a real Chromium; a package, so that it stops when the last of them is done."""
