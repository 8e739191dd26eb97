"""Bringing in answers that somebody has counted: one row a question, round and perhaps group."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING

from workbench.base.collate import fold
from workbench.base.language import N_, _
from workbench.exchange.import_plan import RowError
from workbench.exchange.incoming import Importer, Incoming
from workbench.exchange.survey_counts import CountRow, has_counts, read_counts
from workbench.exchange.values import choice_keys
from workbench.measures.surveys import read_answers
from workbench.rules.scales import DONT_KNOW, scale_of
from workbench.steps.situation.edits import take_in_counts
from workbench.steps.situation.survey_book import ITEM, SurveyBook
from workbench.steps.situation.survey_likeness import likeness_of_counts

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from workbench.exchange.grid import Grid
    from workbench.exchange.incoming import Progress, Wishes
    from workbench.exchange.source import Source
    from workbench.measures.survey_store import AnswerStore
    from workbench.project.project import Project


@dataclass(frozen=True)
class PlannedCounts:
    """Counts on their way in: the row they were read from, and where they belong."""

    row: CountRow
    round_id: str
    item_id: str
    background: str


@dataclass
class CountsPlan:
    """What taking in counted answers would do."""

    book: SurveyBook
    rows: list[PlannedCounts] = field(default_factory=list)
    errors: list[RowError] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    read: int = 0
    new: int = 0
    updated: int = 0
    skipped: int = 0


def plan_counts(project: Project, source: Source, wishes: Wishes, _progress: Progress) -> Incoming:
    """Return what taking in a table of counted answers would do."""
    grid = _sheet(source, wishes)
    reading = read_counts(grid, wishes.mapping, wishes.round)
    with project.read() as session:
        book = SurveyBook(session)
        store = read_answers(session, [row["id"] for row in book.rounds])
    plan = CountsPlan(book, errors=list(reading.errors), read=reading.read)
    for row in reading.rows:
        error = _refusal(book, store, row)
        if error is not None:
            plan.errors.append(error)
        else:
            _plan_row(plan, store, row)
    plan.errors.sort(key=lambda each: each.row)
    _tell(plan, reading.rows, store)
    return Incoming(
        plan.read,
        plan.new,
        plan.updated,
        plan.skipped,
        book.counts(),
        tuple(plan.errors),
        tuple(plan.notes),
        partial(take_in_counts, plan=plan),
    )


def _sheet(source: Source, wishes: Wishes) -> Grid:
    """Return the first sheet that has counts; where none has, the first, which says why not."""
    if wishes.mapping:
        return source.grids[0]
    return next((grid for grid in source.grids if has_counts(grid)), source.grids[0])


def _refusal(book: SurveyBook, store: AnswerStore, row: CountRow) -> RowError | None:
    """Return why a row cannot be taken in; None where it can."""
    known, key = book.by_code(row.code), _scale_key(row.scale)
    if row.scale and key is None:
        return RowError(row.number, row.headings["scale"], N_("There is no scale “{scale}”"),
                        {"scale": row.scale[:40]})  # fmt: skip
    if known is not None and key is not None and known["scale"] != key:
        facts: dict[str, object] = {"code": row.code, "scale": row.scale[:40]}
        message = N_("{code} has another scale in the project than “{scale}”")
        return RowError(row.number, row.headings["scale"], message, facts)
    scale = scale_of(
        known["scale"] if known else key or "agree5", known["options"] if known else ""
    )
    highest = max((place for place, n in row.counts.items() if n and place < DONT_KNOW), default=0)
    if scale is None or highest > scale.size:
        facts = {"answer": highest - (1 if scale and scale.grade else 0)}
        return RowError(row.number, row.headings["code"], N_("Answer {answer} is not on the scale"),
                        facts)  # fmt: skip
    round_row = book.known_round(row.round)
    if known and round_row and (round_row["id"], known["id"]) in store.codes:
        message = N_(
            "{round} has the answers of people to {code}; counts cannot be put beside them"
        )
        facts = {"round": row.round, "code": row.code}
        return RowError(row.number, row.headings["round"], message, facts)
    return None


def _scale_key(text: str) -> str | None:
    return choice_keys(ITEM["scale"]).get(_key(text)) if text else None


def _key(text: str) -> str:
    return " ".join(fold(text).replace("_", " ").split())


def _plan_row(plan: CountsPlan, store: AnswerStore, row: CountRow) -> None:
    known = plan.book.by_code(row.code)
    values = {"title": row.title or row.code, "scale": _scale_key(row.scale) or "agree5"}
    item = plan.book.item(row.code, values)
    if known is not None:
        plan.book.retitle(item, row.title)
    background = choice_keys(ITEM["background"]).get(row.background, row.background)
    round_id = str(plan.book.round(row.round)["id"])
    before = store.counts.get((round_id, item), {}).get((background, row.value))
    wanted = Counter({place: count for place, count in row.counts.items() if count})
    if before is not None and +before == wanted:
        plan.skipped += 1
        return
    plan.new += before is None
    plan.updated += before is not None
    plan.rows.append(PlannedCounts(row, round_id, item, background))


def _tell(plan: CountsPlan, rows: Iterable[CountRow], store: AnswerStore) -> None:
    """Say what should be looked at: other wordings, one-way questions, groups beyond all."""
    other = [row.code for row in rows if _worded_otherwise(plan.book, row)]
    if other:
        plan.notes.append(
            _("Worded differently than in the project: {codes}").format(codes=_named(other))
        )
    made = [values for _id, values in plan.book.created.get(ITEM.table, [])]
    one_way = [v["code"] for v in made if v["scale"] in {"frequency5", "yes_no"}]
    if one_way:
        plan.notes.append(
            _(
                "In new questions more counts as better; where less is better, say so under "
                "Questions: {columns}"
            ).format(columns=_named(one_way))
        )
    beyond = _beyond(plan.rows, store)
    if beyond:
        plan.notes.append(
            _("The groups are more people than all in {codes}").format(codes=_named(beyond))
        )


def _worded_otherwise(book: SurveyBook, row: CountRow) -> bool:
    known = next((each for each in book.items if fold(each["code"]) == fold(row.code)), None)
    return bool(
        row.title and known and known["title"] != known["code"]
        and fold(known["title"]).rstrip(" ?.") != fold(row.title).rstrip(" ?.")
    )  # fmt: skip


def _beyond(rows: Iterable[PlannedCounts], store: AnswerStore) -> list[str]:
    """Return the questions whose groups have more of an answer than all people together."""
    found: dict[tuple[str, str], dict[tuple[str, str], Mapping[int, int]]] = {}
    codes: dict[tuple[str, str], str] = {}
    for each in rows:
        place = (each.round_id, each.item_id)
        known = found.setdefault(place, dict(store.counts.get(place, {})))
        known[each.background, each.row.value] = each.row.counts
        codes[place] = each.row.code
    wrong = []
    for place, groups in found.items():
        whole = groups.get(("", ""))
        for background in {name for name, _value in groups if name}:
            total: Counter[int] = Counter()
            for (name, _value), counts in groups.items():
                if name == background:
                    total.update({p: n for p, n in counts.items() if 0 < p < DONT_KNOW})
            if whole and any(count > whole.get(answer, 0) for answer, count in total.items()):
                wrong.append(codes[place])
    return wrong


def _named(codes: Iterable[str]) -> str:
    return ", ".join(dict.fromkeys(codes))


COUNTS = Importer("survey-counts", N_("counted answers"), likeness_of_counts, plan_counts)
