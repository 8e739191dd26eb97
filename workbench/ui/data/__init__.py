"""Rows of a project as Qt's tables want them, and values as text that people read and type."""
