"""The press that makes Word files: real styles and headings, so that others can go on writing."""

from __future__ import annotations

from workbench.documents.docx.press import press, pressed

__all__ = ["press", "pressed"]
