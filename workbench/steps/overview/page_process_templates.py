"""The templates of the process: the program's own, one from a file, the project's own as a file."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QMenu

from workbench.base.errors import WorkbenchError
from workbench.base.language import _
from workbench.exchange.process_template import OWN, own_template, read_template_file
from workbench.project.copies import could_not_write, in_the_making
from workbench.steps.overview.process import as_template
from workbench.ui.parts.text import button_text

if TYPE_CHECKING:
    from workbench.steps.overview.page_process import ProcessView
    from workbench.ui.parts.page import PageContext

ENDING: Final = "json"


class TemplateMenu(QMenu):
    """What a process can begin with, and how it becomes a template; ``owner`` begins it."""

    def __init__(self, context: PageContext, owner: ProcessView) -> None:
        super().__init__(owner)
        self._context, self._project, self._owner = context, context.project, owner
        for key in OWN:
            action = self.addAction(button_text(own_template(key, self._language()).name))
            action.triggered.connect(partial(self.start, key))
        self.addSeparator()
        self.addAction(_("From a file…")).triggered.connect(self.open_file)
        self._save = self.addAction(_("Save as a template of one's own…"))
        self._save.triggered.connect(self.save)

    def _language(self) -> str:
        return self._project.facts().language or "sv"

    def tell(self, *, there: bool) -> None:
        """Follow whether there is a process that can be saved."""
        self._save.setEnabled(there)

    def start(self, key: str) -> None:
        """Begin one of the program's own templates."""
        self._owner.begin(own_template(key, self._language()))

    def open_file(self) -> None:
        """Let the user choose a template file and begin it."""
        self._context.desk.ask_file(save=False, name="", kinds=(ENDING,), done=self.read_file)

    def read_file(self, path: str) -> None:
        """Begin the template that a file holds."""
        reviewer = self._context.reviewer
        with self._project.read() as session:
            held = reviewer().held(session, self._project.today()) if reviewer is not None else {}
        try:
            template = read_template_file(Path(path), self._language(), held)
        except WorkbenchError as error:
            self._context.desk.fail(error)
            return
        self._owner.begin(template)

    def save(self) -> None:
        """Let the user choose where to save the process as a template."""
        name = _("Template {name}").format(name=self._project.name)
        self._context.desk.ask_file(
            save=True, name=f"{name}.{ENDING}", kinds=(ENDING,), done=self.write_file
        )

    def write_file(self, path: str) -> None:
        """Write the process as a template, without its dates and statuses."""
        with self._project.read() as session:
            text = as_template(session, Path(path).stem)
        try:
            with in_the_making(Path(path)) as new:
                new.write_text(text, encoding="utf-8")
        except OSError as error:
            self._context.desk.fail(could_not_write(error, Path(path)))
            return
        self._context.desk.notice(_("Wrote {file}").format(file=Path(path).name))
