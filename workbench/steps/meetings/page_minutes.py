"""The minutes: read back, sent out, verified, corrected."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from workbench.base.errors import WorkbenchError
from workbench.base.formats import date_text
from workbench.base.language import N_, _, ngettext
from workbench.base.parse import ParseError, parse_date
from workbench.models.registry import record
from workbench.project.meeting_book import CORRECTION, DECISION, MEETING, MeetingBook, read_meeting
from workbench.project.noting import who_is_meant
from workbench.project.register import read_row, titles
from workbench.steps.meetings.minutes_edits import start_correction, verify_minutes
from workbench.steps.meetings.minutes_paper import quorum_sentence
from workbench.steps.meetings.page_choice import SOURCES, Chosen, MeetingChoice, no_meeting
from workbench.steps.meetings.page_papers import MinutesPapers
from workbench.steps.meetings.words import follow_text, item_facts, kind_word, votes_text
from workbench.ui.look.fonts import FontRole
from workbench.ui.parts.ask_line import AskLine
from workbench.ui.parts.buttons import PrimaryButton, QuietButton
from workbench.ui.parts.page import Command, Page, kept
from workbench.ui.parts.suggestions import BETWEEN, Offer, OfferLine
from workbench.ui.parts.text import Meta, PlainLabel
from workbench.ui.parts.two_lines import TwoLine, TwoLineList

if TYPE_CHECKING:
    from workbench.project.changes import Changes
    from workbench.ui.parts.page import PageContext

MARGIN: Final = (16, 14, 16, 14)


class MinutesView(Page):
    """What was decided, to be read back; at the right who verifies it, and when."""

    def __init__(self, context: PageContext, *, chosen: Chosen) -> None:
        super().__init__(context)
        self._chosen = chosen
        self._book: MeetingBook | None = None
        self.choice = MeetingChoice(self.project, chosen)
        self.choice.changed.connect(lambda: self.refresh(None))
        self.papers = MinutesPapers(context, chosen, _("Send after the meeting…"))
        self.quorum = PlainLabel("", wrap=True)
        self.ask = AskLine(self)
        self.list = TwoLineList(_("What the minutes say"))
        self.list.taken.connect(self._go)
        self.side = kept(self._side(), self)
        self.nothing = no_meeting(context)
        self._lay_out()

    def _side(self) -> QWidget:
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(*MARGIN)
        column.addWidget(PlainLabel(_("Verification"), FontRole.PANEL_TITLE))
        self.stand = PlainLabel("", wrap=True)
        column.addWidget(self.stand)
        self.who_label = PlainLabel(_("&Who verifies"))
        self.who = OfferLine((), several=True)
        self.who.setAccessibleName(_("Who verifies"))
        self.who_label.setBuddy(self.who)
        self.when_label = PlainLabel(_("W&hen"))
        self.when = QLineEdit()
        self.when.setAccessibleName(_("When"))
        self.when_label.setBuddy(self.when)
        self.problem = PlainLabel("", FontRole.META, "error", wrap=True)
        self.verify = PrimaryButton(_("Verify the minutes"))
        self.verify.clicked.connect(self.verify_now)
        self.correct = QuietButton(_("Open for correction…"), icon="pencil")
        self.correct.clicked.connect(self.ask_correction)
        self.history = Meta("", wrap=True)
        for part in (self.who_label, self.who, self.when_label, self.when, self.problem,
                     self.verify, self.correct, self.history):  # fmt: skip
            column.addWidget(part)
        column.addStretch(1)
        return side

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.addWidget(self.choice)
        top.addStretch(1)
        top.addWidget(self.papers.button)
        under = QHBoxLayout()
        under.addWidget(self.quorum, 1)
        under.addWidget(self.papers.names)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(top)
        column.addWidget(self.ask)
        column.addLayout(under)
        column.addWidget(self.list, 1)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.nothing)
        self.stack.addWidget(inside)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 4, 0, 0)
        whole.addWidget(self.stack)

    # -- what it shows

    @override
    def refresh(self, changes: Changes | None) -> None:
        """Follow the meeting and what was noted."""
        if changes is None or changes.touches(*SOURCES):
            self.stack.setCurrentIndex(int(self.choice.offer()))
            with self.project.read() as session:
                self._book = read_meeting(session, self._chosen.id, self.project.today())
            self._tell()
        self.papers.refresh()
        if changes is None:
            self._offer_people()
            self.context.desk.inspect(self.side if self._book is not None else None)

    def _tell(self) -> None:
        book = self._book
        if book is None:
            return
        lines = minutes_lines(book, named=not self.context.masks(DECISION["person_id"]))
        self.list.show_lines(len(lines), lines.__getitem__)
        self.quorum.setText(quorum_sentence(book))
        self.quorum.setVisible(bool(self.quorum.whole_text()))
        self._tell_side(book)

    def _tell_side(self, book: MeetingBook) -> None:
        writable = not self.project.read_only
        locked = book.line.locked
        hidden = self.context.masks(MEETING["adjusters"])
        self.stand.setText(self._stand(book, hidden=hidden))
        for part in (self.who_label, self.who, self.when_label, self.when, self.verify):
            part.setVisible(not locked)
        self.verify.setEnabled(writable and not hidden)
        self.who.setEnabled(writable and not hidden)
        self.correct.setVisible(locked)
        self.correct.setEnabled(writable)
        told = [
            _("{day}: {reason}").format(day=date_text(each["made_on"]), reason=each["reason"])
            for each in book.corrections
        ]
        self.history.setText("\n".join([_("Corrections"), *told]) if told else "")
        self.problem.setText("")

    def _stand(self, book: MeetingBook, *, hidden: bool) -> str:
        if book.values["correcting"]:
            return _("The minutes are open for correction. Verify them again when they are right.")
        if not book.line.locked:
            return _(
                "When those who are to verify the minutes have read them: who and when. From then "
                "on they stand as they are."
            )
        day = date_text(book.values["verified_on"])
        if hidden or not book.values["verified_by"]:
            return _("Verified {day}.").format(day=day)
        said = _("Verified {day} by {names}.")
        return said.format(day=day, names=book.values["verified_by"])

    def _offer_people(self) -> None:
        book = self._book
        if book is None or self.context.masks(MEETING["adjusters"]):
            self.who.set_offers(())
            self.who.setText("")
            return
        with self.project.read() as session:
            names = titles(session, "stakeholder")
        there = [each.name for each in book.roll if each.there and each.name]
        rest = [name for name in names.values() if name not in there]
        self.who.set_offers([Offer(name, name) for name in (*there, *rest)])
        chosen = book.adjusters or ((book.chair,) if book.chair else ())
        self.who.setText(f"{BETWEEN} ".join(chosen))
        self.when.setText(date_text(self.project.today()))

    @override
    def summary(self) -> str:
        """Return how far the minutes are."""
        return stand_text(self._book) if self._book else ""

    # -- acts

    @Slot()
    def verify_now(self) -> None:
        """Note who verified the minutes and when."""
        words = [part.strip() for part in self.who.text().split(BETWEEN) if part.strip()]
        try:
            day = parse_date(self.when.text(), self.project.today())
            with self.project.read() as session:
                people = [_person(who_is_meant(session, (word,))[1], word) for word in words]
            verify_minutes(self.project, self._chosen.id, day, people)
        except (ParseError, WorkbenchError) as error:
            self.problem.setText(error.text())
            return
        self.context.desk.notice(self.project.undo_label() or "", undo=True)

    @Slot()
    def ask_correction(self) -> None:
        """Ask why the minutes are corrected, and open them."""
        self.ask.ask(
            _("Why are the minutes corrected?"),
            _("Open"),
            self._correct,
            missing=_("Say why the minutes are corrected"),
        )

    def _correct(self, reason: str) -> None:
        try:
            start_correction(self.project, self._chosen.id, reason)
        except WorkbenchError as error:
            self.context.desk.fail(error)
            return
        self.context.desk.notice(self.project.undo_label() or "", undo=True)

    @Slot(object)
    def _go(self, key: object) -> None:
        if key:
            self.context.desk.go_to("meetings", str(key))

    # -- the page

    @override
    def show_row(self, row_id: str) -> None:
        """Show the minutes that a correction is about."""
        with self.project.read() as session:
            row = read_row(session, CORRECTION, row_id)
        if row is not None:
            self._chosen.id = row["meeting_id"]
            self.refresh(None)

    @override
    def commands(self) -> tuple[Command, ...]:
        """Return sending, verifying and correcting."""

        def open_() -> bool:
            book = self._book
            return book is not None and not book.line.locked and not self.project.read_only

        def locked() -> bool:
            book = self._book
            return book is not None and book.line.locked and not self.project.read_only

        return (
            *self.papers.commands(),
            Command("minutes.verify", _("Verify the minutes"), self.verify_now, icon="shield-check",
                    ready=open_),
            Command("minutes.correct", _("Open the minutes for correction…"), self.ask_correction,
                    icon="pencil", ready=locked),
        )  # fmt: skip

    @override
    def entry_focus(self) -> QWidget:
        """Return what is read back."""
        return self.list if self._book is not None else self.nothing.action


def _person(key: str | None, word: str) -> str:
    if key is None:
        raise WorkbenchError(N_("“{name}” is a party; write who verifies"), name=word[:60])
    return key


def stand_text(book: MeetingBook) -> str:
    """Return how far the minutes are, and how much was noted."""
    noted = book.noted
    count = sum(each.values["kind"] == "decision" for each in noted)
    actions = sum(each.values["kind"] == "action" for each in noted)
    parts = [
        ngettext("{count} decision", "{count} decisions", count).format(count=count),
        ngettext("{count} action point", "{count} action points", actions).format(count=actions),
    ]
    if book.values["correcting"]:
        parts.append(_("being corrected"))
    elif book.values["verified_on"]:
        day = date_text(book.values["verified_on"])
        parts.append(_("verified {day}").format(day=day))
    else:
        parts.append(_("not verified"))
    return " · ".join(parts)


def minutes_lines(book: MeetingBook, *, named: bool) -> list[TwoLine]:
    """Return the minutes as lines: every item, below it what was noted."""
    lines: list[TwoLine] = []
    for item in book.items:
        number = f"§ {item.paragraph}" if item.paragraph else str(item.number)
        state = record("agenda_item")["state"].choice(item.values["state"])
        said = " ".join(item.values["said"].split())
        said = said or (state.text() if state else item_facts(item, named=named))
        lines.append(TwoLine(f"{number}  {item.title}", said, item.id))
        lines += [_noted_line(each, named=named) for each in item.noted]
    lines += [_noted_line(each, named=named, where=each.paragraph) for each in book.beside]
    return lines


def _noted_line(noted: Any, *, named: bool, where: str = "") -> TwoLine:  # noqa: ANN401
    text = f"     {where}  {kind_word(noted)}: {noted.values['title']}"
    said = " ".join(filter(None, (follow_text(noted, named=named), votes_text(noted))))
    return TwoLine(text, f"     {said}", noted.id)
