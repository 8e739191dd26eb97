"""Platsverkstad: a workbench for building a Swedish place collaboration."""

from __future__ import annotations

__version__ = "0.1.0"
