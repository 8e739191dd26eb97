"""Agreements with their clauses as they read now, their parties and their versions."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from workbench.base.language import current, using
from workbench.models.registry import record
from workbench.project.once import once
from workbench.project.register import read_row, read_rows
from workbench.rules.terms import current_end, last_notice
from workbench.rules.wording import fill
from workbench.steps.agreement.facts import lacking_texts, read_facts
from workbench.steps.agreement.starting import first_clauses, first_values, signers
from workbench.steps.agreement.templates import draft_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from sqlalchemy.orm import Session

    from workbench.project.register import Values
    from workbench.steps.agreement.templates import Draft

AGREEMENT, CLAUSE, SIGNATURE = record("agreement"), record("clause"), record("signature")
VERSION, EARLIER = record("agreement_version"), record("clause_version")
# What an agreement's words are made of: when one of these changes it may read differently.
SOURCES: Final = (
    "agreement", "clause", "signature", "project", "organisation", "body", "seat", "goal",
    "commitment", "budget_version", "budget_line", "budget_amount", "responsibility",
)  # fmt: skip
# A fact may come to stand at the beginning of a paragraph: “styrgruppen är beslutsför …”.
_BEGINNING: Final = re.compile(r"(?m)^\w")


@dataclass(frozen=True)
class ClauseLine:
    """A clause as it reads now. ``number`` is "" where it is left out.

    ``draft`` is what the template says with today's facts; ``text`` is what holds: the project's
    own wording, or the draft. ``blanks`` are the facts that are missing in it.
    """

    values: Values
    number: str
    title: str
    draft: str
    blanks: tuple[str, ...]
    template: Draft | None

    @property
    def own(self) -> bool:
        """Whether the project has a wording of its own."""
        return bool(self.values["wording"]) or self.template is None

    @property
    def text(self) -> str:
        """What holds."""
        return str(self.values["wording"]) if self.own else self.draft

    @property
    def moved(self) -> bool:
        """Whether the draft says something else than when the own wording was written."""
        return (
            bool(self.values["wording"])
            and self.template is not None
            and (self.values["basis"] != self.draft)
        )

    @property
    def table(self) -> str:
        """The key of the table that stands below the text, "" for none."""
        return self.template.table if self.template is not None else ""


@dataclass(frozen=True)
class AgreementLine:
    """An agreement with its clauses, the parties' signatures and when it ends."""

    values: Values
    clauses: tuple[ClauseLine, ...]
    signatures: tuple[Values, ...]
    ends: date | None
    notice_by: date | None

    @property
    def signed(self) -> int:
        """How many parties have signed."""
        return sum(row["status"] == "signed" for row in self.signatures)

    @property
    def in_text(self) -> tuple[ClauseLine, ...]:
        """The clauses that are not left out."""
        return tuple(each for each in self.clauses if not each.values["left_out"])

    @property
    def blanks(self) -> int:
        """How many facts are missing in its text."""
        return sum(len(each.blanks) for each in self.in_text)


def text_language(session: Session) -> str:
    """Return the language in which the project's agreements are written."""
    return str(read_rows(session, record("project"))[0]["language"] or "sv")


@once
def read_agreements(session: Session, today: date) -> list[AgreementLine]:
    """Return all agreements in their order, worded in the project's language."""
    return [_agreement(session, row, today) for row in read_rows(session, AGREEMENT)]


def read_agreement(session: Session, agreement_id: str, today: date) -> AgreementLine | None:
    """Return one agreement, worded in the project's language, or None if it is gone."""
    row = read_row(session, AGREEMENT, agreement_id)
    return _agreement(session, row, today) if row is not None else None


def agreements_of_kind(session: Session, today: date, *, kind: str) -> tuple[tuple[str, str], ...]:  # noqa: ARG001 - as all that list subjects
    """Return id and title of each agreement of a kind."""
    rows = read_rows(session, AGREEMENT)
    return tuple((row["id"], row["title"]) for row in rows if row["kind"] == kind)


def newest_of_kind(
    session: Session, kind: str, today: date, language: str, subject: str = ""
) -> AgreementLine | None:
    """Return the last agreement of a kind that has not ended, or None; drafts in ``language``.

    ``subject`` is the id or the title of the one that is meant.
    """
    rows = [row for row in read_rows(session, AGREEMENT) if row["kind"] == kind]
    if subject:
        rows = [row for row in rows if subject in {row["id"], row["title"]}]
    going = [row for row in rows if row["status"] != "ended"] or rows
    return _agreement(session, going[-1], today, language) if going else None


def unstarted(session: Session, kind: str, today: date, language: str) -> AgreementLine:
    """Return what an agreement of a kind would be if it were drafted now; nothing is written."""
    place = read_rows(session, record("project"))[0]
    parties = read_rows(session, record("organisation"))
    choice = AGREEMENT["kind"].choice(kind)
    with using(language):
        title = choice.text() if choice else kind
    nothing = {"id": "", **{field.name: None for field in AGREEMENT.fields}}
    row = {**nothing, "status": "draft", **first_values(kind, title, place, parties)}
    blank = {"id": "", **{field.name: "" for field in CLAUSE.fields}, "left_out": False}
    clauses = [{**blank, **each} for each in first_clauses(kind, language, place["legal_form"])]
    empty = {"id": "", **{field.name: None for field in SIGNATURE.fields}, "title": ""}
    signing = tuple({**empty, "organisation_id": key} for key in signers(kind, parties))
    return _read(session, (row, clauses, signing), today, language)


def _agreement(session: Session, row: Values, today: date, language: str = "") -> AgreementLine:
    mine = [each for each in read_rows(session, CLAUSE) if each["agreement_id"] == row["id"]]
    signing = tuple(
        each for each in read_rows(session, SIGNATURE) if each["agreement_id"] == row["id"]
    )
    return _read(session, (row, mine, signing), today, language or text_language(session))


def _read(
    session: Session,
    rows: tuple[Values, Sequence[Values], tuple[Values, ...]],
    today: date,
    language: str,
) -> AgreementLine:
    row, clauses, signing = rows
    lines, number = [], 0
    with using(language):
        facts, lacking = read_facts(session, row), lacking_texts()
        for each in clauses:
            number += not each["left_out"]
            counted = "" if each["left_out"] else str(number)
            lines.append(_clause(row, each, counted, facts, lacking))
    ends = notice_by = None
    if row["valid_to"] is not None:
        notice = row["notice_months"] or 0
        ends = current_end(row["valid_to"], row["renewal_months"] or 0, notice, today)
        notice_by = None if row["notice_months"] is None else last_notice(ends, notice)
    return AgreementLine(row, tuple(lines), signing, ends, notice_by)


def _clause(
    agreement: Values,
    row: Values,
    number: str,
    facts: dict[str, str],
    lacking: dict[str, str],
) -> ClauseLine:
    template = draft_of(agreement["kind"], row["key"])
    if template is None:
        return ClauseLine(row, number, row["title"], "", (), None)
    draft, blanks = drafted(template, row["variant"], facts, lacking)
    title = row["title"]
    if title in template.titles.values():
        title = template.titles[current()]
    return ClauseLine(row, number, title, draft, () if row["wording"] else blanks, template)


def drafted(
    template: Draft, variant: str, facts: dict[str, str], lacking: Mapping[str, str]
) -> tuple[str, tuple[str, ...]]:
    """Return what a template says with these facts, and the facts it lacks."""
    text, blanks = fill(template.variant(variant).texts[current()], facts, dict(lacking))
    return _BEGINNING.sub(lambda match: match[0].upper(), text), blanks
