"""Formats in and out: how other programs' files become plain values, and ours theirs."""

from __future__ import annotations
