"""A meeting as an invitation for calendars (iCalendar).

It keeps its name (UID) and counts its notices (SEQUENCE), so that a later one changes what the
calendar has. Its time is local time in Sweden, told with the rule of summer time.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING, Final

from workbench.exchange.content_lines import content, escaped

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_HOST: Final = "platsverkstad"
_ZONE: Final = (
    "BEGIN:VTIMEZONE",
    "TZID:Europe/Stockholm",
    "BEGIN:STANDARD",
    "DTSTART:19701025T030000",
    "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU",
    "TZOFFSETFROM:+0200",
    "TZOFFSETTO:+0100",
    "END:STANDARD",
    "BEGIN:DAYLIGHT",
    "DTSTART:19700329T020000",
    "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU",
    "TZOFFSETFROM:+0100",
    "TZOFFSETTO:+0200",
    "END:DAYLIGHT",
    "END:VTIMEZONE",
)


@dataclass(frozen=True, slots=True)
class Invitation:
    """What a calendar is told of a meeting.

    ``key`` names it for good, ``sequence`` counts its notices from 0. ``begins`` is in minutes of
    the day, None where only the day is known.
    """

    key: str
    sequence: int
    title: str
    day: date
    begins: int | None
    minutes: int
    place: str = ""
    link: str = ""
    text: str = ""


def meeting_ics(meetings: Sequence[Invitation], now: datetime, language: str) -> bytes:
    """Return the meetings as one calendar file."""
    stamp = now.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")
    return content(_lines(meetings, stamp, language))


def _lines(meetings: Sequence[Invitation], stamp: str, language: str) -> Iterator[str]:
    yield "BEGIN:VCALENDAR"
    yield "VERSION:2.0"
    yield f"PRODID:-//Platsverkstad//Meetings//{language.upper()}"
    yield "CALSCALE:GREGORIAN"
    yield "METHOD:PUBLISH"
    yield from _ZONE
    for each in meetings:
        yield from _event(each, stamp)
    yield "END:VCALENDAR"


def _event(meeting: Invitation, stamp: str) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{meeting.key}-meeting@{_HOST}"
    yield f"SEQUENCE:{meeting.sequence}"
    yield f"DTSTAMP:{stamp}"
    if meeting.begins is None:
        yield f"DTSTART;VALUE=DATE:{meeting.day:%Y%m%d}"
        yield f"DTEND;VALUE=DATE:{meeting.day + timedelta(days=1):%Y%m%d}"
    else:
        start = datetime.combine(meeting.day, time()) + timedelta(minutes=meeting.begins)
        end = start + timedelta(minutes=meeting.minutes or 60)
        yield f"DTSTART;TZID=Europe/Stockholm:{start:%Y%m%dT%H%M%S}"
        yield f"DTEND;TZID=Europe/Stockholm:{end:%Y%m%dT%H%M%S}"
    yield f"SUMMARY:{escaped(meeting.title)}"
    if where := ", ".join(filter(None, (meeting.place, meeting.link))):
        yield f"LOCATION:{escaped(where)}"
    if meeting.text:
        yield f"DESCRIPTION:{escaped(meeting.text)}"
    yield "STATUS:CONFIRMED"
    yield "END:VEVENT"
