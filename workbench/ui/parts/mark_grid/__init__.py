"""A grid of short marks: frozen names at the left, turned names above, filled in by keyboard."""
