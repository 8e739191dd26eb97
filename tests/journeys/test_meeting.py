"""A steering-group meeting from the notice to verified minutes, with the keyboard alone."""

from __future__ import annotations

import shutil
from datetime import date

import pytest

from tests.windows import CTRL, SHIFT, Driver, Key, focus_on, settle
from workbench.models.registry import record
from workbench.project.decided import decided_about
from workbench.project.meeting_book import read_meeting
from workbench.project.register import read_rows
from workbench.rules.meetings import Quorate

AGENDA, DURING, MINUTES, DECISIONS = 1, 2, 3, 4


class Room(Driver):
    """A window on the meetings."""

    def rows(self, table):
        with self.project.read() as session:
            return read_rows(session, record(table))

    def book(self, key):
        with self.project.read() as session:
            return read_meeting(session, key, self.project.today())

    def view(self, number):
        self.press(Key(Key.Key_1 + number), CTRL)
        settle()
        return self.page.view()


@pytest.fixture
def room(tmp_path, mellantorg):
    driver = Room(tmp_path, shutil.copy(mellantorg, tmp_path / "Mellantorg.plats"))
    yield driver
    driver.close()


def test_from_the_notice_to_verified_minutes(room, tmp_path):
    # The notice: an agenda that runs with the clock, for those who have a seat.
    room.go("meetings")
    agenda = room.view(AGENDA)
    key = agenda._chosen.id
    before = room.book(key)
    assert (len(before.roll), before.ends) == (10, "14:45")
    room.type("Belysning i tunneln; beslut; 20; Cajsa")
    room.press(Key.Key_Return)
    settle()
    assert room.book(key).ends == "15:05"
    room.press(Key.Key_M, CTRL | SHIFT)
    text = room.application.clipboard().text()
    assert text.startswith("Kallelse: Styrgrupp – plan och budget 2027 2026-12-03")
    assert "15. Belysning i tunneln" in text
    focus_on(agenda.called)
    room.press(Key.Key_Return)
    assert room.book(key).values["sequence"] == 1

    # In the room: who is there, by digits; the last seat is empty.
    during = room.view(DURING)
    assert room.focus() is during.list
    room.press(Key.Key_O)  # opens the meeting
    room.press(Key.Key_Return)
    assert room.focus() is during.roll
    room.press(Key.Key_1, times=3)
    room.press(Key.Key_2)  # the substitute sits there
    room.press(Key.Key_3)
    room.press(Key.Key_R)  # the rest is there
    settle()
    book = room.book(key)
    assert book.line.quorum.state is Quorate.YES
    assert (book.line.quorum.present, book.line.quorum.votes) == (7, 9)
    assert book.roll[3].values["presence"] == "substitute"
    assert book.roll[3].replaces

    # A decision, an action and an idea under the item, each in one line.
    focus_on(during.list)
    room.press(Key.Key_End)
    settle()
    item = during._item
    assert room.book(key).item(item).title == "Belysning i tunneln"
    room.press(Key.Key_D)
    room.type("Belysningen beställs; kommunen; 2027-06-30; 6-1-0; r: Brf Lindgården vill vänta")
    room.press(Key.Key_Return)
    settle()
    assert room.focus() is during.list
    room.press(Key.Key_A)
    room.type("Skriv till Matkvarteret; torgkvarteret; 2026-12-15")
    room.press(Key.Key_Return)
    settle()
    room.press(Key.Key_I)
    room.type("Ljusfest i februari")
    room.press(Key.Key_Return)
    settle()
    kinds = [each.values["kind"] for each in room.book(key).item(item).noted]
    assert kinds == ["decision", "action", "idea"]
    decision = room.book(key).item(item).noted[0]
    assert (decision.responsible, decision.values["due"]) == ("Kommunen", date(2027, 6, 30))
    assert (decision.values["votes_for"], decision.values["votes_against"]) == (6, 1)
    assert decision.values["reservation"] == "Brf Lindgården vill vänta"
    assert decision.paragraph == "§ 22"

    # What was said is written under the item and kept when one leaves the field.
    room.press(Key.Key_Return)
    room.type("Alternativen vägdes.")
    during.list.setFocus()
    settle()
    assert room.book(key).item(item).values["said"] == "Alternativen vägdes."

    # Minutes: paper and mail before people leave, then they are verified and stand.
    room.press(Key.Key_O)
    assert room.book(key).values["closed_at"]
    minutes = room.view(MINUTES)
    minutes.papers._press(_minutes(), str(tmp_path / "p.pdf"), "pdf")
    settle((tmp_path / "p.pdf").exists)
    minutes.papers._write(str(tmp_path / "actions.xlsx"))
    assert (tmp_path / "actions.xlsx").stat().st_size > 1000
    room.press(Key.Key_M, CTRL | SHIFT)
    assert "Belysningen beställs" in room.application.clipboard().text()
    focus_on(minutes.when)
    room.press(Key.Key_A, CTRL)
    room.type("2026-12-03")
    focus_on(minutes.verify)
    room.press(Key.Key_Return)
    settle()
    book = room.book(key)
    assert book.line.locked
    assert book.values["verified_by"] == book.chair
    assert {each.values["paragraph"] for each in book.item(item).noted} == {"§ 22"}

    # They stand: the wording cannot be changed, carrying it out can be noted.
    during = room.view(DURING)
    assert not during.capture.edit.isEnabled()

    # The decision is tied to a goal, which tells it.
    decisions = room.view(DECISIONS)
    decisions.panel.show_row(decision.id)
    settle(lambda: decisions.about._decision == decision.id)
    goal = room.rows("goal")[0]
    words = next(
        text for text, pair in decisions.about._known.items() if pair == ("goal", goal["id"])
    )
    decisions.about.line.setText(words)
    decisions.about._take()
    with room.project.read() as session:
        told = decided_about(session, "goal", goal["id"])
    assert told[0].short() == "Styrgrupp, § 22"
    room.go("vision", 1)
    goals = room.page.view("goals")
    goals.show_row(goal["id"])
    settle(lambda: goals.panel.form.ids() == [goal["id"]])
    assert "§ 22" in goals.panel.form._decided.whole_text()


def _minutes():
    from workbench.steps.meetings.minutes_paper import minutes

    return minutes
