"""The window's start. Only this module knows everybody."""

from __future__ import annotations

# First what knows no Qt: PySide6 hooks the importer, which makes every later import slower.
from workbench.program.catalogue import STEPS  # isort: skip
import workbench.project.open  # isort: skip  # noqa: F401 - the window needs it

import gc
import sys
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QLibraryInfo, QLocale, QTimer, QTranslator
from PySide6.QtWidgets import QApplication

from workbench.base import language
from workbench.base.clock import Clock, SystemClock
from workbench.base.formats import number_text
from workbench.steps.step import Section
from workbench.ui.look.settings import SettingsStore
from workbench.ui.look.theme import STYLE, STYLED
from workbench.ui.runtime import check_qt_runtime
from workbench.ui.shell.entries import StepEntry
from workbench.ui.shell.window import MainWindow

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from workbench.documents.deliverable import Deliverable
    from workbench.documents.registry import DocumentKind
    from workbench.program.importers import Incomings
    from workbench.program.portfolio import Portfolio
    from workbench.project.project import Project
    from workbench.project.review_marks import Reviewer
    from workbench.ui.shell.over_list import Hit

UNNUMBERED = {Section.START, Section.TOOLS}
COLLECT_AFTER = (20_000, 20, 20)  # objects made, then rounds of the younger ones
SETTLED_AFTER_MS = 4000  # by then all pieces are loaded


def entries() -> tuple[StepEntry, ...]:
    """Return the steps as the window needs them, numbered in order."""
    found, number = [], 0
    for step in STEPS:
        counted = step.section not in UNNUMBERED
        number += counted
        found.append(
            StepEntry(
                step.key,
                step.section.value,
                step.section.heading,
                number if counted else 0,
                step.title,
                step.icon,
                step.page,
                step.progress,
                (step.what, step.why, step.good_enough),
                step.example,
                step.signs,
                step.wall,
            )
        )
    return tuple(found)


class Application:
    """The program: what the window asks of it."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._entries = entries()

    @property
    def entries(self) -> tuple[StepEntry, ...]:
        """The steps, in the order of the navigation."""
        return self._entries

    @property
    def clock(self) -> Clock:
        """The clock everything goes by."""
        return self._clock

    def make_example(self, path: Path) -> None:
        """Write a copy of the example project."""
        from workbench.program.example import make_example

        make_example(path, self._clock)

    def import_json(self, source: Path, target: Path) -> None:
        """Make a project file of a whole project written as JSON."""
        from workbench.program.whole import import_json

        import_json(source, target, self._clock)

    def pieces(self) -> tuple[Callable[[], object], ...]:
        """Return what loads the part of the program that reads rows, in pieces."""
        return (_load_sql, _load_mapping, _load_models)

    def idle_pieces(self) -> tuple[Callable[[], object], ...]:
        """Return what loads the pages before they are asked for, in pieces."""
        return (_load_numbers, _load_charts, *(step.page for step in STEPS), self.documents)

    def documents(self) -> tuple[DocumentKind, ...]:
        """Return the documents it can write."""
        from workbench.program.publishing import KINDS

        return KINDS

    def begin_process(self, project: Project, template: str) -> None:
        """Put the steps of a template into a new project."""
        from workbench.exchange.process_template import own_template
        from workbench.steps.overview.process_edits import start_process

        start_process(project, own_template(template, project.facts().language or "sv"), None)
        project.forget_history()

    def reviewer(self) -> Reviewer:
        """Return what looks the whole project through."""
        from workbench.program.review.reviewer import RulesReviewer

        return RulesReviewer()

    def deliverables(self, project: Project) -> tuple[Deliverable, ...]:
        """Return what can be taken out of a project for a meeting."""
        from workbench.program.deliverables import deliverables

        return deliverables(project)

    def incomings(self) -> Incomings:
        """Return what it knows of files that can be taken in."""
        from workbench.program.importers import Incomings

        return Incomings()

    def portfolios(self) -> Portfolio:
        """Return what looks through a folder of projects."""
        from workbench.program.portfolio import Portfolio

        return Portfolio(self._clock)

    def search(
        self, project: Project, text: str, go: Callable[[str, str], None], *, protected: bool
    ) -> list[Hit]:
        """Find rows by name for the palette."""
        from workbench.program.finding import find_rows
        from workbench.ui.shell.over_list import Hit

        return [
            Hit(found.title, found.kind, partial(go, found.step, found.row_id), found.icon)
            for found in find_rows(project, text, only_public=protected)
        ]

    def search_texts(
        self, project: Project, go: Callable[[str, str], None], *, protected: bool
    ) -> Callable[[str], list[Hit]]:
        """Read all texts of the project; what is returned searches them."""
        from workbench.program.text_search import TextSearch
        from workbench.ui.shell.over_list import Hit

        texts = TextSearch(project, only_public=protected)

        def find(typed: str) -> list[Hit]:
            return [
                Hit(
                    line.text, line.detail,
                    partial(go, line.step, line.row_id) if line.step else None, line.icon,
                )
                for line in texts.find(typed)
            ]  # fmt: skip

        return find


def _load_sql() -> None:
    import sqlalchemy  # noqa: F401 - the first window does not wait for it


def _load_mapping() -> None:
    import sqlalchemy.dialects.sqlite
    import sqlalchemy.orm  # noqa: F401


def _load_models() -> None:
    import workbench.models.registry  # noqa: F401


def _load_numbers() -> None:
    import numpy as np  # noqa: F401 - the charts need it

    number_text(0)  # reads the tables of the language


def _load_charts() -> None:
    import pyqtgraph as pg  # noqa: F401


def _kind() -> type[QApplication]:
    """Return what kind of application this system wants."""
    if sys.platform != "darwin":
        return QApplication
    from workbench.ui.shell.handed_over import ApplicationWithFiles

    return ApplicationWithFiles


def start(
    arguments: list[str],
    file: Path | None,
    *,
    clock: Clock | None = None,
    settings: SettingsStore | None = None,
) -> tuple[QApplication, MainWindow]:
    """Make the application and its window, with ``file`` open if given; the caller runs it."""
    check_qt_runtime()
    known = QApplication.instance()
    application = known if isinstance(known, QApplication) else _application(arguments)
    application.setApplicationName("Platsverkstad")
    application.setDesktopFileName("platsverkstad")
    store = settings or SettingsStore()
    language.set_language(store.current.language or _spoken_here())
    _speak(application)
    window = MainWindow(Application(clock or SystemClock()), store)
    window.begin(file)
    return application, window


def _application(arguments: list[str]) -> QApplication:
    # The style is told in words: a style handed over would be loaded with all that it can paint.
    application = _kind()([*arguments, "-style", STYLE])
    application.setProperty(STYLED, True)
    return application


def _spoken_here() -> str:
    """Return the language of the system as its windows have it."""
    return language.system_language(next(iter(QLocale.system().uiLanguages()), ""))


def _speak(application: QApplication) -> None:
    """Let Qt's own buttons and numbers follow the chosen language."""
    QLocale.setDefault(QLocale("sv_SE" if language.current() == "sv" else "en_GB"))
    translator = QTranslator(application)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if translator.load(f"qtbase_{language.current()}", folder):
        application.installTranslator(translator)


def _settle() -> None:
    """Let the collector work, and leave alone what has been loaded: that stays anyway.

    It works seldom: looking through a large plan takes longer than an edit of it.
    """
    gc.freeze()
    gc.set_threshold(*COLLECT_AFTER)
    gc.enable()


def run(file: Path | None) -> int:
    """Open the window and stay until it is closed; returns the exit code."""
    from workbench.ui.shell.crash import CrashReports, crash_folder
    from workbench.ui.shell.leaving import Leaving
    from workbench.ui.shell.news import tell_news

    leaving, clock = Leaving(), SystemClock()
    reports = CrashReports(crash_folder(), clock.now)
    before = reports.found()
    reports.watch()
    try:
        application, window = start(sys.argv[:1], file, clock=clock)
        leaving.attach(application, window)
        wanted = getattr(application, "file_wanted", None)
        if wanted is not None:
            wanted.connect(window.files.open_path)
        window.show()
        window.tell_troubles(reports, before)
        tell_news(window)
        QTimer.singleShot(SETTLED_AFTER_MS, application, _settle)
        return application.exec()
    finally:
        reports.stop()
        leaving.stop()
