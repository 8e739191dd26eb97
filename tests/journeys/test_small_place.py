"""A small place begun with the small template and led through by the overview alone.

Whoever works here does nothing but what the overview says is next, in the place to which its button
leads, with keys and clicks. Every sign that the program reckons has to come true by that; one is
ticked, which no program can know.
"""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from tests.windows import CTRL, NONE, SHIFT, Key, focus_on, settle
from workbench.models.registry import record
from workbench.project.register import read_rows
from workbench.steps.situation.page_surveys import ROUNDS, TALLY
from workbench.ui.parts.form import RecordForm

LEFT = Qt.MouseButton.LeftButton
FORM = "45" + "4444" + "2" + "3" + "8" + "2"  # answers to the first ten questions
ANSWERS = 10  # as many as may be shown
WAY = (
    ("0.2", "situation:conditions"),
    ("0.4", "place:surfaces"),
    ("0.4", "place:properties"),
    ("0.4", "place:map"),
    ("1.2", "organisation:bodies"),
    ("1.2", "meetings:list"),
    ("2.1", "place:responsibility"),
    ("2.3", "situation:surveys"),
    ("2.6", "situation:inspection"),
    ("3.2", "vision:goals"),
    ("3.2", "vision:indicators"),
    ("3.3", "plan:chart"),
    ("4.1", "finance:budget"),
    ("4.3", "agreement:signing"),
    ("5.1", "operations:manager"),
    ("6.2", "meetings:decisions"),
    ("6.4", "finance:follow_up"),
    ("6.4", "follow_up:promises"),
    ("6.4", "overview:process"),
)


class Newcomer:
    """Somebody at the window who knows the place but not the program."""

    def __init__(self, driver):
        self.driver = driver
        self.press, self.type = driver.press, driver.type

    @property
    def view(self):
        return self.driver.page.view(self.driver.page.current)

    def rows(self, table):
        with self.driver.project.read() as session:
            return read_rows(session, record(table))

    # -- the ways of the hand

    def click(self, button):
        settle(lambda: button.isVisible() and button.isEnabled())
        QTest.mouseClick(button, LEFT)
        settle()

    def button(self, words):
        found = self.driver.page.findChildren(QPushButton)
        return next(each for each in found if words in each.text() and each.isVisible())

    def lines(self, table, *lines, at=None):
        """Write lines, each of which becomes a row."""
        if at is not None:
            focus_on(at)
        for line in lines:
            count = len(self.rows(table))
            self.type(line)
            self.press(Key.Key_Return)
            settle(lambda count=count: len(self.rows(table)) > count)
        settle()

    def form(self, **values):
        """Fill in fields of the form beside the page."""
        for key, value in values.items():
            forms = self.driver.desk.inspector.findChildren(RecordForm)
            form = next(each for each in forms if each.isVisible())
            form.focus_field(key)
            editor = form.fields[key].editor
            settle(lambda editor=editor: editor.hasFocus())
            self.press(Key.Key_A, CTRL)
            self.type(value)
            self.press(Key.Key_Tab)
            settle()

    # -- what the overview leads to

    def follow(self):
        """Go where the overview says, and return the step and the place."""
        self.driver.go("overview", 0)
        box = self.driver.page.view("tasks")._next
        settle(lambda: box._place is not None and box.isVisible())
        code, place = box.what.text().split()[0], box._place[0]
        self.click(box.go)
        here = f"{self.driver.desk.current_key}:{self.driver.page.current}"
        assert here == place
        return code, place

    def conditions(self):
        self.click(self.view.nothing.action)
        settle(lambda: len(self.rows("condition")) == 16)
        focus_on(self.view.board.view)
        for block in range(4):
            for place in range(4):
                self.press(Key.Key_J)
                self.press(Key.Key_Down, times=place < 3)
            if block < 3:
                self.press(Key.Key_Right)
                self.press(Key.Key_Up, times=3)
        self.press(Key.Key_N)  # nobody can lead the daily work: red, so who sees to it by when?
        settle(self.view.inspector.lacking.isVisible)
        self.form(action="Utse en platsansvarig", responsible_id="Kommunen", due="2027-01-31")
        assert not self.view.inspector.lacking.isVisible()

    def surfaces(self):
        self.lines("surface", "Torget; torg; Kommunen", "Parken; park; Kommunen")

    def properties(self):
        self.lines("property", "Bruket 1:1; Bruksbutikerna")

    def map(self):
        view = self.view
        self.click(view.empty.action)
        self.corners((50, 50), (250, 50), (250, 150), (50, 150))
        view.side.show_panel(view.side.things)
        for left, surface in ((50, "Torget"), (150, "Parken")):
            row = next(each for each in self.rows("surface") if each["name"] == surface)
            view.go_to(row["id"])
            self.click(view.side.things.draw)
            self.corners((left, 50), (left + 100, 50), (left + 100, 150), (left, 150))

    def corners(self, *corners):
        canvas = self.view.map.canvas
        for corner in corners:
            at = QPoint(*map(round, canvas.viewport.frame().at(corner)))
            QTest.mouseMove(canvas, at)
            QTest.mouseClick(canvas, LEFT, NONE, at)
        self.press(Key.Key_Return)
        settle()

    def steering(self):
        self.lines("body", "Styrgrupp")
        self.lines(
            "seat",
            "Kommunens plats; Kommunen; ; ordförande",
            "Butikernas plats; Bruksbutikerna; ; ledamot",
            "Föreningarnas plats; Hembygdsföreningen; ; ledamot",
            at=self.view.seats.panel.quick,
        )

    def first_meeting(self):
        self.click(self.view.plan_one)
        self.press(Key.Key_3, CTRL)
        settle(lambda: self.driver.page.current == "during")
        focus_on(self.view.roll)
        self.press(Key.Key_1, times=3)
        settle(lambda: all(each["presence"] for each in self.rows("attendance")))

    def matrix(self):
        self.type("K")  # the municipality does it, and does so clearly
        self.press(Key.Key_Right, SHIFT, times=9)
        self.press(Key.Key_R, CTRL)
        self.press(Key.Key_Down, SHIFT)
        self.press(Key.Key_D, CTRL)
        settle(lambda: len(self.rows("responsibility")) == 20)

    def survey(self):
        self.click(self.view.results.nothing.action)
        self.click(self.button("Skriv in"))
        self.press(Key.Key_Return)  # the round begins
        settle(lambda: len(self.rows("survey_round")) == 1)
        focus_on(self.view.part(TALLY).entry_focus())
        for _each in range(ANSWERS):
            self.type(FORM)
            self.press(Key.Key_Return, times=3)
            self.type("123")
            settle()
        self.click(self.button("Omgångar"))
        rounds = self.view.part(ROUNDS)
        shown = rounds.panel.table.view
        settle(shown.isVisible)
        QTest.mouseClick(
            shown.viewport(), LEFT, NONE, shown.visualRect(shown.model().index(0, 0)).center()
        )
        settle()
        self.form(notes="Liten ort: alla 64 hushåll tillfrågades")

    def inspection(self):
        self.click(self.view.part("picture").nothing.action)
        self.type("2026")
        self.press(Key.Key_Return)
        settle(lambda: len(self.rows("inspection")) == 1)
        for points in (14, 15, 13, 16, 12, 15, 14, 13, 5):
            self.type(str(points))
            self.press(Key.Key_Return)
        self.click(self.button("Besiktningar"))
        focus_on(self.view.part("picture").picture)
        self.press(Key.Key_End)  # the last aspect is red
        self.click(self.view.part("picture").detail.finding)

    def goals(self):
        self.press(Key.Key_Return)
        settle()
        for goal in ("Tryggare kvällar", "Helt och rent", "Fler stannar"):
            self.type(goal)
            self.press(Key.Key_Return)
            settle()
        self.press(Key.Key_Escape)

    def indicators(self):
        for line, before, after in (
            ("Trygg efter mörkrets inbrott; Tryggare kvällar; %", "42", "50"),
            ("Skräp per rond; Helt och rent; st", "12", "6"),
            ("Stannar minst en kvart; Fler stannar; %", "20", "30"),
        ):
            self.lines("indicator", line, at=self.view.panel.quick)
            self.form(baseline=before, baseline_year="2026", **{"targets:2027": after})

    def plan(self):
        for line, goal in (
            ("Fler lampor; Kommunen; 2026-12-01; 2027-02-01", "Tryggare"),
            ("Städning varje fredag; Bruksbutikerna; 2027-01-11; 2027-12-17", "Helt"),
            ("Bänkar vid sagan; Hembygdsföreningen; 2027-04-05; 2027-05-28", "Fler"),
        ):
            focus_on(self.view.entry_focus())
            self.press(Key.Key_N, CTRL)
            settle()
            self.lines("activity", line)
            self.form(goals=goal, accountable_id="Kommunen")

    def budget(self):
        self.click(self.view.part("lines").nothing.action)
        for line, amount in (("Städning; K1; Kostnad", "60000"), ("Bidrag; I1; Intäkt", "70000")):
            self.lines("budget_line", line, at=self.view.part("lines").panel.quick)
            self.form(**{"amounts:2026": amount})

    def agreement(self):
        self.click(self.view.nothing.action)
        self.click(self.button("Samverkansavtal"))
        self.form(reviewed="Ja")
        self.click(self.button("Undertecknande"))
        parties = ("Kommunen", "Bruksbutikerna", "Hembygdsföreningen")
        self.lines("signature", *(f"{party}; ; undertecknat" for party in parties))

    def manager(self):
        self.click(self.button("Påbörja befattningen"))
        (post,) = self.rows("post")
        assert post["begins"] > self.driver.project.today(), "nobody is in post by being wanted"
        self.click(self.button("Mandat och profil"))
        self.form(begins="2026-11-02")

    def decision(self):
        self.lines("decision", "Torget städas varje fredag; Bruksbutikerna; 2027-01-11")

    def outcome(self):
        for amount in ("5000", "4000", "6000"):
            self.type(amount)
            self.press(Key.Key_Tab)
        settle(lambda: len(self.rows("budget_quarter")) == 3)

    def promises(self):
        self.press(Key.Key_Return)
        settle(lambda: self.driver.page.current == "commitments")
        self.lines("commitment", "Sopa torget varje fredag; Bruksbutikerna; 52; gånger")
        self.driver.desk.go_to("follow_up:promises")
        settle()
        self.form(fulfilled="90")

    def approval(self):
        box = next(each for each in self.view.panel.signs.boxes if each.isVisible())
        assert "godkänt" in box.text()
        QTest.mouseClick(box, LEFT, NONE, QPoint(12, box.height() // 2))
        settle()


ACTS = (
    Newcomer.conditions, Newcomer.surfaces, Newcomer.properties, Newcomer.map, Newcomer.steering,
    Newcomer.first_meeting, Newcomer.matrix, Newcomer.survey, Newcomer.inspection, Newcomer.goals,
    Newcomer.indicators, Newcomer.plan, Newcomer.budget, Newcomer.agreement, Newcomer.manager,
    Newcomer.decision, Newcomer.outcome, Newcomer.promises, Newcomer.approval,
)  # fmt: skip


def test_the_overview_leads_through_the_whole_small_template(start):
    driver = start("empty")
    somebody = Newcomer(driver)
    driver.go("overview", 0)
    settle(somebody.view._next.about.isVisible)
    somebody.click(somebody.view._next.about)
    process = somebody.view
    process.templates.actions()[4].trigger()  # a menu would wait for a hand
    assert process._process.steps[0].values["code"] == WAY[0][0]
    for stage, act in zip(WAY, ACTS, strict=True):
        assert somebody.follow() == stage
        act(somebody)
    driver.go("overview", 1)
    settle(lambda: process._process.next() is None)
    assert process.tally.text() == (
        "13 av 13 steg klara · 23 av 23 tecken uppfylls av innehållet · 1 av 1 är bockade för hand"
    )
