"""The press that makes PDF files: tagged (PDF/UA-1), fit for archives (PDF/A-2a), deterministic."""

from __future__ import annotations

from workbench.documents.pdf.press import press, pressed

__all__ = ["press", "pressed"]
