"""What the review finds between the steps: promises, survey rounds, photos, the process."""

from __future__ import annotations

from datetime import timedelta
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from workbench.base.formats import date_text
from workbench.base.language import _, ngettext
from workbench.measures.survey_types import round_facts
from workbench.models.registry import record
from workbench.program.criteria import held
from workbench.project.asking import driver
from workbench.project.differences import edit_number, edits_since
from workbench.project.issued import edit_keys
from workbench.project.register import read_rows, titles
from workbench.project.review_marks import Finding
from workbench.rules.comparison import comparability
from workbench.rules.comparison_words import comparability_words
from workbench.steps.documents.changed import OWN
from workbench.steps.overview.process import LATE, read_process

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date

    from sqlalchemy.orm import Session

    from workbench.project.register import Values

KEPT, LEAST_ANSWERS = 100, 200
AGED: Final = timedelta(days=30)  # a document need not follow every edit at once
SETTLED = frozenset({"done", "skipped"})


def _promises(session: Session, today: date) -> Iterator[Finding]:
    """Yield promises that are past their day and not kept, or that nobody has made."""
    parties = titles(session, "organisation")
    for row in read_rows(session, record("commitment")):
        party = parties.get(row["organisation_id"] or "", "")
        where = f"{row['title']}, {party}" if party else row["title"]
        if row["due"] and row["due"] < today and (row["fulfilled"] or 0) < KEPT:
            said = _("was promised by {day} and is not kept").format(day=date_text(row["due"]))
            yield Finding("commitment.late", "warning", where, said, "stakeholders", row["id"])
        if not party:
            said = _("is promised by nobody")
            yield Finding("commitment.party", "warning", where, said, "stakeholders", row["id"])


def _surveys(session: Session, today: date) -> Iterator[Finding]:  # noqa: ARG001 - one signature for all
    items, rounds = read_rows(session, record("survey_item")), _rounds(session)
    for survey in read_rows(session, record("survey")):
        mine = [each for each in rounds if each["survey_id"] == survey["id"]]
        asked = next((item for item in items if item["survey_id"] == survey["id"]), None)
        for before, after in pairwise(mine):
            if asked is None:
                continue
            found = comparability(
                round_facts(survey, before, asked), round_facts(survey, after, asked)
            )
            if not found.comparable:
                where = f"{before['name']} – {after['name']}"
                said = comparability_words(found)
                yield Finding("survey.comparable", "warning", where, said, "situation", after["id"])
        for row in mine:
            few = row["sample_size"] is not None and row["sample_size"] < LEAST_ANSWERS
            if few and not row["notes"].strip():
                said = _("fewer than 200 were asked and no reason is noted")
                yield Finding("survey.few", "note", row["name"], said, "situation", row["id"])


def _rounds(session: Session) -> list[Values]:
    rows = read_rows(session, record("survey_round"))
    return sorted(rows, key=lambda row: (str(row["field_from"] or row["name"]), row["name"]))


def _photos(session: Session, today: date) -> Iterator[Finding]:  # noqa: ARG001 - one signature for all
    for row in read_rows(session, record("photo")):
        if row["shows_people"] and not row["consent"]:
            where = row["caption"] or _("A photo")
            said = _("shows people who have not consented")
            yield Finding("photo.consent", "error", where, said, "situation", row["id"])


def _financing(session: Session, today: date) -> Iterator[Finding]:  # noqa: ARG001 - one signature for all
    """Yield activities that draw on a budget code for which no money is set aside."""
    lines = read_rows(session, record("budget_line"))
    known = {row["code"] for row in lines if row["type"] == "cost"}
    for row in read_rows(session, record("activity")):
        code = row["budget_code"]
        paid = row["financing"] or row["financiers"] or code in known
        if row["cost"] and code and not paid and row["status"] != "cancelled":
            where = _named(row)
            said = _("has a cost on {code}, for which nobody pays and the budget has no line")
            yield Finding(
                "plan.financing", "warning", where, said.format(code=code), "plan", row["id"]
            )


def _documents(session: Session, today: date) -> Iterator[Finding]:
    """Yield the newest version of each document that the project has gone on from."""
    keys, raw = edit_keys(session), driver(session)
    newest: dict[tuple[str, str], Values] = {}
    for row in read_rows(session, record("issued_document")):  # the newest first
        newest.setdefault((row["title"], row["audience"] or ""), row)
    for row in newest.values():
        after = edit_number(raw, keys.get(row["id"], ""))
        if row["data_until"] is None or today - row["data_until"] < AGED or after is None:
            continue
        if count := edits_since(raw, after, OWN):
            said = ngettext(
                "has data until {day}; {count} edit has been made since",
                "has data until {day}; {count} edits have been made since", count,
            ).format(day=date_text(row["data_until"]), count=count)  # fmt: skip
            where = _("{title}, version {version}").format(
                title=row["title"], version=row["version"] or 1
            )
            yield Finding("document.old", "note", where, said, "documents", row["id"])


def _process(session: Session, today: date) -> Iterator[Finding]:
    rows = read_rows(session, record("process_step"))
    for row in rows:
        if row["status"] == "skipped" and not row["reason"].strip():
            where, said = _named(row), _("is skipped without a reason")
            yield Finding("process.reason", "note", where, said, "overview", row["id"])
    past = {
        row["id"]
        for row in rows
        if row["status"] not in SETTLED and row["finish"] and row["finish"] < today
    }
    if not past:
        return
    asked = {
        row["measure"]
        for row in read_rows(session, record("process_criterion"))
        if row["step_id"] in past
    }
    for step in read_process(session, today, held(session, today, asked)).steps:
        if step.id in past and step.state == LATE:
            said = _("should have been done {day}").format(day=date_text(step.values["finish"]))
            yield Finding("process.late", "note", step.title, said, "overview", step.id)


def _named(row: Values) -> str:
    return f"{row['code']} {row['title']}".strip()


SUBJECTS: tuple[Callable[[Session, date], Iterator[Finding]], ...] = (
    _promises,
    _surveys,
    _photos,
    _financing,
    _documents,
    _process,
)
