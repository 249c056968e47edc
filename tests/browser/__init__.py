"""Tests that drive real browsers; a package, so that it stops when the last of them is done."""
