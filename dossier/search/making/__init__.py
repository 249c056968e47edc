"""Documents to an index, and an index brought up to date."""
