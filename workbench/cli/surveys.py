"""What a survey gave, on the command line."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from workbench.base.errors import WorkbenchError
from workbench.base.language import N_, _
from workbench.cli.answer import Answer
from workbench.measures.survey_results import results_of
from workbench.measures.survey_store import crossing, groupings
from workbench.measures.survey_types import last_change
from workbench.measures.surveys import read_survey
from workbench.project.open import open_project
from workbench.steps.situation.survey_data import survey_data
from workbench.steps.situation.survey_words import (
    change_text,
    figure_text,
    group_label,
    round_name,
    split_sentence,
    verdict_text,
)

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator, Sequence

    from workbench.base.clock import Clock
    from workbench.measures.survey_store import Grouping
    from workbench.measures.survey_types import (
        ItemResult,
        Result,
        SurveyContent,
        SurveyResults,
    )


def survey(said: argparse.Namespace, clock: Clock) -> Answer:
    """Show every question in every round, divided by something if asked for."""
    with (
        open_project(Path(said.file), clock=clock, read_only=True) as project,
        project.read() as session,
    ):
        content = read_survey(session)
    if content is None:
        return Answer(_("There is no survey yet"), survey_data(None))
    by = _grouping(content, said.by) if said.by else None
    results = results_of(content, weighted=said.weighted, by=by)
    if said.weighted and not results.can_weigh:
        raise WorkbenchError(
            N_("Nothing can be weighted: sex and age by person and a population table are needed")
        )
    return Answer("\n".join(_lines(results)), survey_data(results))


def _grouping(content: SurveyContent, name: str) -> Grouping:
    """Return what "kön" or "kön,ålder" means; raises WorkbenchError when it means nothing."""
    known = groupings(content.items, content.store, content.background_names)
    found = [next((each for each in known if each.is_called(part)), None)
             for part in name.replace("×", ",").split(",")]  # fmt: skip
    first = found[0]
    if first is not None and len(found) == 1:
        return first
    if len(found) == 2 and first is not None and found[1] is not None:  # noqa: PLR2004 - two
        crossed = crossing(first, found[1])
        if crossed is not None:
            return crossed
        raise WorkbenchError(N_("Two groups can only be crossed where answers are by person"))
    raise WorkbenchError(
        N_("The answers cannot be divided by “{name}”; there is {names}"),
        name=name[:40],
        names=", ".join(each.title for each in known) or "–",
    )


def _lines(results: SurveyResults) -> Iterator[str]:
    yield ", ".join(round_name(row, results.rounds) for row in results.rounds)
    for item in results.items:
        if not item.asked or item.scale.multiple:
            continue
        yield _line(results, item, f"{item.item['code']:<5}", item.item["title"], item.rounds)
        for group in item.split.groups if item.split else ():
            yield _line(results, item, "     ", group_label(group), group.rounds)
        sentence = split_sentence(results, item.split) if item.split else ""
        if sentence:
            yield f"      {sentence}"


def _line(
    results: SurveyResults, item: ItemResult, code: str, title: str, rounds: Sequence[Result]
) -> str:
    grade = item.scale.grade
    figures = " → ".join(figure_text(item, each) for each in rounds if each.asked)
    change = last_change(results.survey, item, rounds)
    moved = f"  {change_text(change, grade=grade)} {verdict_text(change)}" if change else ""
    return f"{code} {title[:50]:<50} {figures}{moved}"
