"""Flows and staying in the documents: two rounds of counting against each other."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from workbench.base.formats import number_text
from workbench.base.language import _
from workbench.documents.content import (
    Block,
    Column,
    Figure,
    Heading,
    KeyFigure,
    KeyFigures,
    ListBlock,
    Manner,
    Paragraph,
    Row,
    Table,
)
from workbench.measures.observations import ACTIVITIES, AGES, read_observations
from workbench.steps.situation.observation_pictures import profile_scene, table_lines, women_scene
from workbench.steps.situation.observation_words import (
    amount,
    compared_text,
    field_title,
    fit_lines,
    round_title,
    share_change,
    share_text,
    share_verdict,
)

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from sqlalchemy.orm import Session

    from workbench.documents.registry import Options
    from workbench.measures.observations import Observations

WIDTH: Final = 660.0
PRINT: Final = 11.6


def observation_chapter(
    session: Session, options: Options, today: date, *, short: bool = False
) -> tuple[Block, ...]:  # fmt: skip
    """Return the chapter; nothing where nobody has been counted.

    ``short`` shows only who stays.
    """
    del options, today  # nobody can be recognised in it, and all is as counted
    found = read_observations(session)
    rounds = found.rounds[-2:]
    if not rounds:
        return ()
    blocks: list[Block] = [Heading(_("Flows and staying"))]
    blocks.append(Paragraph(_opening(found, rounds), Manner.LEAD))
    figures = tuple(_key_figures(found, rounds))
    if figures:
        blocks.append(KeyFigures(figures))
    blocks.append(_profile(found, rounds, "staying"))
    if len(rounds) > 1:
        lines = [text for text, _tone in fit_lines(found.fit(rounds[0], rounds[1]))]
        blocks.append(ListBlock(tuple(lines)))
    if short:
        return tuple(blocks)
    blocks.append(_profile(found, rounds, "flow"))
    if len(rounds) > 1:
        blocks += [Heading(_("Who is there"), 2), _women(found, rounds[0], rounds[1])]
    blocks += _splits(found, rounds)
    return tuple(blocks)


def _opening(found: Observations, rounds: tuple[str, ...]) -> str:
    places = len(found.places(*rounds))
    if len(rounds) == 1:
        return _("People were counted in {slots} slots in {round}.").format(
            slots=number_text(places), round=round_title(rounds[0])
        )
    before, after = rounds
    staying = found.compare(before, after, "staying")
    return _(
        "People were counted in {slots} slots in {before} and in {after}. In the slots that both "
        "rounds have, those who stay went {figures}."
    ).format(
        slots=number_text(len(found.shared(before, after, "staying"))),
        before=round_title(before),
        after=round_title(after),
        figures=compared_text(staying) or "–",
    )


def _key_figures(found: Observations, rounds: tuple[str, ...]) -> Iterator[KeyFigure]:
    if len(rounds) < 2:  # noqa: PLR2004 - a before and an after
        return
    before, after = rounds
    for name, label in (("staying", _("stay")), ("flow", _("pass in an hour, mean"))):
        compared = found.compare(before, after, name)
        if compared is not None:
            slots = len(found.shared(before, after, name)) if name == "flow" else 1
            was = _("{before} in {round}").format(
                before=amount(round(compared.before / slots)), round=round_title(before)
            )
            yield KeyFigure(amount(round(compared.after / slots)), label, was)
    women = found.women_in_all(before, after)
    if women.after is not None:
        share = f"{number_text(100 * women.after.share, 1)} %"
        yield KeyFigure(share, _("women of those who stay"), share_verdict(women))


def _profile(found: Observations, rounds: tuple[str, ...], name: str) -> Figure:
    head, *lines = table_lines(found, rounds, name)
    columns = tuple(
        Column(title, header=not place, weight=2.0 if place < 2 else 1.0)  # noqa: PLR2004
        for place, title in enumerate(head)
    )
    title = field_title(name)
    caption = _("{what} by surface and time of day").format(what=title)
    data = Table(columns, tuple(Row(tuple(line)) for line in lines), caption)
    return Figure(profile_scene(found, rounds, name, WIDTH, PRINT), caption, data=data)


def _women(found: Observations, before: str, after: str) -> Figure:
    shares = [*found.women(before, after), found.women_in_all(before, after)]
    columns = (
        Column(_("Time of day"), header=True, weight=1.4),
        Column(round_title(before), weight=2),
        Column(round_title(after), weight=2),
        Column(_("Change, pp")),
        Column(_("Judgement"), weight=1.4),
    )
    rows = tuple(
        Row(
            (
                each.label or _("All slots"),
                share_text(each.before),
                share_text(each.after),
                share_change(each),
                share_verdict(each),
            )
        )
        for each in shares
    )
    caption = _("Share of women among those whose sex was judged, with 95 % intervals")
    scene = women_scene(shares, (before, after), WIDTH, PRINT)
    return Figure(scene, caption, data=Table(columns, rows, caption))


def _splits(found: Observations, rounds: tuple[str, ...]) -> list[Block]:
    """Return ages and activities as one table each."""
    blocks: list[Block] = []
    for names, title in ((AGES, _("Age as judged")), (ACTIVITIES, _("Activity"))):
        counts = {each: found.split(each, names, found.places(each)) for each in rounds}
        if not any(sum(said.values()) for said in counts.values()):
            continue
        columns = (
            Column(title, header=True, weight=2),
            *(Column(round_title(each), weight=1) for each in rounds),
        )
        rows = tuple(
            Row((field_title(name), *(_part(counts[each], name) for each in rounds)))
            for name in names
        )
        blocks.append(Table(columns, rows, title))
    return blocks


def _part(counts: dict[str, int], name: str) -> str:
    total = sum(counts.values())
    if not total:
        return "–"
    return f"{number_text(counts[name])} ({number_text(100 * counts[name] / total)} %)"
