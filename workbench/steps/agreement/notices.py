"""What is to be seen to in agreements: signing, notice, blanks, review, wordings left behind."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from workbench.base.formats import date_text
from workbench.base.language import _, ngettext
from workbench.project.register import titles
from workbench.rules.terms import SOON_DAYS
from workbench.steps.agreement.views import read_agreements
from workbench.steps.step import Notice

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from sqlalchemy.orm import Session

    from workbench.steps.agreement.views import AgreementLine

WAITED: Final = timedelta(days=30)
SOON: Final = timedelta(days=SOON_DAYS)
_LIVE: Final = ("signing", "in_force")


def agreement_notices(session: Session, today: date) -> Iterator[Notice]:
    """Yield what is to be seen to in every agreement that has not ended."""
    called = titles(session, "organisation")
    for each in read_agreements(session, today):
        if each.values["status"] != "ended":
            yield from _term(each, today)
            yield from _signing(each, today, called)
            yield from _text(each)


def _term(each: AgreementLine, today: date) -> Iterator[Notice]:
    where, key = each.values["title"], each.values["id"]
    if each.ends is None or each.values["status"] != "in_force":
        return
    if each.ends < today:
        said = _("ended {day}; set its status").format(day=date_text(each.ends))
        yield Notice("agreement.over", "warning", where, said, key)
    elif each.notice_by is not None and today <= each.notice_by <= today + SOON:
        said = _("last day to give notice is {day}").format(day=date_text(each.notice_by))
        yield Notice("agreement.notice", "warning", where, said, key)
    elif each.ends <= today + SOON:
        said = _("ends {day}").format(day=date_text(each.ends))
        yield Notice("agreement.ends", "warning", where, said, key)


def _signing(each: AgreementLine, today: date, called: dict[str, str]) -> Iterator[Notice]:
    for row in each.signatures:
        party = called.get(row["organisation_id"] or "", "")
        where = f"{each.values['title']}, {party}"
        sent = row["sent_on"]
        if row["status"] == "sent" and sent is not None and today - sent > WAITED:
            said = _("has not answered since {day}").format(day=date_text(sent))
            yield Notice("agreement.waiting", "warning", where, said, row["id"])
        if row["status"] == "declined":
            yield Notice("agreement.declined", "warning", where, _("has declined"), row["id"])
        if row["status"] == "signed" and row["signed_on"] is None:
            yield Notice(
                "agreement.day", "note", where, _("has signed, but the day is missing"), row["id"]
            )


def _text(each: AgreementLine) -> Iterator[Notice]:
    where, key = each.values["title"], each.values["id"]
    live = each.values["status"] in _LIVE
    if live and not each.values["reviewed"]:
        said = _("is out to the parties without review by a lawyer")
        yield Notice("agreement.review", "warning", where, said, key)
    if each.blanks:
        said = ngettext("{count} blank to fill in", "{count} blanks to fill in", each.blanks)
        severity = "warning" if live else "note"
        yield Notice("agreement.blanks", severity, where, said.format(count=each.blanks), key)
    for clause in each.clauses:
        place = f"{where}, {clause.title}"
        if clause.moved and not clause.values["left_out"]:
            said = _("the project has changed since the wording was written")
            yield Notice("clause.moved", "warning", place, said, clause.values["id"])
        if clause.values["left_out"] and not clause.values["reason"]:
            yield Notice(
                "clause.reason", "note", place, _("is left out without a reason"),
                clause.values["id"],
            )  # fmt: skip
