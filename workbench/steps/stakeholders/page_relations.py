"""Who influences whom and who owns what, as a network to read, to change and to find a way in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from workbench.base.language import _, ngettext
from workbench.charts.network import TEXT, Net, legend_scene, network_scene
from workbench.charts.network_layout import place_boxes
from workbench.charts.scene import Scene
from workbench.models.registry import record
from workbench.project import acts
from workbench.steps.stakeholders.net import OF, net_of, read_people
from workbench.steps.stakeholders.page_relation_inspector import RelationInspector
from workbench.steps.stakeholders.page_relation_line import RelationLine
from workbench.ui.look.theme import Theme
from workbench.ui.parts.button_row import ButtonRow
from workbench.ui.parts.buttons import IconButton, ViewSwitch
from workbench.ui.parts.empty import EmptyState
from workbench.ui.parts.page import Command, Page
from workbench.ui.parts.scene_scroll import SceneScroll
from workbench.ui.parts.scene_view import SceneView
from workbench.ui.parts.text import Meta, PlainLabel

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtGui import QResizeEvent

    from workbench.charts.scene import Point
    from workbench.project.changes import Changes
    from workbench.steps.stakeholders.net import People
    from workbench.ui.parts.page import PageContext

RELATION = record("relation")
WHOLE, NEAR, TWO_STEPS = range(3)
MANY = 60  # people and organisations: more are not shown all at once unless asked for
ROOMY = 360  # pixels: a lower view has no room to explain itself
BESIDE = 48  # cards: more than these are laid out beside the window's work
TABLES = (
    "relation", "stakeholder", "organisation", "property", "surface", "group_member",
)  # fmt: skip


class RelationsView(Page):
    """A picture of cards and ties; the chosen one stands in the inspector, with its relations."""

    def __init__(self, context: PageContext) -> None:
        super().__init__(context)
        self._known: People | None = None
        self.net = Net((), ())
        self._places: dict[tuple[str, int], Mapping[str, Point]] = {}
        self._chosen, self._centre = "", ""
        self._lit, self._turn = frozenset[str](), 0
        self.line = RelationLine(context, _("New relation: Anna Ek influences Bo Berg; 2"))
        self.line.added.connect(self._show)
        self.inspector = RelationInspector(context, self)
        self.inspector.way_found.connect(self._light)
        self.inspector.removed.connect(lambda: self._choose(""))
        self.frame = SceneScroll()
        self.picture = self.frame.view
        self.picture.currentChanged.connect(self._choose)
        self.picture.activated.connect(self._focus_on)
        self.legend = SceneView()
        self.legend.setEnabled(False)
        self._build()

    def _build(self) -> None:
        self.reach = ViewSwitch(
            (_("All"), _("Near"), _("Two steps")), name=_("How much is shown"), joined=True
        )
        self.reach.chosen.connect(self._reach)
        bar = ButtonRow()
        bar.addWidget(self.line, 1)
        bar.addWidget(self.reach)
        for icon, words, act, key in (
            ("zoom-out", _("Smaller"), self.frame.smaller, "−"),
            ("zoom-in", _("Larger"), self.frame.larger, "+"),
            ("maximize", _("Fit"), self.frame.fit, "0"),
            ("copy", _("Copy the picture"), self._copy, "Ctrl+C"),
        ):
            button = IconButton(icon, words, key=key, framed=True)
            button.clicked.connect(act)
            bar.addWidget(button)
        self.nothing = EmptyState(
            _("Nobody here yet. Add people or organisations, and then who influences whom."),
            _("To the people"),
            icon="network",
        )
        self.nothing.acted.connect(lambda: self.context.desk.go_to("stakeholders:people"))
        self.hidden = PlainLabel(_("Hidden in protected view"), tone="muted", wrap=True)
        self.stack = QStackedWidget()
        for part in (self.frame, self.nothing, self.hidden):
            self.stack.addWidget(part)
        self.hint = Meta(
            _("Arrows choose · Enter shows who is near · drag the ground to move · + and − zoom"),
            wrap=True,
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(bar)
        column.addWidget(self.stack, 1)
        column.addWidget(self.legend)
        column.addWidget(self.hint)

    # -- what it shows

    @override
    def refresh(self, changes: Changes | None) -> None:
        """Read people and relations anew where they changed; in protected view show nobody."""
        if changes is None or changes.touches(*TABLES):
            with self.project.read() as session:
                self._known = read_people(session)
            self.line.offer()
            if changes is None:
                self._begin()
            self._fill()
        self.inspector.refresh(changes)
        if changes is None:
            self._tell(self._chosen)

    def _begin(self) -> None:
        """Choose somebody where there are too many to show all at once."""
        known = self._known
        if known is None or self._chosen or len(known.people) + len(known.parties) <= MANY:
            return
        counted = dict.fromkeys(known.people, 0)
        for ends in known.relations:
            for key in (ends.start, ends.end):
                counted[key] = counted.get(key, 0) + 1
        self._chosen = self._centre = max(counted, key=lambda key: counted[key], default="")
        self.reach.set_current(NEAR)

    @property
    def _is_hidden(self) -> bool:
        return self.context.masks(RELATION["kind"])

    def _fill(self) -> None:
        known = self._known
        if known is None or self._is_hidden or not (known.people or known.parties):
            self.net = Net((), ())
            self.picture.set_scene(Scene(1, 1))
            self.stack.setCurrentWidget(self.hidden if self._is_hidden else self.nothing)
            self.line.setVisible(not self._is_hidden)
            self.legend.hide()
            return
        self.line.show()
        self.net = net_of(known, self._centre, self.reach.current())
        self._lit = self._beside(self._chosen)
        self.stack.setCurrentWidget(self.frame)
        self._explain()
        self._lay_out(self._shown())

    def _shown(self) -> tuple[str, int]:
        """Return what is shown: round whom, and how far."""
        depth = self.reach.current()
        return (self._centre if depth else "", depth)

    @Slot(int)
    def _reach(self, number: int) -> None:
        """Show more or less, round the one that is chosen."""
        if number != WHOLE and (self._chosen or not self._centre):
            self._centre = self._party(self._chosen)
        self._fill()

    def _party(self, key: str) -> str:
        """Return the person or organisation that a key is about: itself, or an end of a tie."""
        party = key.partition(OF)[0]
        known = self._known
        for ends in known.relations if known else ():
            if ends.id == party:
                return ends.start
        return party

    def _lay_out(self, what: tuple[str, int]) -> None:
        """Find places for the cards; for many of them beside the work of the window."""
        self._turn += 1
        turn, net, text = self._turn, self.net, self._text()
        before = self._places.get(what)
        if len(net.cards) <= BESIDE:
            self._place(turn, what, place_boxes(net.boxes(text), net.ties(), before=before))
            return
        self.context.jobs.run(
            _("Laying out the network"),
            lambda _report: place_boxes(net.boxes(text), net.ties(), before=before),
            lambda places: self._place(turn, what, places),
            self.context.desk.fail,
        )

    def _place(self, turn: int, what: tuple[str, int], places: Mapping[str, Point]) -> None:
        if turn == self._turn and not self._is_hidden:
            self._places[what] = places
            self._paint()
            if self._chosen:
                self.picture.set_current(self._chosen)

    def _paint(self) -> None:
        scene = network_scene(
            self.net,
            self._places.get(self._shown(), {}),
            chosen=self._chosen,
            lit=self._lit,
            text=self._text(),
        )
        self.frame.set_scene(scene)
        self.frame.show_current()

    def _text(self) -> float:
        return TEXT * Theme.current().metrics.px(100) / 100

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the room to the picture where there is little."""
        super().resizeEvent(event)
        self._explain()

    def _explain(self) -> None:
        roomy = self.height() >= Theme.current().metrics.px(ROOMY)
        seen = {link.kind for link in self.net.links}
        kinds = [(c.key, c.text()) for c in RELATION["kind"].choices if c.key in seen]
        self.hint.setVisible(roomy)
        self.legend.setVisible(bool(kinds) and roomy)
        self.legend.set_scene(legend_scene(kinds, max(self.width(), 200), self._text()))
        self.legend.setFixedHeight(round(self.legend.scene().height))

    @override
    def summary(self) -> str:
        """Return how many relations there are."""
        count = len(self._known.relations) if self._known and not self._is_hidden else 0
        return ngettext("{count} relation", "{count} relations", count).format(count=count)

    # -- choosing

    def _choose(self, key: str) -> None:
        if key == self._chosen and key:
            return
        self._chosen = key
        self._lit = self._beside(key)
        self._paint()
        self._tell(key)

    def _beside(self, key: str) -> frozenset[str]:
        party = key.partition(OF)[0]
        return frozenset(
            link.key for link in self.net.links if party in {link.key, link.start, link.end}
        )

    def _tell(self, key: str) -> None:
        shown = "" if self._is_hidden else key.partition(OF)[0]
        self.inspector.show_key(shown, self._known)
        self.context.desk.inspect(self.inspector if self.inspector.shows else None)

    def _light(self, along: frozenset[str]) -> None:
        """Let a way stand out; as much is shown as it takes."""
        for number in (self.reach.current(), TWO_STEPS, WHOLE):
            if along <= {link.key for link in self.net.links}:
                break
            self.reach.set_current(number)
        self._lit = along or self._beside(self._chosen)
        self._paint()

    def _focus_on(self, key: str) -> None:
        """Show who is near, or all again when that is who stands in the middle."""
        party, whole = self._party(key), self.reach.current() == WHOLE
        if not whole and party != self._centre:
            self._centre = party
            self._fill()
        else:
            self.reach.set_current(NEAR if whole else WHOLE)
        self.picture.set_current(key)

    def _show(self, key: str) -> None:
        """Choose a party or a relation, going there where it is not in the picture."""
        if key not in {group.key for group in self.picture.scene().groups()}:
            self._centre = self._party(key)
            self._fill()
        self.picture.set_current(key)
        self._choose(key)

    def _copy(self) -> None:
        self.picture.copy()
        self.context.desk.notice(_("Copied the picture"))

    def _remove(self) -> None:
        if self.inspector.relation:
            acts.remove(self.project, RELATION, [self.inspector.relation])
            self.context.desk.notice(self.project.undo_label() or "", undo=True)

    # -- the page

    @override
    def show_row(self, row_id: str) -> None:
        """Choose a person, an organisation or a relation."""
        self._show(row_id)

    @override
    def commands(self) -> tuple[Command, ...]:
        """Return what can be done with the picture."""
        shown = self._has_picture
        return (
            Command("register.new", _("New relation"), self.line.setFocus, "Ctrl+N", icon="plus"),
            Command("net.copy", _("Copy the picture"), self._copy, icon="copy", ready=shown),
            Command(
                "net.delete", _("Delete the relation"), self._remove, "Del", icon="trash-2",
                ready=lambda: bool(self.inspector.relation) and not self.project.read_only,
            ),
            Command("net.fit", _("Fit the picture"), self.frame.fit, icon="maximize", ready=shown),
        )  # fmt: skip

    def _has_picture(self) -> bool:
        return bool(self.net.cards)

    @override
    def entry_focus(self) -> QWidget:
        """Return the line to add a relation."""
        return self.line.edit

    @override
    def state(self) -> dict[str, object]:
        """Return who is chosen and how much is shown."""
        return {"chosen": self._chosen, "depth": self.reach.current()}

    @override
    def restore(self, state: dict[str, object]) -> None:
        """Take back what ``state`` returned."""
        chosen, depth = state.get("chosen"), state.get("depth")
        if isinstance(chosen, str) and isinstance(depth, int):
            self._chosen = self._centre = chosen
            self.reach.set_current(depth)
            self._fill()
            self.picture.set_current(chosen)

    @override
    def leave(self) -> None:
        """Write what is being typed."""
        self.inspector.leave()
