"""The chart and the plan to files: a picture of the view, pages of A3, other programs."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu

from workbench.base.errors import WorkbenchError
from workbench.base.language import _, current
from workbench.documents.audience import Audience
from workbench.exchange.write_table import put_file
from workbench.steps.plan.gantt_document import HEAD_ROOM, document_of, gantt_figures
from workbench.steps.plan.plan_export import write_plan
from workbench.ui.look.theme import Theme
from workbench.ui.parts.page import Command
from workbench.ui.parts.scene_view import SceneView
from workbench.ui.parts.text import button_text
from workbench.ui.shell.files import file_name

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from workbench.charts.scene import Scene
    from workbench.documents.content import Figure
    from workbench.steps.plan.page_chart import ChartView


class ChartFiles:
    """What the chart's page can write; each command asks for a name first."""

    def __init__(self, page: ChartView) -> None:
        self._page = page

    def commands(self) -> tuple[Command, ...]:
        """Return the commands, for menus and palette."""
        return (
            Command(
                "plan.picture",
                _("Save the view as a picture or PDF…"),
                lambda: self._ask(("png", "svg", "pdf"), self._write_view),
                icon="image",
            ),
            Command("plan.copy", _("Copy the view"), self.copy, icon="copy"),
            Command(
                "plan.pages",
                _("Print the plan on A3…"),
                lambda: self._ask(("pdf",), self._write_pages),
                "Ctrl+P",
                icon="printer",
            ),
            Command(
                "plan.xml",
                _("Save the plan for Microsoft Project…"),
                lambda: self._ask(("xml",), self._write_plan),
                icon="download",
            ),
            Command(
                "plan.ics",
                _("Save the plan as a calendar…"),
                lambda: self._ask(("ics",), self._write_plan),
                icon="calendar",
            ),
        )

    def offer(self) -> None:
        """Offer the commands below their button."""
        button = self._page.bar.save
        menu = QMenu(button)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for command in self.commands():
            icon = Theme.current().icon(command.icon)
            menu.addAction(icon, button_text(command.title), command.run)
        menu.popup(button.mapToGlobal(button.rect().bottomLeft()))

    def _ask(self, kinds: tuple[str, ...], done: Callable[[str], None]) -> None:
        place = file_name(self._page.project.facts().name)
        words = _("{place} plan").format(place=place)
        name = f"{words}.{kinds[0]}"
        self._page.context.desk.ask_file(save=True, name=name, kinds=kinds, done=done)

    def _view(self) -> SceneView | None:
        scene = self._page.gantt.scene()
        if scene is None:
            return None
        shown = SceneView()
        shown.set_scene(scene)
        return shown

    def copy(self) -> None:
        """Put what the window shows on the clipboard, as picture and in words."""
        shown = self._view()
        if shown is not None:
            shown.copy()
            self._page.context.desk.notice(_("The chart is on the clipboard"))

    def _write_view(self, path: str) -> None:
        shown, ending = self._view(), Path(path).suffix.casefold()
        if shown is None:
            return
        if ending == ".pdf":
            self._write(path, lambda: self._pressed([shown.scene()]))
        else:
            self._write(path, lambda: shown.svg().encode() if ending == ".svg" else shown.png())

    def _write_pages(self, path: str) -> None:
        plan, look = self._page.plan, self._page.look()
        if plan is None:
            return
        name = self._page.gantt.state.baseline_name
        figures = gantt_figures(plan, look, baseline_name=name, head=HEAD_ROOM)
        self._write(path, lambda: self._pressed(figures))

    def _pressed(self, figures: Sequence[Figure | Scene]) -> bytes:
        from workbench.documents.pdf import pressed

        project = self._page.project
        return pressed(document_of(figures, project.facts().name, current(), project.today()))

    def _write(self, path: str, made: Callable[[], bytes]) -> None:
        try:
            put_file(Path(path), made())
        except WorkbenchError as error:
            self._page.context.desk.fail(error)
        else:
            self._page.context.desk.notice(_("Wrote {file}").format(file=Path(path).name))

    def _write_plan(self, path: str) -> None:
        desk = self._page.context.desk
        try:
            left_out = write_plan(
                self._page.project, Path(path), language=current(), audience=Audience.PUBLIC
            )
        except WorkbenchError as error:
            desk.fail(error)
            return
        said = _("Wrote {file}").format(file=Path(path).name)
        if left_out:
            said += " · " + _("Left out for this audience: {fields}").format(
                fields=", ".join(left_out)
            )
        desk.notice(said)
