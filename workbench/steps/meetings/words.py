"""What is said of decisions, attendance and time, in words."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from workbench.base.formats import date_long, date_text
from workbench.base.language import _, ngettext
from workbench.project.meeting_book import DECISION, ITEM

if TYPE_CHECKING:
    from workbench.project.meeting_book import Attending, ItemLine, MeetingBook, NotedLine


def kind_word(noted: NotedLine) -> str:
    """Return what was noted: decision, action point or idea; a decision with its outcome."""
    kind = DECISION["kind"].choice(noted.values["kind"])
    outcome = DECISION["outcome"].choice(noted.values["outcome"])
    said = kind.text() if kind else ""
    plain = outcome is None or outcome.key == "adopted"
    return said if plain or outcome is None else f"{said}, {outcome.text().lower()}"


def doer(noted: NotedLine, *, named: bool) -> str:
    """Return who is responsible, with the person where people may be named."""
    party, person = noted.responsible, noted.person
    if named and party and person:
        return f"{party} ({person})"
    return party or (person if named else "")


def follow_text(noted: NotedLine, *, named: bool) -> str:
    """Return who does it and until when, "" where neither is said."""
    who = doer(noted, named=named)
    parts = [_("Responsible: {name}.").format(name=who)] if who else []
    due = noted.values["due"]
    if due is not None:
        parts.append(_("Due by {day}.").format(day=date_text(due)))
    return " ".join(parts)


def minuted_text(noted: NotedLine, *, named: bool) -> str:
    """Return who does it and until when, as the minutes were verified or as it is now."""
    kept = str(noted.values["minuted"]).split("\n")
    if len(kept) != 3:  # noqa: PLR2004 - party, person, day
        return follow_text(noted, named=named)
    party, person, due = kept
    who = f"{party} ({person})" if named and party and person else party or (person * named)
    parts = [_("Responsible: {name}.").format(name=who)] if who else []
    if due:
        parts.append(_("Due by {day}.").format(day=date_text(date.fromisoformat(due))))
    return " ".join(parts)


def votes_text(noted: NotedLine) -> str:
    """Return how many voted how, "" where nobody counted."""
    values = noted.values
    if values["votes_for"] is None and values["votes_against"] is None:
        return ""
    for_, against, abstained = (values[f"votes_{k}"] or 0 for k in ("for", "against", "abstain"))
    said = _("Votes: {yes} for, {no} against").format(yes=for_, no=against)
    if abstained:
        words = ngettext("{count} abstained", "{count} abstained", abstained)
        said += ", " + words.format(count=abstained)
    return said + "."


def clock_span(begins: str, ends: str) -> str:
    """Return a span of time, "" where none is set."""
    return f"{begins}–{ends}" if begins and ends else begins


def when_text(book: MeetingBook, *, held: bool = False) -> str:
    """Return day and time of a meeting, as planned or as it was ``held``."""
    day, values = book.values["held_on"], book.values
    begins, ends = values["starts"], book.ends
    if held:
        begins, ends = values["opened_at"] or begins, values["closed_at"] or ends
    clock = clock_span(begins, ends)
    return ", ".join(filter(None, (date_long(day) if day else "", clock)))


def where_text(book: MeetingBook) -> str:
    """Return place and link of a meeting."""
    return " · ".join(filter(None, (book.values["place"], book.values["link"])))


def item_facts(item: ItemLine, *, named: bool) -> str:
    """Return the kind of an item and, where people may be named, who presents it."""
    kind = ITEM["kind"].choice(item.values["kind"])
    parts = [kind.text() if kind else ""]
    if named and item.presenter:
        parts.append(_("presented by {name}").format(name=item.presenter))
    return " · ".join(filter(None, parts))


def seat_text(each: Attending, *, named: bool) -> str:
    """Return who somebody is: the name where people may be named, else the seat."""
    if not named or not each.name:
        return str(each.values["title"])
    return f"{each.name} ({each.values['title']})"
