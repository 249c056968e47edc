"""Texts to words to terms, by language; what Python and the browser must agree on."""
