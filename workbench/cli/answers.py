"""What a project answers when asked: plan, budget, documents, faults and gaps."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from workbench.base.formats import kr
from workbench.base.language import N_, _, ngettext
from workbench.cli.answer import Answer
from workbench.program.review import whole_review
from workbench.project.check import check_file
from workbench.project.open import open_project
from workbench.steps.finance.views import read_budget
from workbench.steps.plan.views import read_plan

if TYPE_CHECKING:
    import argparse

    from workbench.base.clock import Clock
    from workbench.steps.finance.views import Budget
    from workbench.steps.plan.items import Item


def documents(said: argparse.Namespace, clock: Clock) -> Answer:
    """List the documents."""
    from workbench.program.publishing import KINDS

    open_project(Path(said.file), clock=clock, read_only=True).close()
    data = [{"id": kind.key, "title": kind.name()} for kind in KINDS]
    return Answer("\n".join(f"{each['id']:<20} {each['title']}" for each in data), data)


def schedule(said: argparse.Namespace, clock: Clock) -> Answer:
    """Show the computed plan."""
    with (
        open_project(Path(said.file), clock=clock, read_only=True) as project,
        project.read() as session,
    ):
        plan = read_plan(session, project.today())
    finish = plan.schedule.finish
    data = {
        "finish": finish.isoformat() if finish else None,
        "activities": [_activity(i) for i in plan.items],
    }
    lines = [
        f"{i.values['code']:<6} {i.start or '–'!s:<11} {i.finish or '–'!s:<11} {i.values['title']}"
        for i in plan.items
    ]
    return Answer("\n".join(lines), data)


def _activity(item: Item) -> dict[str, Any]:
    placed = item.placed
    dates = ("start", "finish", "early_start", "early_finish", "late_start", "late_finish")
    return {
        "id": item.id,
        "code": item.values["code"],
        "title": item.values["title"],
        **{name: getattr(placed, name).isoformat() if placed else None for name in dates},
        "total_float": placed.total_float if placed else None,
        "free_float": placed.free_float if placed else None,
        "critical": bool(placed and placed.critical),
        "progress": item.share,
    }


def budget(said: argparse.Namespace, clock: Clock) -> Answer:
    """Show the adopted or newest budget."""
    with (
        open_project(Path(said.file), clock=clock, read_only=True) as project,
        project.read() as session,
    ):
        found = read_budget(session)
    if found is None:
        return Answer(_("There is no budget yet"), {"years": [], "lines": [], "reconciliation": []})
    text = "\n".join(
        _("{year}  income {income}  cost {cost}  result {result}").format(
            year=y.year, income=kr(y.income), cost=kr(y.cost), result=kr(y.result)
        )
        for y in found.years
    )
    gaps = [gap.text() for gap in found.gaps]
    return Answer("\n".join([text, *gaps]), budget_data(found), findings=bool(gaps))


def budget_data(found: Budget) -> dict[str, Any]:
    """Return the budget as the command line's JSON; amounts in kronor."""
    return {
        "years": [
            {
                "year": y.year,
                "income": _kronor(y.income),
                "cost": _kronor(y.cost),
                "result": _kronor(y.result),
                "nondeductible_vat": _kronor(y.nondeductible_vat),
                "in_kind": _kronor(y.in_kind),
            }
            for y in found.years
        ],
        "lines": [
            {
                "code": line.values["code"],
                "title": line.values["title"],
                "type": line.type,
                "vat_percent": _number(line.values["vat_percent"]),
                "computed": line.computed,
                "amounts": {str(year): _kronor(ore) for year, ore in line.amounts.items()},
            }
            for line in found.lines
        ],
        "reconciliation": [
            {
                "code": t.code,
                "year": t.year,
                "budget": _kronor(t.budget),
                "tied": _kronor(t.tied),
                "untied": _kronor(t.untied - t.over),
            }
            for t in found.ties
        ],
        **({"gaps": [gap.text() for gap in found.gaps]} if found.gaps else {}),
    }


def _kronor(ore: int) -> int | float:
    return ore // 100 if ore % 100 == 0 else ore / 100


def _number(value: object) -> float | None:
    return None if value is None else float(str(value))


_SEVERITIES: Final = {"error": N_("Error"), "warning": N_("Warning"), "note": N_("Note")}


def check(asked: argparse.Namespace, clock: Clock) -> Answer:
    """Look for damage and for gaps in the content."""
    path = Path(asked.file)
    result = check_file(path, clock)
    if not result.whole:
        damage = [_finding("file.damaged", "error", path.name, f.text()) for f in result.findings]
        return Answer(
            _listed(damage), {"integrity": result.integrity, "findings": damage}, findings=True
        )
    with (
        open_project(path, clock=clock, read_only=True) as project,
        project.read() as session,
    ):
        found = whole_review(session, project.today())
    data = [_finding(f.rule, f.severity, f.where, f.text) for f in found if not f.silenced]
    let_be = [
        {**_finding(f.rule, f.severity, f.where, f.text), "reason": f.silenced}
        for f in found
        if f.silenced
    ]
    said = ngettext("{count} finding is let be.", "{count} findings are let be.", len(let_be))
    told = said.format(count=len(let_be)) if let_be else ""
    nothing = "" if data else _("Nothing to see to: no rule finds anything.")
    text = "\n".join(filter(None, [_("The file is whole."), _listed(data), nothing, told]))
    answer: dict[str, object] = {"integrity": result.integrity, "findings": data}
    if let_be:
        answer["silenced"] = let_be
    return Answer(text, answer, findings=bool(data))


def _finding(rule: str, severity: str, where: str, text: str) -> dict[str, str]:
    return {"rule": rule, "severity": severity, "where": where, "text": text}


def _listed(findings: list[dict[str, str]]) -> str:
    words = {key: _(word) for key, word in _SEVERITIES.items()}
    return "\n".join(f"{words[f['severity']]}: {f['where']}: {f['text']}" for f in findings)
