"""The levy on the wall: what each owner pays, moving while the terms are moved by keys."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from workbench.base.formats import decimal_text, kr, percent_text
from workbench.base.language import N_, _
from workbench.charts.wall import Lever, Levers, Picture, WallPage
from workbench.steps.finance.levies import LevyBook, chosen_year
from workbench.steps.finance.levy_edits import save_terms
from workbench.steps.finance.levy_pictures import owners_scene
from workbench.steps.finance.levy_trial import Trial, tried

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from sqlalchemy.orm import Session

    from workbench.charts.scene import Scene
    from workbench.project.project import Project
    from workbench.steps.finance.levies import Scenario, Values

STEP: Final = "finance"
_ORE: Final = 100
TOTAL: Final = "total"


@dataclass(frozen=True)
class _Term:
    """A term that can be moved: its field, name, step, end and kind."""

    name: str
    title: str
    step: str
    high: str
    kind: str = "number"


_TERMS: Final = (
    _Term("weight_lettable", N_("Weight of premises"), "0.05", "3"),
    _Term("weight_residential", N_("Weight of dwellings"), "0.05", "3"),
    _Term("alpha", N_("Share by area"), "0.05", "1", "share"),
    _Term("share_weighted", N_("By weighted area"), "5", "100", "percent"),
    _Term("share_gross", N_("By gross floor area"), "5", "100", "percent"),
    _Term("share_value", N_("By assessed value"), "5", "100", "percent"),
    _Term("share_frontage", N_("By frontage"), "5", "100", "percent"),
    _Term("share_equal", N_("In equal parts"), "5", "100", "percent"),
    _Term("fixed", N_("Fixed part"), "500", "100000", "money"),
)
_MOST: Final = 6  # levers that a room can follow


def levy_pages(session: Session, today: date) -> Iterator[WallPage]:
    """Yield one page for each levy model of the year that can be reckoned."""
    book = LevyBook(session)
    year = chosen_year(book, today.year)
    rows = book.of_year(year)
    for place, each in enumerate(book.scenarios(year)):
        if each.reckoned:
            yield _page(book, rows, place, Trial())


def _page(book: LevyBook, rows: list[Values], place: int, trial: Trial) -> WallPage:
    scenarios = tried(book, rows, trial)
    chosen = scenarios[place]
    shown = tuple(each for each in scenarios if each.reckoned)
    at = shown.index(chosen) if chosen in shown else 0
    title = _("{model}: {amount} to share out").format(model=chosen.name, amount=kr(chosen.total))
    state = _("adopted") if chosen.adopted else _("scenario")
    problems = "; ".join(problem.text() for problem in chosen.problems)
    said = (_("Levy {year}").format(year=chosen.row["year"] or "").strip(), state,
            _terms_text(chosen.row))  # fmt: skip
    lead = problems or " · ".join(filter(None, said))
    picture = Picture((partial(_owners, book, shown, at),) if shown else ())
    levers = () if chosen.adopted else tuple(_levers(chosen.row))
    moved = Levers(
        levers,
        partial(_moved, book, rows, place),
        partial(_keep, rows[place]["id"]),
    )
    return WallPage(
        f"levy.{chosen.id}", STEP, _("Levy"), title, picture, lead,
        levers=moved if levers else None,
    )  # fmt: skip


def _owners(
    book: LevyBook, shown: tuple[Scenario, ...], at: int, width: float, _height: float, text: float
) -> Scene:
    return owners_scene(book, shown, at, width, text)


def _terms_of(row: Values) -> list[_Term]:
    """Return the terms that this model goes by."""
    return [each for each in _TERMS if row.get(each.name) is not None][: _MOST - 1]


def _terms_text(row: Values) -> str:
    told = [f"{_(each.title)} {_told(each.kind, _value(each, row))}" for each in _terms_of(row)]
    return ", ".join(told)


def _value(term: _Term, row: Values) -> float:
    value = row.get(term.name) or 0
    return float(value) / _ORE if term.kind == "money" else float(value)


def _told(kind: str, value: float) -> str:
    if kind == "money":
        return kr(round(value) * _ORE)
    if kind == "percent":
        return f"{decimal_text(_exact(value))}\N{NO-BREAK SPACE}%"
    return percent_text(value) if kind == "share" else decimal_text(_exact(value))


def _exact(value: float) -> Decimal:
    return Decimal(str(round(value, 2)))


def _levers(row: Values) -> Iterator[Lever]:
    total = (row.get("total") or 0) / _ORE
    yield Lever(TOTAL, _("To share out"), total, 0.0, max(total * 3, 1_000_000.0), 10_000.0,
                partial(_told, "money"))  # fmt: skip
    for each in _terms_of(row):
        high = max(float(each.high), _value(each, row))
        yield Lever(each.name, _(each.title), _value(each, row), 0.0, high, float(each.step),
                    partial(_told, each.kind))  # fmt: skip


def _changes(values: Mapping[str, float]) -> dict[str, Any]:
    """Return the fields of a model that levers stand for, as they are written."""
    money = {TOTAL, *(each.name for each in _TERMS if each.kind == "money")}
    return {
        name: round(value) * _ORE if name in money else _exact(value)
        for name, value in values.items()
    }


def _moved(book: LevyBook, rows: list[Values], place: int, values: Mapping[str, float]) -> WallPage:
    return _page(book, rows, place, Trial({rows[place]["id"]: _changes(values)}))


def _keep(model_id: str, project: Project, values: Mapping[str, float], initiator: object) -> None:
    save_terms(project, {model_id: _changes(values)}, initiator=initiator)
