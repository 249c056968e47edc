"""A theme's scripts: modules bundled into classic scripts, which load from a disk."""
