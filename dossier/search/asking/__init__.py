"""Queries answered from the published files."""
