"""The metrics that people know by name: target, rows, definition, and earlier value."""
