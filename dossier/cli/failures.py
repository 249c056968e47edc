"""How a command ends."""

DONE, CONTENT, USAGE, MACHINE, INTERRUPTED = 0, 1, 2, 3, 130
"""Exit codes."""
