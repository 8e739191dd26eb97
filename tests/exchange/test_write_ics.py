"""A plan as a calendar: events of whole days, whole lines, the same names every time."""

from __future__ import annotations

from datetime import UTC, date, datetime

from workbench.exchange.plan_file import PlanFile, PlanLink, PlanTask
from workbench.exchange.write_ics import ics_bytes
from workbench.rules.schedule_types import LinkKind

NOW = datetime(2026, 3, 1, 12, 30, tzinfo=UTC)


def day(text):
    return date.fromisoformat(f"2026-{text}")


def events(*tasks, dates=None):
    plan = PlanFile("Torget", tasks=list(tasks))
    spans = {t.uid: (t.start, t.finish) for t in tasks if t.start} if dates is None else dates
    data = ics_bytes(plan, spans, NOW, "sv")
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))
    assert b"\n" not in data.replace(b"\r\n", b"")
    lines = data.decode().replace("\r\n ", "").split("\r\n")
    assert (lines[0], lines[-2:]) == ("BEGIN:VCALENDAR", ["END:VCALENDAR", ""])
    found = []
    for line in lines:
        name, _colon, value = line.partition(":")
        if line == "BEGIN:VEVENT":
            found.append({})
        elif found and value:
            found[-1].setdefault(name, value)
    return found


def activity(uid="a", **more):
    facts = {"start": day("03-02"), "finish": day("03-06")} | more
    return PlanTask(uid, facts.pop("title", "Gräv"), **facts)


def test_an_activity_ends_on_the_day_after_its_last():
    (found,) = events(activity(parties=["Kommunen"], percent=40))
    assert found["DTSTART;VALUE=DATE"] == "20260302"
    assert found["DTEND;VALUE=DATE"] == "20260307"
    assert found["DTSTAMP"] == "20260301T123000Z"
    assert found["UID"] == "a@platsverkstad"
    assert found["DESCRIPTION"].replace("\u00a0", " ") == r"Ansvarig: Kommunen\n40 % klart"


def test_a_deadline_is_an_event_of_its_own_until_the_work_is_done():
    first, second = events(activity(deadline=day("03-20")))
    assert (second["UID"], second["SUMMARY"]) == ("a-deadline@platsverkstad", "Senast: Gräv")
    assert second["DTSTART;VALUE=DATE"] == "20260320"
    assert first["CATEGORIES"] != second["CATEGORIES"]
    assert len(events(activity(deadline=day("03-20"), percent=100))) == 1


def test_what_is_no_event():
    tasks = [activity("a", summary=True), activity("b", active=False), activity("c", start=None)]
    assert events(*tasks) == []


def test_text_is_escaped_and_folded_within_no_letter():
    title = "Måla; bänkar, sedan \\ fest\nmed barn " + "åäö" * 60
    (found,) = events(activity(title=title))
    assert found["SUMMARY"].startswith(r"Måla\; bänkar\, sedan \\ fest\nmed barn åäö")
    (found,) = events(activity(title="x\r\nEND:VEVENT\x07"))
    assert found["SUMMARY"] == r"x\nEND:VEVENT"


def test_what_waits_for_what():
    links = [PlanLink("a", LinkKind.SS, -2), PlanLink("gone")]
    _first, second = events(activity("a"), activity("b", links=links))
    assert second["RELATED-TO;RELTYPE=STARTTOSTART;GAP=-P2D"] == "a@platsverkstad"
    assert len([name for name in second if name.startswith("RELATED")]) == 1
