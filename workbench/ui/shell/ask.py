"""The one door for questions. Nothing here blocks: the answer comes to a function.

Questions about rows are never asked: they are done at once and can be undone. What is left is
choosing files, and the few questions about a file as a whole.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from workbench.base.language import _
from workbench.ui.parts.text import button_text, shown_lines

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtWidgets import QWidget

    from workbench.ui.look.settings import SettingsStore

_KINDS = {
    "plats": "Platsverkstad (*.plats)",
    "pdf": "PDF (*.pdf)",
    "docx": "Word (*.docx)",
    "xlsx": "Excel (*.xlsx)",
    "csv": "CSV (*.csv)",
    "import": "(*.xlsx *.xlsm *.xls *.ods *.csv *.txt *.tsv *.json *.geojson *.gpkg *.xml *.gan)",
    "table": "(*.xlsx *.xls *.ods *.csv *.txt *.tsv)",
    "xml": "Microsoft Project XML (*.xml)",
    "ics": "iCalendar (*.ics)",
    "json": "JSON (*.json)",
    "map": "GeoJSON, GeoPackage (*.geojson *.json *.gpkg)",
    "geojson": "GeoJSON (*.geojson)",
    "picture": "PNG, JPEG, PDF (*.png *.jpg *.jpeg *.pdf)",
    "photo": "JPEG, PNG (*.jpg *.jpeg *.png)",
    "png": "PNG (*.png)",
    "svg": "SVG (*.svg)",
}
_SEVERAL = frozenset({"photo"})
_FOLDER = "folder"


class Ask:
    """Asks in windows of their own that do not stop the program."""

    def __init__(self, parent: QWidget, settings: SettingsStore) -> None:
        self._parent = parent
        self._settings = settings

    def file(
        self,
        *,
        save: bool,
        name: str,
        kinds: tuple[str, ...],
        done: Callable[[str], None],
        folder: Path | None = None,
    ) -> None:
        """Let the user choose a file; ``done`` gets its path, with an ending when saving.

        Of photos several may be chosen at once; ``done`` is then called for each. The kind
        "folder", alone, lets a folder be chosen. It begins in ``folder``, else where the last file
        was.
        """
        from PySide6.QtWidgets import QFileDialog

        title = _("Save as") if save else _("Open file")
        dialog = QFileDialog(self._parent, title, str(folder or self._begin()))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if kinds == (_FOLDER,):
            dialog.setWindowTitle(_("Choose a folder"))
            dialog.setFileMode(QFileDialog.FileMode.Directory)
            dialog.setOption(QFileDialog.Option.ShowDirsOnly)
            dialog.filesSelected.connect(lambda paths: self._chosen(paths, done))
            dialog.open()
            return
        dialog.setNameFilters([_KINDS[kind] for kind in kinds])
        if save:
            dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
            dialog.setDefaultSuffix(kinds[0])
            dialog.selectFile(name)
        else:
            several = not _SEVERAL.isdisjoint(kinds)
            modes = QFileDialog.FileMode
            dialog.setFileMode(modes.ExistingFiles if several else modes.ExistingFile)
        dialog.filesSelected.connect(lambda paths: self._chosen(paths, done))
        dialog.open()

    def _begin(self) -> Path:
        """Return where to look first: where the last file was, else the folder for projects."""
        last, own = self._settings.current.last_folder, self._settings.projects_folder
        return next((each for each in (Path(last or own), own) if each.is_dir()), Path.home())

    def folder(self, done: Callable[[str], None], begin: Path | None = None) -> None:
        """Let the user choose a folder; ``done`` gets its path."""
        from PySide6.QtWidgets import QFileDialog

        there = begin if begin is not None and begin.is_dir() else self._begin()
        dialog = QFileDialog(self._parent, _("Choose a folder"), str(there))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(done)
        dialog.open()

    def _chosen(self, paths: Sequence[str], done: Callable[[str], None]) -> None:
        for path in filter(None, paths):
            self._settings.change(last_folder=str(Path(path).parent))
            done(path)

    def choose(
        self, title: str, text: str, answers: tuple[tuple[str, Callable[[], None]], ...]
    ) -> None:
        """Ask about a file with a button for each answer, the first being the default."""
        from PySide6.QtWidgets import QMessageBox

        box = QMessageBox(self._parent)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setWindowTitle(title)
        box.setText(shown_lines(text))
        for place, (words, act) in enumerate(answers):
            button = box.addButton(button_text(words), QMessageBox.ButtonRole.AcceptRole)
            button.clicked.connect(lambda _checked=False, act=act: act())
            if not place:
                box.setDefaultButton(button)
        box.setEscapeButton(box.addButton(QMessageBox.StandardButton.Cancel))
        box.open()
