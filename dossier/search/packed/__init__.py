"""Posting lists: numbers as bits, bits as text, and both changed in place."""
