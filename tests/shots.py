"""Pictures of every page of the real program, of the wall, and of its Platsplan.

    python3 dev.py shots DIR [--size 1366x768 ...] [--theme light dark contrast]
                             [--language sv en] [--zoom 100 150]
    python3 dev.py shots --guide

The example Mellantorg is opened at a fixed time, so that two runs give the same pictures. With
``--guide`` the pictures of the guide are taken anew (``tests/guide_shots.py``).
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from datetime import datetime
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from workbench.ui.shell.window import MainWindow

NOW = datetime(2026, 11, 18, 14, 2, 11)
LONGEST_S, QUIET_S = 30.0, 0.4
PAGE_WIDTH = 900
WALLS, SHEET = ((1024, 768), (1280, 720), (1920, 1080)), 720


def settle(application: QApplication, window: MainWindow) -> None:
    """Let events and background jobs run until nothing is under way (sleep lets threads in)."""
    from PySide6.QtCore import QThreadPool

    threads = window.jobs.findChild(QThreadPool) or QThreadPool.globalInstance()
    end, quiet = time.monotonic() + LONGEST_S, time.monotonic()
    while time.monotonic() < end and time.monotonic() - quiet < QUIET_S:
        application.processEvents()
        if threads.activeThreadCount():
            quiet = time.monotonic()
        time.sleep(0.01)


def shoot(folder: Path, file: Path, name: str, choice: tuple[str, str, str, int]) -> list[Path]:
    """Take a picture of every page and view in one size, theme, language and zoom."""
    from workbench import app
    from workbench.base.clock import FixedClock
    from workbench.ui.look.settings import SettingsStore

    size, theme, language, zoom = choice
    store = SettingsStore(file.with_name(f"{name}.json"))
    store.change(theme=theme, zoom=zoom, language=language)
    application, window = app.start(["shots"], file, clock=FixedClock(NOW), settings=store)
    window.resize(*map(int, size.split("x")))
    window.show()
    taken = []
    for entry in window.entries:
        window.go(entry.key)
        views = len(window.workspace.page.views()) if window.workspace else 0
        for view in range(max(1, views)):
            if views > 1 and window.workspace:
                window.workspace.page.show_view(view)
            settle(application, window)
            taken.append(folder / f"{name}_{entry.key}{f'_{view + 1}' if view else ''}.png")
            window.grab().save(str(taken[-1]))
    window.close()
    application.processEvents()
    return taken


def shoot_wall(folder: Path, file: Path, language: str) -> list[Path]:
    """Take a picture of every sheet of every page for the wall on three kinds of screens."""
    from PySide6.QtGui import QImage, QPainter

    from workbench.base.clock import FixedClock
    from workbench.base.language import using
    from workbench.charts.wall import Foot, count_sheets, frame_for, sheet
    from workbench.program.catalogue import STEPS
    from workbench.project.open import open_project
    from workbench.ui.parts.scene_paint import ScenePainter
    from workbench.ui.wall.colours import wall_token

    taken, painter = [], ScenePainter(wall_token)
    project = open_project(file, clock=FixedClock(NOW))
    with using(language), project.read() as session:
        made = [s.wall(session, project.today()) for s in STEPS if s.wall is not None]
        pages = [page for each in made for page in each]
        for (width, height), page in product(WALLS, pages):
            scale = height / SHEET
            frame = frame_for(width / scale, SHEET, measure=painter.measure)
            for part in range(count_sheets(page, frame)):
                scene = sheet(page, part, frame, Foot(page.name, "", "text", ""))
                image = QImage(width, height, QImage.Format.Format_RGB32)
                with QPainter(image) as inner:
                    inner.scale(scale, scale)
                    painter.paint(inner, scene.shapes, scale)
                number = pages.index(page) + 1
                name = f"wall_{width}x{height}_{language}_{number:02}_{part + 1}.png"
                taken.append(folder / name)
                image.save(str(taken[-1]))
    project.close()
    return taken


def shoot_document(folder: Path, file: Path, language: str) -> list[Path]:
    """Write the Platsplan and take a picture of each of its pages."""
    from PySide6.QtCore import QSize
    from PySide6.QtGui import QImage, QPainter
    from PySide6.QtPdf import QPdfDocument

    from workbench.cli import run_command

    target = folder / f"platsplan_{language}.pdf"
    target.unlink(missing_ok=True)
    words = ["export", str(file), str(target), "--document", "platsplan", "--language", language]
    if run_command(words):
        raise SystemExit(1)
    document = QPdfDocument()
    document.load(str(target))
    taken = []
    for number in range(document.pageCount()):
        shape = document.pagePointSize(number)
        size = QSize(PAGE_WIDTH, round(PAGE_WIDTH * shape.height() / shape.width()))
        page = QImage(size, QImage.Format.Format_RGB32)
        page.fill(0xFFFFFFFF)
        painter = QPainter(page)
        painter.drawImage(0, 0, document.render(number, size))
        painter.end()
        taken.append(folder / f"platsplan_{language}_{number + 1:02}.png")
        page.save(str(taken[-1]))
    return taken


def main() -> int:
    """Take all pictures and say how many there are."""
    reader = argparse.ArgumentParser(prog="dev.py shots")
    reader.add_argument("folder", type=Path, nargs="?")
    reader.add_argument("--size", nargs="+", default=["1366x768"])
    reader.add_argument("--theme", nargs="+", default=["light"])
    reader.add_argument("--language", nargs="+", default=["sv"])
    reader.add_argument("--zoom", nargs="+", type=int, default=[100])
    reader.add_argument("--guide", action="store_true", help="take the pictures of the guide")
    given = reader.parse_args()
    if given.guide:
        from tests.guide_shots import shoot_all

        return shoot_all()
    if given.folder is None:
        reader.error("a folder is needed")
    given.folder.mkdir(parents=True, exist_ok=True)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory() as own:
        os.environ |= {"XDG_DATA_HOME": own, "XDG_STATE_HOME": own, "XDG_CONFIG_HOME": own}
        from workbench.base.clock import FixedClock
        from workbench.program.example import make_example
        from workbench.ui.parts.painting import failed_paints

        file = Path(own) / "Mellantorg.plats"
        make_example(file, FixedClock(NOW))
        taken = []
        for choice in product(given.size, given.theme, given.language, given.zoom):
            taken += shoot(given.folder, file, "_".join(map(str, choice)), choice)
        for language in given.language:
            taken += shoot_wall(given.folder, file, language)
            taken += shoot_document(given.folder, file, language)
        if failed_paints():
            print(f"{failed_paints()} paints failed", file=sys.stderr)
            return 1
    print(f"{len(taken)} pictures in {given.folder}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
