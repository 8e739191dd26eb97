"""Planning, holding and verifying meetings, and what they decide; without a window."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from workbench.base.clock import FixedClock
from workbench.base.errors import WorkbenchError
from workbench.base.language import using
from workbench.base.resources import resource
from workbench.documents.audience import Audience
from workbench.documents.registry import Options
from workbench.exchange.read_table import read_table
from workbench.models.registry import record
from workbench.program.review import review
from workbench.project import acts
from workbench.project.decided import decided_about, set_subjects
from workbench.project.meeting_book import next_meeting, read_meeting, read_meetings, read_noted
from workbench.project.noting import Spot, note_action, note_decision, note_line
from workbench.project.open import create, open_project
from workbench.project.register import read_rows
from workbench.rules.holidays_sweden import days_off
from workbench.rules.meetings import Quorate
from workbench.steps.importing import plan_table, take_in
from workbench.steps.meetings import edits, sending
from workbench.steps.meetings.minutes_edits import note_called, start_correction, verify_minutes
from workbench.steps.meetings.minutes_paper import minutes
from workbench.steps.meetings.notice_paper import notice
from workbench.steps.meetings.notices import meeting_notices
from workbench.steps.meetings.templates import templates
from workbench.steps.plan.baselines import baselines

DAY = date(2026, 12, 3)
CLOCK = FixedClock(datetime(2026, 12, 3, 13, 4))


@pytest.fixture
def group(tmp_path):
    """A project whose steering group has three votes; the id of the group, and people by name."""
    with using("sv"), create(tmp_path / "m.plats", "Torget", clock=CLOCK) as project:
        people = {
            name: acts.add(project, record("stakeholder"), {"name": name})
            for name in ("Anna", "Bo", "Cilla", "Didrik")
        }
        body = acts.add(project, record("body"), {"name": "Styrgrupp", "kind": "steering_group"})
        for name, role in (("Anna", "chair"), ("Bo", "secretary"), ("Cilla", "member")):
            values = {
                "title": f"Plats {name}",
                "body_id": body,
                "role": role,
                "stakeholder_id": people[name],
                "substitute_id": people["Didrik"],
            }
            acts.add(project, record("seat"), values)
        acts.add(project, record("organisation"), {"name": "Kommunen"})
        yield project, body, people


def words_of(document):
    """Return all that a document says."""
    return " ".join(str(block) for block in document.walk())


def rows(project, table):
    with project.read() as session:
        return read_rows(session, record(table))


def book(project, key):
    with project.read() as session:
        return read_meeting(session, key, project.today())


def test_a_meeting_comes_with_the_agenda_that_fits_its_body_and_those_who_sit_there(group):
    project, body, people = group
    key = edits.plan_meeting(project, body, DAY, values={"starts": "13.00"})
    found = book(project, key)
    assert [each.values["title"] for each in found.roll] == [
        "Plats Anna",
        "Plats Bo",
        "Plats Cilla",
    ]
    assert found.items[0].title == "Mötet öppnas"
    assert found.items[0].values["presenter_id"] == people["Anna"]
    assert (found.items[0].begins, found.items[0].ends) == ("13:00", "13:03")
    assert found.ends == found.items[-1].ends
    assert found.line.quorum.state is Quorate.UNKNOWN
    project.undo()
    assert not rows(project, "meeting") + rows(project, "agenda_item") + rows(project, "attendance")


def test_what_stays_from_meeting_to_meeting_is_taken_from_the_last_one(group):
    project, body, _people = group
    edits.plan_meeting(project, body, DAY, values={"starts": "09:15", "place": "Biblioteket"})
    later = book(project, edits.plan_meeting(project, body, date(2027, 2, 4)))
    assert (later.values["starts"], later.values["place"]) == ("09:15", "Biblioteket")


@pytest.mark.parametrize("language", ["sv", "en"])
def test_templates_ship_in_both_languages_and_ones_own_come_first(group, language):
    project, body, _people = group
    key = edits.plan_meeting(project, body, DAY)
    acts.remove(project, record("agenda_item"), [i.id for i in book(project, key).items[3:]])
    edits.save_template(project, key, "Kort möte")
    with using(language), project.read() as session:
        found = templates(session)
    assert found[0].name == "Kort möte"
    assert found[0].items[0]["presenter"] == "chair"
    assert {"regular", "constituting", "board", "annual"} <= {each.key for each in found}
    assert all(item["title"] for each in found for item in each.items)
    again = book(project, edits.plan_meeting(project, body, date(2027, 1, 14)))
    assert len(again.items) == 3


def test_next_year_lies_as_this_one_did_but_not_on_holidays(group):
    project, body, _people = group
    for day in (date(2026, 2, 12), date(2026, 5, 14), date(2026, 11, 12)):
        edits.plan_meeting(project, body, day, template=None)
    with project.read() as session:
        days = edits.proposed_days(session, body, 2027, days_off(2027))
    assert days == [date(2027, 2, 11), date(2027, 5, 13), date(2027, 11, 11)]
    edits.plan_year(project, body, 2027, days)
    with project.read() as session:
        assert not edits.proposed_days(session, body, 2027, days_off(2027))
    assert len(rows(project, "meeting")) == 6
    project.undo()
    assert len(rows(project, "meeting")) == 3


def test_postponed_items_and_open_points_come_along_by_one_act(group):
    project, body, _people = group
    first = edits.plan_meeting(project, body, DAY)
    left = book(project, first).items[5]
    edits.set_state(project, left.id, "postponed")
    note_action(project, "Ring kommunen", Spot(first))
    second = edits.plan_meeting(project, body, date(2027, 2, 4))
    before = len(project.history())
    found = edits.carry_over(project, second)
    assert (found.postponed, found.open_points) == (1, 1)
    assert len(project.history()) == before + 1
    carried = [i for i in book(project, second).items if i.values["carried_from_id"]]
    assert [each.title for each in carried] == [left.title]
    assert carried[0].number == len(book(project, second).items) - 3  # before the closing
    assert edits.carry_over(project, second).postponed == 0


def test_a_substitute_sits_in_for_the_one_of_the_seat_and_leaves_again(group):
    project, body, people = group
    key = edits.plan_meeting(project, body, DAY)
    seat = book(project, key).roll[0].id
    edits.mark_presence(project, seat, "substitute")
    sub = book(project, key).roll[0]
    assert (sub.name, sub.replaces, sub.there) == ("Didrik", "Anna", True)
    edits.mark_presence(project, seat, "present")
    back = book(project, key).roll[0]
    assert (back.values["stakeholder_id"], back.replaces) == (people["Anna"], "")


def test_who_has_a_conflict_of_interest_counts_in_neither_number(group):
    project, body, _people = group
    key = edits.plan_meeting(project, body, DAY)
    roll = book(project, key).roll
    for each in roll[:2]:
        edits.mark_presence(project, each.id, "present")
    item = book(project, key).items[9]
    assert (item.quorum.present, item.quorum.votes, item.quorum.needed) == (2, 3, 2)
    edits.set_recused(project, item.id, [roll[0].id])
    item = book(project, key).item(item.id)
    assert (item.quorum.present, item.quorum.votes, item.quorum.needed) == (1, 2, 2)
    with pytest.raises(WorkbenchError, match="beslutsfört"):
        note_decision(project, "Avtalet godkänns", Spot(key, item.id))
    note_decision(project, "Ärendet bordläggs", Spot(key, item.id), outcome="postponed")
    assert book(project, key).item(item.id).values["state"] == "postponed"
    note_action(project, "Ta fram underlag", Spot(key, item.id))


def test_a_line_names_parties_and_people_or_is_refused(group):
    project, body, people = group
    key = edits.plan_meeting(project, body, DAY)
    note_line(project, "decision", "Budget fastställs; komm; bo; 2027-01-31; 3-0", Spot(key))
    row = rows(project, "decision")[0]
    assert row["person_id"] == people["Bo"]
    assert row["due"] == date(2027, 1, 31)
    assert (row["votes_for"], row["votes_against"], row["votes_abstain"]) == (3, 0, None)
    entries = len(project.history())
    with pytest.raises(WorkbenchError, match="Ingen heter ”Okänd”"):
        note_line(project, "action", "Något; Okänd", Spot(key))
    with pytest.raises(WorkbenchError):
        note_line(project, "idea", "   ", Spot(key))
    assert len(project.history()) == entries


def held(project, body, people):
    key = edits.plan_meeting(project, body, DAY)
    edits.mark_rest_present(project, key)
    item = book(project, key).items[9].id
    decision = note_decision(project, "Belysning beställs", Spot(key, item), person_id=people["Bo"])
    return key, item, decision


def test_verified_minutes_stand_whoever_edits_and_say_why_they_were_opened(group):
    project, body, people = group
    key, item, decision = held(project, body, people)
    verify_minutes(project, key, DAY, [people["Cilla"]])
    assert book(project, key).line.locked
    roll = book(project, key).roll[0].id
    for refused in (
        lambda: acts.change(project, record("decision"), decision, {"title": "Annat"}),
        lambda: acts.remove(project, record("decision"), [decision]),
        lambda: acts.change(project, record("agenda_item"), item, {"said": "Annat"}),
        lambda: acts.remove(project, record("meeting"), [key]),
        lambda: edits.mark_presence(project, roll, "absent"),
        lambda: edits.set_recused(project, item, [roll]),
        lambda: note_decision(project, "Ett till", Spot(key, item)),
        lambda: edits.fill_agenda(project, key),
        lambda: acts.change(project, record("meeting"), key, {"verified_on": None}),
    ):
        entries = len(project.history())
        with pytest.raises(WorkbenchError, match="justerat"):
            refused()
        assert len(project.history()) == entries
    acts.change(project, record("decision"), decision, {"status": "done", "due": DAY})
    with pytest.raises(WorkbenchError):
        start_correction(project, key, "  ")
    start_correction(project, key, "Fel röstetal")
    acts.change(project, record("decision"), decision, {"votes_for": 3})
    verify_minutes(project, key, DAY, [people["Cilla"]])
    assert [each["reason"] for each in book(project, key).corrections] == ["Fel röstetal"]
    assert book(project, key).line.locked


def test_a_member_who_is_removed_leaves_decisions_and_minutes_whole(group):
    project, body, people = group
    key, _item, decision = held(project, body, people)
    verify_minutes(project, key, DAY, [people["Cilla"]])
    acts.remove(project, record("stakeholder"), [people["Bo"]])
    acts.remove(project, record("seat"), [row["id"] for row in rows(project, "seat")])
    found = book(project, key)
    assert [each.name for each in found.roll] == ["Anna", "Bo", "Cilla"]
    assert [each.id for each in found.noted] == [decision]
    assert found.noted[0].values["minuted"].split("\n")[1] == "Bo"
    with project.read() as session:
        told = {each.rule for each in meeting_notices(session, project.today())}
    assert "decision.responsible" in told
    project.undo()
    project.undo()
    assert book(project, key).noted[0].person == "Bo"


def test_paragraphs_run_through_the_year_and_stay_when_verified(group):
    project, body, people = group
    first = edits.plan_meeting(project, body, date(2026, 2, 12))
    second = edits.plan_meeting(project, body, date(2026, 11, 12))
    count = len(book(project, first).items)
    assert book(project, second).items[0].paragraph == count + 1
    verify_minutes(project, second, date(2026, 11, 20), [people["Anna"]])
    acts.remove(project, record("agenda_item"), [book(project, first).items[0].id])
    assert book(project, second).items[0].paragraph == count + 1
    third = edits.plan_meeting(project, body, date(2027, 2, 4))
    assert book(project, third).items[0].paragraph == 1


def test_a_decision_is_told_at_what_it_is_about(group):
    project, body, people = group
    key, _item, decision = held(project, body, people)
    base = acts.add(project, record("baseline"), {"name": "Plan A", "decision": "Muntligt"})
    set_subjects(project, decision, [("baseline", base)])
    with project.read() as session:
        told = decided_about(session, "baseline", base)
    assert [each.short() for each in told] == ["Styrgrupp, § 10"]
    assert told[0].text().startswith("Beslutat: Styrgrupp 3 dec")
    with project.read() as session:
        assert baselines(session)[0].decision == "Styrgrupp, § 10"
    acts.remove(project, record("baseline"), [base])
    with project.read() as session:
        assert read_noted(session, project.today(), key)[0].subjects == ()
    project.undo()
    set_subjects(project, decision, [])
    with project.read() as session:
        assert baselines(session)[0].decision == "Muntligt"


def test_papers_name_people_only_to_those_who_may_see_them(group):
    project, body, people = group
    key, item, _decision = held(project, body, people)
    acts.change(project, record("agenda_item"), item, {"notes": "Hemligt om Bo"})
    note_called(project, key)
    for build in (notice, minutes):
        for audience, named in ((Audience.PUBLIC, False), (Audience.INTERNAL, True)):
            options = Options(date=DAY, audience=audience, subject=key)
            with using("sv"), project.read() as session:
                text = words_of(build(session, options))
            assert ("Anna" in text.replace("Plats Anna", "")) is named
            assert "Hemligt" not in text
    with pytest.raises(WorkbenchError), project.read() as session:
        notice(session, Options(date=DAY, subject="finns inte"))


def test_the_calendar_knows_a_second_notice_by_its_number(group):
    project, body, _people = group
    key = edits.plan_meeting(project, body, DAY, values={"starts": "13:00", "place": "Här; nu"})
    note_called(project, key)
    first = sending.calendar_bytes(project, key).decode()
    note_called(project, key)
    second = sending.calendar_bytes(project, key).decode()
    assert f"UID:{key}-meeting@platsverkstad" in first
    assert f"UID:{key}-meeting@platsverkstad" in second
    assert ("SEQUENCE:0" in first, "SEQUENCE:1" in second) == (True, True)
    assert "DTSTART;TZID=Europe/Stockholm:20261203T130000" in first
    assert r"LOCATION:Här\; nu" in first


def test_a_mail_begins_with_what_its_reader_is_to_do(group, tmp_path):
    project, body, _people = group
    key = edits.plan_meeting(project, body, DAY)
    party = rows(project, "organisation")[0]["id"]
    note_action(project, "Rapportera", Spot(key))
    note_action(project, "Beställ lampor", Spot(key), responsible_id=party)
    text = sending.minutes_mail(project, key, named=False, party=party)
    assert text.index("Beställ lampor") < text.index("Rapportera")
    assert sending.write_actions(project, tmp_path / "a.xlsx", key, named=False) == 2


# -- the example and its tables


def test_the_tables_of_the_example_come_in_as_they_are(tmp_path):
    with using("sv"), create(tmp_path / "t.plats", "Torget", clock=CLOCK) as project:
        for kind in ("meeting", "decision"):
            grid = read_table(resource("example", f"{kind}s.csv"))
            plan = plan_table(project, record(kind), grid)
            assert not plan.errors
            take_in(project, plan)
        with project.read() as session:
            lines = read_meetings(session)
            noted = read_noted(session, project.today())
        assert len(lines) == 8
        unable = [line for line in lines if line.quorum.state is Quorate.NO]
        assert [line.values["code"] for line in unable] == ["M7"]
        assert len(noted) == 14
        assert [each.values["code"] for each in noted if each.late] == ["D12"]
        with pytest.raises(WorkbenchError, match="beslutsfört"):
            note_decision(project, "Nej", Spot(unable[0].id))
        grid = read_table(resource("example", "decisions.csv"))
        again = plan_table(project, record("decision"), grid)
        assert (again.new, again.updated) == (0, 0)


def test_the_example_has_a_next_meeting_and_what_is_late_in_the_review(example):
    with open_project(example, clock=CLOCK) as project, project.read() as session:
        coming = next_meeting(session, DAY)
        found = [each for each in review(session, DAY) if each.step == "meetings"]
    assert coming is not None
    assert coming.items == 14
    assert [each.rule for each in found if each.severity == "warning"] == ["decision.late"]
