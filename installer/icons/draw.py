"""Draw the program's icon in the sizes that systems ask for: ``python installer/icons/draw.py``.

To be run when ``resources/brand/platsverkstad.svg`` has changed; what it writes is kept.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

HERE = Path(__file__).resolve().parent
SVG = HERE.parent.parent / "resources" / "brand" / "platsverkstad.svg"
SIZES = (16, 24, 32, 48, 64, 128, 256, 512)


def draw(size: int, path: Path) -> None:
    """Write the icon as a PNG of ``size`` pixels."""
    image = QImage(size, size, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    with QPainter(image) as painter:
        QSvgRenderer(str(SVG)).render(painter)
    image.save(str(path))


def main() -> None:
    """Write the PNG files for Linux and the window, and one file each for Windows and macOS."""
    app = QGuiApplication(sys.argv)
    for size in SIZES:
        draw(size, HERE / f"platsverkstad-{size}.png")
    pictures = [Image.open(HERE / f"platsverkstad-{size}.png") for size in SIZES]
    pictures[-2].save(HERE / "platsverkstad.ico", sizes=[(s, s) for s in SIZES[:-1]])
    pictures[-1].save(HERE / "platsverkstad.icns")
    draw(128, SVG.with_name("platsverkstad-128.png"))
    del app


if __name__ == "__main__":
    main()
