"""Perceived safety in the documents: how it was measured, all questions, groups, what is certain.

One chapter serves the Platsplan, in short, and the current-state analysis, in full.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from workbench.base.formats import number_text, percent_text
from workbench.base.language import _
from workbench.documents.audience import may_show
from workbench.documents.content import (
    Block,
    Column,
    ColumnKind,
    Figure,
    Heading,
    ListBlock,
    Manner,
    Note,
    Paragraph,
    Row,
    Table,
    Tone,
)
from workbench.measures.survey_results import results_of, split_of
from workbench.measures.survey_types import sample_of
from workbench.measures.surveys import read_survey
from workbench.models.registry import record, sql_table
from workbench.rules.comparison_words import caution_words
from workbench.rules.scales import scale_of
from workbench.steps.situation.survey_language import told_in
from workbench.steps.situation.survey_pictures import Compared
from workbench.steps.situation.survey_words import (
    REASONS,
    period_text,
    round_name,
    row_sentence,
    sampling_words,
    split_sentence,
)
from workbench.steps.situation.views import read_texts

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from sqlalchemy.orm import Session

    from workbench.charts.intervals import IntervalHead, IntervalRow
    from workbench.documents.registry import Options
    from workbench.measures.survey_types import ItemResult, SurveyContent, SurveyResults
    from workbench.project.register import Values

WIDTH: Final = 640.0
TEXT: Final = 11.5
MOST_TEXTS: Final = 60
_TEXT = sql_table("survey_text").columns["text"].info["field"]


def survey_chapter(
    session: Session,
    options: Options,
    today: date,  # noqa: ARG001 - one signature for all chapters
    *,
    whole: bool = False,
) -> tuple[Block, ...]:
    """Return the chapter, nothing without answers; ``whole`` with all groups and answers."""
    content = read_survey(session)
    if content is None or not any(content.store.respondents.values()):
        return ()
    content = told_in(content, options.language)
    results = results_of(content)
    places = [
        at for at, row in enumerate(results.rounds) if content.store.respondents.get(row["id"])
    ]
    compared = Compared(results, places[-2] if len(places) > 1 else places[-1], places[-1])
    blocks: list[Block] = [
        Heading(_("Perceived safety: the survey")),
        Paragraph(_opening(compared), Manner.LEAD),
        _method(compared, content),
        *_pictures(compared),
        *_groups(content, compared, whole=whole),
    ]
    if whole:
        blocks += _in_full(compared)
    blocks += _cautions(compared)
    if whole and may_show(_TEXT, options.audience):
        blocks += _texts(session, content, compared)
    return tuple(blocks)


def _rounds(compared: Compared) -> list[Values]:
    return [compared.results.rounds[at] for at in compared.places]


def _opening(compared: Compared) -> str:
    """Return what has changed and what has not, in a sentence or two."""
    rounds = _rounds(compared)
    if len(rounds) == 1:
        return _("People were asked how they experience the place in {round}.").format(
            round=round_name(rounds[0], compared.results.rounds)
        )
    changes = [compared.change(item) for item in (*compared.shares(), *compared.grades())]
    known = [each for each in changes if each is not None]
    sure = sum(each.verdict.value in {"better", "worse"} for each in known)
    better = sum(each.verdict.value == "better" for each in known)
    first, last = (round_name(row, compared.results.rounds) for row in rounds)
    text = _(
        "Of {all} questions {sure} changed with certainty between {first} and {last}, {better} of "
        "them for the better."
    )
    return text.format(all=len(known), sure=sure, first=first, last=last, better=better)


def _method(compared: Compared, content: SurveyContent) -> Table:
    """Return how each round was made: when, how, whom, how many answered."""
    kind = record("survey_round")
    rounds = _rounds(compared)

    def chosen(name: str) -> list[str]:
        found = [kind[name].choice(row[name]) for row in rounds]
        return [choice.text() if choice else "–" for choice in found]

    people = [content.store.respondents[row["id"]] for row in rounds]
    asked = [row["sample_size"] for row in rounds]
    rates = [
        percent_text(n / whole) if whole else "–" for n, whole in zip(people, asked, strict=True)
    ]
    lines = (
        (_("Field period"), [period_text(row) for row in rounds]),
        (kind["method"].title(), chosen("method")),
        (kind["sampling"].title(), chosen("sampling")),
        (kind["performer"].title(), [row["performer"] or "–" for row in rounds]),
        (kind["source"].title(), [row["source"] or "–" for row in rounds]),
        (_("Answers"), [number_text(n) for n in people]),
        (_("People asked"), [number_text(n) if n else "–" for n in asked]),
        (_("Response rate"), rates),
    )
    names = [round_name(row, compared.results.rounds) for row in rounds]
    columns = (Column("", header=True, weight=2), *(Column(name, weight=3) for name in names))
    caption = _("How the survey was made")
    return Table(columns, tuple(Row((title, *said)) for title, said in lines), caption)


def _pictures(compared: Compared) -> Iterator[Block]:
    if compared.shares():
        head = compared.head(_("Question"))
        rows = compared.rows(compared.shares())
        yield Figure(
            compared.share_scene(WIDTH, TEXT),
            _with_marks(compared, _("Share of positive answers, percent, with 95 % intervals")),
            data=_table(compared, rows, head, _("Shares of positive answers")),
        )
    if compared.grades():
        head = compared.head(_("Grade, mean"), grade=True)
        rows = compared.rows(compared.grades())
        yield Figure(
            compared.grade_scene(WIDTH, TEXT),
            _with_marks(compared, _("Mean of the grades 0–10, with 95 % intervals")),
            data=_table(compared, rows, head, _("Means of grades")),
        )
    for item in compared.with_options():
        head = compared.head(item.item["title"])
        yield Figure(
            compared.option_scene(item, WIDTH, TEXT),
            item.item["title"],
            data=_table(compared, compared.option_rows(item), head, item.item["title"]),
        )


def _with_marks(compared: Compared, words: str) -> str:
    """Return a caption that says which mark is which round."""
    if len(compared.names) == 1:
        return words
    first, last = compared.names
    return _("{what}. Ring: {first}, dot: {last}").format(what=words, first=first, last=last)


def _table(compared: Compared, rows: list[IntervalRow], head: IntervalHead, caption: str) -> Table:
    """Return the numbers behind a picture of some rows."""
    first, *lines = compared.table(rows, head)
    coded = any(row.code for row in rows)
    skip = 0 if coded else 1
    columns = [
        Column(title or _("Code"), ColumnKind.CODE if not at else ColumnKind.TEXT,
               weight=4 if at == 1 else 1.6, header=at == 1)
        for at, title in enumerate(first)
    ]  # fmt: skip
    return Table(tuple(columns[skip:]), tuple(Row(tuple(line[skip:])) for line in lines), caption)


def _groups(content: SurveyContent, compared: Compared, *, whole: bool) -> Iterator[Block]:
    """Yield the questions divided by each background; in short only the one about safety."""
    chosen = _divided(content, compared.results)
    if not whole:
        chosen = chosen[-1:]
    for item in chosen:
        for by in compared.results.groupings:
            shown = split_of(content, item.item["id"], by)
            if shown is None or shown.split is None or not shown.split.groups:
                continue
            sentence = split_sentence(compared.results, shown.split)
            if shown.split.hidden is not None and shown.split.hidden.why is not None:
                yield Paragraph(sentence, Manner.SMALL)
                continue
            head = compared.head(by.title, grade=item.scale.grade)
            words = _("{question}, by {split}").format(
                question=item.item["title"], split=by.title.lower()
            )
            rows = compared.group_rows(shown)
            yield Figure(
                compared.group_scene(shown, WIDTH, TEXT),
                words,
                data=_table(compared, rows, head, words),
            )
            if sentence:
                yield Paragraph(sentence, Manner.SMALL)


def _divided(content: SurveyContent, results: SurveyResults) -> list[ItemResult]:
    """Return the questions that can be divided, those about safety last."""
    found = []
    for item in results.items:
        split = [split_of(content, item.item["id"], by) for by in results.groupings]
        if any(each and each.split and each.split.groups for each in split):
            found.append(item)
    return sorted(found, key=lambda each: each.scale.key == "safe5")


def _in_full(compared: Compared) -> Iterator[Block]:
    """Yield all answers to each question, and all rounds where there are more than two."""
    for item in compared.shares():
        if not compared.stacks(item):
            continue
        words = _("All answers to {question}, percent").format(question=item.item["title"])
        yield Figure(
            compared.distribution_scene(item, WIDTH, TEXT), words, data=_answers(compared, item)
        )
        said = [row_sentence(compared.results, item.rounds[at]) for at in compared.places]
        if any(said):
            yield Paragraph(" ".join(dict.fromkeys(filter(None, said))), Manner.SMALL)
        if sum(1 for each in item.rounds if each.asked) > 2:  # noqa: PLR2004 - more than compared
            words = _("{question}, all rounds").format(question=item.item["title"])
            points = compared.points(item)
            rows = tuple(
                Row((each.name, each.text, compared.span(each, item), each.note)) for each in points
            )
            columns = (
                Column(_("Round"), header=True),
                Column(_("Percent")),
                Column(_("95 % interval")),
                Column(_("Answers")),
            )
            data = Table(columns, rows, words)
            yield Figure(compared.trend_scene(item, WIDTH, TEXT), words, data=data)


def _answers(compared: Compared, item: ItemResult) -> Table:
    """Return the distribution of the answers to a question as numbers."""
    columns = (
        Column(_("Round"), header=True, weight=2),
        Column(_("Answer"), weight=4),
        Column(_("Percent"), weight=1.5),
    )
    rows = [
        Row((stack.label, part.name, part.text))
        for stack in compared.stacks(item)
        for part in stack.parts
    ]
    return Table(columns, tuple(rows), item.item["title"])


def _cautions(compared: Compared) -> Iterator[Block]:
    """Yield what limits the figures: the sample, comparability, many comparisons at once."""
    said = []
    results = compared.results
    for at in compared.places:
        n = max((each.rounds[at].n or 0 for each in results.items), default=0)
        said.append(sampling_words(sample_of(results.rounds[at]), n))
    if len(compared.places) > 1:
        said.append(caution_words(results.caution(compared.before, compared.after)))
        changes = [compared.change(each) for each in results.items]
        reasons = {reason for each in changes if each for reason in each.comparable.reasons}
        said += [f"{_(REASONS[reason])}." for reason in REASONS if reason in reasons]
    kept = tuple(dict.fromkeys(text[:1].upper() + text[1:] for text in said if text))
    if kept:
        yield Note(kept, _("How to read the figures"), Tone.INFO)


def _texts(session: Session, content: SurveyContent, compared: Compared) -> Iterator[Block]:
    """Yield what people wrote, for those who work with the file."""
    for item in content.items:
        if scale_of(item["scale"], item["options"]) is not None:
            continue
        texts = [
            text
            for row in reversed(_rounds(compared))
            for text in read_texts(session, row["id"], item["id"])
        ]
        if texts:
            yield Heading(item["title"], level=2)
            yield ListBlock(tuple(texts[:MOST_TEXTS]))
