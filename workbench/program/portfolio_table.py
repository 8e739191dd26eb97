"""The portfolio as a workbook: the projects, their indicators, the files that are left out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.base.language import _
from workbench.exchange.table_columns import WriteColumn
from workbench.exchange.write_table import put_file
from workbench.exchange.write_xlsx import Sheet, book_bytes
from workbench.measures.places_seen import SEVERITIES, STATUSES, labels
from workbench.measures.side_by_side import compare
from workbench.models.field import Kind

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime
    from pathlib import Path

    from workbench.measures.places_seen import Seen


def write_portfolio(target: Path, seen: Sequence[Seen], created: datetime) -> None:
    """Write the workbook in the current language. Raises WorkbenchError when it cannot be."""
    sheets = (_projects(seen), _indicators(seen), _left_out(seen))
    filled = [sheet for sheet in sheets if sheet.rows] or [sheets[0]]
    put_file(target, book_bytes(filled, _("Portfolio"), created))


def _projects(seen: Sequence[Seen]) -> Sheet:
    shown = [each for each in seen if not each.error]
    steps = shown[0].steps if shown else ()
    columns = [
        WriteColumn(_("Place"), width=28),
        WriteColumn(_("File"), width=24),
        WriteColumn(_("Steps done"), Kind.INTEGER),
        WriteColumn(_("Steps"), Kind.INTEGER),
        *(WriteColumn(step.title) for step in steps),
        WriteColumn(_("Next meeting"), Kind.DATE),
        WriteColumn(_("Errors"), Kind.INTEGER),
        WriteColumn(_("Warnings"), Kind.INTEGER),
        WriteColumn(_("Remarks"), Kind.INTEGER),
        WriteColumn(_("Last changed"), Kind.DATE),
    ]
    rows: list[list[object]] = [
        [
            each.name, each.path.name, each.steps_done, len(each.counted_steps),
            *(_(STATUSES[step.status]) for step in each.steps),
            each.next_meeting,
            *(each.findings.get(severity, 0) for severity in SEVERITIES),
            each.last_change.date() if each.last_change else None,
        ]
        for each in shown
    ]  # fmt: skip
    return Sheet(_("Projects"), columns, rows)


def _indicators(seen: Sequence[Seen]) -> Sheet:
    columns = [
        WriteColumn(_("Indicator"), width=34),
        WriteColumn(_("Place"), width=28),
        WriteColumn(_("Value"), Kind.DECIMAL),
        WriteColumn(_("Unit")),
        WriteColumn(_("Year"), Kind.INTEGER),
        WriteColumn(_("Lowest"), Kind.DECIMAL),
        WriteColumn(_("Highest"), Kind.DECIMAL),
        WriteColumn(_("Answers"), Kind.INTEGER),
        WriteColumn(_("Compared"), Kind.YES_NO),
        WriteColumn(_("Caveat"), width=40),
        WriteColumn(_("Source"), width=30),
    ]
    rows: list[list[object]] = []
    for each in compare(labels(seen)):
        for row in each.rows:
            m = row.measured
            rows.append([
                m.title, row.project, m.value, m.unit, m.year, m.low, m.high, m.n,
                not row.why_not, row.why_not or row.caveat, m.source,
            ])  # fmt: skip
    return Sheet(_("Indicators"), columns, rows)


def _left_out(seen: Sequence[Seen]) -> Sheet:
    columns = [WriteColumn(_("File"), width=30), WriteColumn(_("Why"), width=80)]
    rows: list[list[object]] = [[each.path.name, each.error] for each in seen if each.error]
    return Sheet(_("Left out"), columns, rows)
