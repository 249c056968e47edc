"""Bringing the published folder up to date."""
