"""Support and participation in the documents: totals for everybody, owners for those at work."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.base.language import _
from workbench.charts.thresholds import threshold_scene
from workbench.documents.audience import may_show
from workbench.documents.content import (
    Block,
    Column,
    ColumnKind,
    Figure,
    Heading,
    Paragraph,
    Row,
    Table,
)
from workbench.models.registry import record
from workbench.rules.support import Stand
from workbench.steps.stakeholders.support import read_support, regime_in_force
from workbench.steps.stakeholders.support_words import (
    basis_name,
    dual_text,
    joined_measures,
    measures,
    regime_text,
    thresholds,
    verdict,
)

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy.orm import Session

    from workbench.documents.registry import Options
    from workbench.rules.support import Tally
    from workbench.steps.stakeholders.support import Support

WIDTH = 620.0


def support_blocks(session: Session, options: Options, today: date) -> tuple[Block, ...]:
    """Return how much has joined and, where owners have said something, who is in favour."""
    found = read_support(session)
    if not found.holdings:
        return ()
    party = record("organisation")
    blocks: list[Block] = [Heading(_("Participation and support"), 2), _joined(found)]
    if any(each.stand != Stand.UNDECIDED for each in found.owners):
        names = may_show(party["standpoint"], options.audience)
        blocks += _support(found, names=names)
        if names:
            blocks.append(_owners(found))
    regime = regime_in_force(session, today)
    if regime is not None:
        blocks.append(Paragraph(regime_text(regime)))
    return tuple(blocks)


def _joined(found: Support) -> Figure:
    bars = joined_measures(found)
    scene = threshold_scene(bars, (), WIDTH, alt=_("Participation rate on every basis"))
    return Figure(
        scene, _("Participation rate: what members own of the whole"), data=_data(found.joined)
    )


def _support(found: Support, *, names: bool) -> list[Block]:
    tallies = (*found.tallies, found.votes)
    bars = measures(found, names=names)
    alt = _("Support on every basis, against more than half and two thirds")
    usual = _("The thresholds are the usual ones. Which one counts, the legal regime decides.")
    return [
        Figure(
            threshold_scene(bars, thresholds(), WIDTH, alt=alt),
            _("Who is in favour of the collaboration, on every basis"),
            data=_data(tallies),
        ),
        Paragraph(f"{usual} {dual_text(found)}"),
    ]


def _data(tallies: tuple[Tally, ...]) -> Table:
    columns = (
        Column(_("Basis"), header=True, weight=3),
        Column(_("Share"), ColumnKind.PERCENT, weight=1, decimals=1),
        Column(_("Reaches"), weight=2),
    )
    rows = tuple(Row((basis_name(t.basis), t.share, verdict(t)[0])) for t in tallies)
    return Table(columns, rows)


def _owners(found: Support) -> Table:
    standpoint = record("organisation")["standpoint"]
    columns = (
        Column(_("Owner"), header=True, weight=4),
        Column(standpoint.title(), weight=2),
        Column(_("Since"), ColumnKind.DATE, weight=2),
        Column(_("Properties"), ColumnKind.INTEGER, weight=1),
        Column(_("GFA"), ColumnKind.INTEGER, weight=1),
        Column(_("Assessed value"), ColumnKind.MONEY, weight=2),
    )
    rows = []
    for each in found.owners:
        choice = standpoint.choice(each.stand)
        unknown = _("Unknown owner of {property}").format(property=each.name)
        rows.append(
            Row(
                (
                    each.name if each.known else unknown,
                    choice.text() if choice else "",
                    each.since,
                    each.properties,
                    float(each.floor_area),
                    int(each.value),
                )
            )
        )
    return Table(columns, tuple(rows), _("Owners"), source=_("Internal: contains standpoints"))
