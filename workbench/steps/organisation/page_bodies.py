"""Bodies above, below them the seats of the one that is chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from workbench.base.errors import WorkbenchError
from workbench.base.language import N_, _, ngettext
from workbench.models.field import Kind, Privacy
from workbench.rules.terms import Term, term_state
from workbench.steps.importing import plan_table, take_in
from workbench.steps.organisation.edits import seat_members, start_bodies
from workbench.steps.organisation.views import BODY, SEAT, BodyLine, read_bodies
from workbench.ui.data.columns import Mark, columns_of, computed_column
from workbench.ui.look.fonts import FontRole
from workbench.ui.parts.buttons import QuietButton
from workbench.ui.parts.page import Command, Page
from workbench.ui.parts.register import RegisterPanel
from workbench.ui.parts.scoped_register import ScopedRegister
from workbench.ui.parts.text import PlainLabel

if TYPE_CHECKING:
    from workbench.models.field import Record
    from workbench.project.changes import Changes
    from workbench.project.project import Project
    from workbench.project.register import Values
    from workbench.ui.data.columns import Column
    from workbench.ui.parts.page import PageContext

BODY_COLUMNS: Final = ("name", "kind", "meets", "seats")
SEAT_COLUMNS: Final = (
    "title", "organisation_id", "stakeholder_id", "role", "votes", "term_to",
)  # fmt: skip
TABLES: Final = ("body", "seat", "organisation", "stakeholder")


def body_columns(project: Project) -> tuple[Column, ...]:
    """Return the columns of a body, and how many seats and votes it has."""

    def seats(row: Values) -> str:
        with project.read() as session:
            found = read_bodies(session, project.today())
        body = next((each for each in found if each.values["id"] == row["id"]), None)
        return counted_text(body) if body is not None else ""

    made = computed_column(
        "seats", N_("Seats"), Kind.TEXT, Privacy.PUBLIC, seats, width=16, depends=(SEAT.table,)
    )
    return columns_of(BODY, computed=(made,))


def counted_text(body: BodyLine) -> str:
    """Return how many seats a body has and how many are empty."""
    count, empty = len(body.seats), sum(seat.empty for seat in body.seats)
    if not count:
        return ""
    said = ngettext("{count} seat", "{count} seats", count).format(count=count)
    if not empty:
        return said
    words = ngettext("{count} empty", "{count} empty", empty).format(count=empty)
    return f"{said} · {words}"


def seats_text(body: BodyLine) -> str:
    """Return the seats of a body, and how many votes make it quorate."""
    parts = [counted_text(body)] if body.seats else []
    if body.needed:
        said = _("quorate with {needed} of {votes} votes")
        parts.append(said.format(needed=body.needed, votes=body.votes))
    return " · ".join(parts)


def seat_columns(project: Project) -> tuple[Column, ...]:
    """Return the columns of a seat; one that is empty or past its term has a mark."""

    def term(row: Values) -> Mark | None:
        state = term_state(row["term_from"], row["term_to"], project.today())
        if state is Term.OVER:
            return Mark("late", "error")
        return Mark("risk", "warn") if state is Term.SOON else None

    return columns_of(SEAT, marks={"term_to": term})


class BodiesView(Page):
    """Two registers, the lower one about what is chosen in the upper one."""

    def __init__(self, context: PageContext) -> None:
        super().__init__(context)
        self._bodies: list[BodyLine] = []
        self.panel = self._register(
            BODY,
            _("New body: name; kind; how often it meets – Enter saves"),
            _("No bodies yet. Write “Steering group” above, or begin with the three usual ones."),
            body_columns(self.project),
            BODY_COLUMNS,
        )
        self.panel.selected.connect(self._on_body)
        self.seats = ScopedRegister("body_id", self._seats)
        self.heading = PlainLabel("", FontRole.PANEL_TITLE)
        self.told = PlainLabel("", tone="muted")
        self.members = QuietButton(_("A seat for each member"), icon="users")
        self.members.clicked.connect(self.seat_members)
        self.begin = QuietButton(_("Begin with the three usual ones"), icon="plus")
        self.begin.clicked.connect(self.start)
        self._lay_out()

    def _register(
        self,
        kind: Record,
        placeholder: str,
        empty: str,
        columns: tuple[Column, ...],
        chosen: tuple[str, ...],
        scope: dict[str, Any] | None = None,
    ) -> RegisterPanel:
        return RegisterPanel(
            self.context,
            kind,
            placeholder=placeholder,
            empty=empty,
            columns=columns,
            chosen=chosen,
            plan=lambda grid, mapping: plan_table(self.project, kind, grid, mapping, scope),
            take=lambda plan: take_in(self.project, plan, constants=scope, pasted=True),
            scope=scope,
            filterable=False,
        )

    def _seats(self, scope: dict[str, Any]) -> RegisterPanel:
        return self._register(
            SEAT,
            _("New seat: what for; party; person; role – Enter saves"),
            _("No seats yet. Write one above, or add a seat for each member."),
            seat_columns(self.project),
            SEAT_COLUMNS,
            scope,
        )

    def _lay_out(self) -> None:
        self._below = QWidget()
        bar = QHBoxLayout()
        bar.addWidget(self.heading)
        bar.addWidget(self.told, 1)
        bar.addWidget(self.members)
        inside = QVBoxLayout(self._below)
        inside.setContentsMargins(0, 4, 0, 0)
        inside.addLayout(bar)
        inside.addWidget(self.seats, 1)
        top = QHBoxLayout()
        top.addWidget(self.panel, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(top, 2)
        column.addWidget(self.begin)
        column.addWidget(self._below, 3)

    # -- what it shows

    @override
    def refresh(self, changes: Changes | None) -> None:
        """Follow bodies and seats."""
        self.panel.refresh(changes)
        self.seats.refresh(changes)
        if changes is None or changes.touches(*TABLES):
            self._read()
        if changes is None:
            if self.seats.owner and not self.panel.table.selected_ids():
                self.panel.table.select([self.seats.owner])
            self.panel.shown()

    def _read(self) -> None:
        with self.project.read() as session:
            self._bodies = read_bodies(session, self.project.today())
        ids = [body.values["id"] for body in self._bodies]
        if self.seats.owner not in ids:
            deciding = [body.values["id"] for body in self._bodies if body.decides]
            self.seats.show_owner(next(iter(deciding or ids), ""))
        self._tell()

    def _tell(self) -> None:
        body = self._body()
        self._below.setVisible(body is not None)
        writable = not self.project.read_only
        self.begin.setVisible(not self._bodies and writable)
        self.members.setEnabled(writable)
        if body is not None:
            self.heading.setText(body.values["name"])
            self.told.setText(seats_text(body))

    def _body(self) -> BodyLine | None:
        return next((b for b in self._bodies if b.values["id"] == self.seats.owner), None)

    @override
    def summary(self) -> str:
        """Return how many bodies there are, and how many seats are wanting."""
        count = len(self._bodies)
        if not count:
            return ""
        said = ngettext("{count} body", "{count} bodies", count).format(count=count)
        wanting = sum(len(each.wanting()) for each in self._bodies)
        if not wanting:
            return said
        words = ngettext("{count} seat to fill", "{count} seats to fill", wanting)
        return f"{said} · {words.format(count=wanting)}"

    # -- acts

    @Slot(list)
    def _on_body(self, ids: list[str]) -> None:
        if len(ids) == 1:
            self.seats.show_owner(ids[0])
            self._tell()

    @Slot()
    def start(self) -> None:
        """Begin with steering group, working group and advisory group."""
        try:
            first = start_bodies(self.project)
        except WorkbenchError as error:
            self.context.desk.fail(error)
            return
        self.panel.show_row(first)

    @Slot()
    def seat_members(self) -> None:
        """Add a seat for each member that has none."""
        if not self.seats.owner:
            return
        try:
            count = seat_members(self.project, self.seats.owner)
        except WorkbenchError as error:
            self.context.desk.fail(error)
            return
        desk = self.context.desk
        if count:
            desk.notice(self.project.undo_label() or "", undo=True)
        else:
            desk.notice(_("Every member has a seat already"))

    # -- the page

    @override
    def show_row(self, row_id: str) -> None:
        """Show a body, or a seat with its body."""
        for body in self._bodies:
            if body.values["id"] == row_id:
                self.panel.show_row(row_id)
            elif any(seat.values["id"] == row_id for seat in body.seats):
                self.seats.show_owner(body.values["id"])
                self._tell()
                if self.seats.panel is not None:
                    self.seats.panel.show_row(row_id)

    @override
    def commands(self) -> tuple[Command, ...]:
        """Return what can be done with bodies and seats."""
        writable = not self.project.read_only
        return (
            Command("register.new", _("New row"), self.panel.quick.setFocus, "Ctrl+N", icon="plus"),
            Command("seats.members", _("Add a seat for each member"), self.seat_members,
                    icon="users", ready=lambda: writable and bool(self.seats.owner)),
            *(self.seats.panel or self.panel).commands(),
        )  # fmt: skip

    @override
    def entry_focus(self) -> QWidget:
        """Return the quick line of the seats, or of the bodies while there are none."""
        return self.seats.panel.quick if self.seats.panel is not None else self.panel.quick

    @override
    def state(self) -> dict[str, object]:
        """Return which body is chosen."""
        return {"body": self.seats.owner}

    @override
    def restore(self, state: dict[str, object]) -> None:
        """Take back the body."""
        self.show_row(str(state.get("body") or ""))

    @override
    def leave(self) -> None:
        """Write what is being typed."""
        self.panel.leave()
        self.seats.leave()
