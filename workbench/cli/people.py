"""People on the command line: who is in favour, what is kept about somebody, erasing them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from workbench.base.formats import kr, number_text, percent_text
from workbench.base.language import _, ngettext, using
from workbench.cli.answer import Answer
from workbench.models.registry import RECORDS
from workbench.project.anonymise import save_anonymised
from workbench.project.erasing import erase_from_backups, erase_people, known_backups
from workbench.project.open import open_project
from workbench.project.person import find_person
from workbench.rules.support import ASSESSED_VALUE
from workbench.steps.stakeholders.person_report import PersonReport
from workbench.steps.stakeholders.support import read_support
from workbench.steps.stakeholders.support_words import basis_name

if TYPE_CHECKING:
    import argparse
    from fractions import Fraction

    from workbench.base.clock import Clock
    from workbench.project.erase import Erased
    from workbench.project.erasing import FromBackups
    from workbench.rules.support import Tally

ORE = 100


def support(said: argparse.Namespace, clock: Clock) -> Answer:
    """Show who is in favour, on every basis."""
    with (
        open_project(Path(said.file), clock=clock, read_only=True) as project,
        project.read() as session,
    ):
        found = read_support(session)
    data = [
        {
            "basis": each.basis,
            "for": _number(each, each.in_favour),
            "total": _number(each, each.total),
            "share": each.share,
            "majority": each.majority,
            "two_thirds": each.two_thirds,
        }
        for each in found.tallies
    ]
    lines = [_line(each) for each in (*found.tallies, found.votes)]
    lines.append(
        _("More than half by number and by value: {answer}").format(answer=_yes(found.dual_key))
    )
    lines += [
        _("Joined, {basis}: {share}").format(
            basis=basis_name(each.basis), share=percent_text(each.share, 1)
        )
        for each in found.joined
    ]
    return Answer("\n".join(lines), data)


def _number(tally: Tally, amount: Fraction) -> int | float:
    exact = amount / ORE if tally.basis == ASSESSED_VALUE else amount
    return int(exact) if exact.denominator == 1 else float(exact)


def _line(tally: Tally) -> str:
    shown = [
        kr(int(amount)) if tally.basis == ASSESSED_VALUE else number_text(float(amount))
        for amount in (tally.in_favour, tally.total)
    ]
    return _(
        "{basis}: {amount} of {total}, {share}; more than half: {half}; two thirds: {thirds}"
    ).format(
        basis=basis_name(tally.basis),
        amount=shown[0],
        total=shown[1],
        share=percent_text(tally.share, 1),
        half=_yes(tally.majority),
        thirds=_yes(tally.two_thirds),
    )


def _yes(answer: bool) -> str:  # noqa: FBT001 - an answer in words
    return _("yes") if answer else _("no")


def person(said: argparse.Namespace, clock: Clock) -> Answer:
    """Show all that is stored about a person; with ``--pdf`` write it as a document too."""
    with open_project(Path(said.file), clock=clock, read_only=True) as project:
        report = PersonReport(project, find_person(project.raw, said.id))
        if said.pdf:
            from workbench.documents.pdf import press

            language = said.language or project.facts().language or "sv"
            with using(language):
                written = PersonReport(project, report.data.id).document(language)
            press(written, Path(said.pdf))
    data = report.as_json()
    lines = [f"{data['person']['code']} {data['person']['name']}"]
    for row in data["rows"]:
        lines.append(f"{row['table']} ({', '.join(row['how'])})")
        lines += [f"  {name}: {value}" for name, value in row["words"].items()]
    count = len(data["history"])
    lines.append(
        ngettext("{count} change in the history", "{count} changes in the history", count).format(
            count=count
        )
    )
    return Answer("\n".join(lines), data)


def erase(said: argparse.Namespace, clock: Clock) -> Answer:
    """Erase a person for good, also from the backups."""
    with open_project(Path(said.file), clock=clock) as project:
        found = find_person(project.raw, said.id)
        (done,), wishes = erase_people(project, [found], said.reason or "")
        result = erase_from_backups(known_backups(project), wishes, clock)
    return Answer(_told(done, result), _data(done, result), findings=bool(result.failed))


def _told(done: Erased, result: FromBackups) -> str:
    lines = [_("Erased for good; {who} stands for the person now").format(who=done.pseudonym)]
    for said, counts in ((_("deleted"), done.deleted), (_("emptied"), done.emptied)):
        lines += [f"  {said}: {_kind(table)} {count}" for table, count in counts.items()]
    lines += [f"  {_kind(each.table)}: {each.text}" for each in done.texts]
    if done.files:
        said = ngettext(
            "  the files of {count} issued document named the person and are gone",
            "  the files of {count} issued documents named the person and are gone",
            done.files,
        )
        lines.append(said.format(count=done.files))
    lines.append(
        ngettext(
            "  {count} change taken out of the history",
            "  {count} changes taken out of the history",
            done.history,
        ).format(count=done.history)
    )
    lines += [
        _("  backup written anew: {file}").format(file=each.path) for each in result.rewritten
    ]
    lines += [
        _("  backup that still holds the person: {file} ({reason})").format(
            file=each.path, reason=why
        )
        for each, why in result.failed
    ]
    return "\n".join(lines)


def _kind(table: str) -> str:
    return _(RECORDS[table].many) if table in RECORDS else table


def _data(done: Erased, result: FromBackups) -> dict[str, Any]:
    return {
        "pseudonym": done.pseudonym,
        "rows": done.rows,
        "deleted": done.deleted,
        "emptied": done.emptied,
        "texts": [
            {"table": each.table, "id": each.row_id, "column": each.column, "text": each.text}
            for each in done.texts
        ],
        "history": done.history,
        "files": done.files,
        "backups": {
            "rewritten": [str(each.path) for each in result.rewritten],
            "failed": [{"file": str(each.path), "reason": why} for each, why in result.failed],
        },
    }


def anonymise(said: argparse.Namespace, clock: Clock) -> Answer:
    """Write a copy without names, judgements, private notes and history."""
    with open_project(Path(said.file), clock=clock, read_only=True) as project:
        save_anonymised(project, Path(said.target))
    return Answer(_("Wrote {file}").format(file=said.target), {"file": said.target})
