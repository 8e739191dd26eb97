"""Bringing files of older versions up to the current one."""
