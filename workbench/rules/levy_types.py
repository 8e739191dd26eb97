"""What a levy is made of: properties with their measures, and a model that shares out a total.

Money is whole öre. Areas are square metres, frontage metres (domain guide 2.2, 1 and 2).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from typing_extensions import override

from workbench.base.errors import WorkbenchError
from workbench.base.formats import kr
from workbench.base.language import N_, _
from workbench.rules.money import ORE_PER_KRONA, Exact

if TYPE_CHECKING:
    from collections.abc import Mapping


class Base(StrEnum):
    """What a property's part is in proportion to."""

    WEIGHTED_AREA = "weighted_area"
    """The areas, each times its weight."""
    GROSS_AREA = "gross_area"
    ASSESSED_VALUE = "assessed_value"
    FRONTAGE = "frontage"
    EQUAL = "equal"
    """Every property alike."""


class Measure(StrEnum):
    """What is known of a property, by the name of the field."""

    GROSS_AREA = "gross_area"
    LETTABLE_AREA = "lettable_area"
    RESIDENTIAL_AREA = "residential_area"
    FRONTAGE = "frontage"
    ASSESSED_VALUE = "assessed_value"


MEASURE_NAMES: Final = {
    Measure.GROSS_AREA: N_("gross floor area"),
    Measure.LETTABLE_AREA: N_("lettable area"),
    Measure.RESIDENTIAL_AREA: N_("residential area"),
    Measure.FRONTAGE: N_("frontage"),
    Measure.ASSESSED_VALUE: N_("assessed value"),
}
BASE_NAMES: Final = {
    Base.WEIGHTED_AREA: N_("weighted area"),
    Base.GROSS_AREA: N_("gross floor area"),
    Base.ASSESSED_VALUE: N_("assessed value"),
    Base.FRONTAGE: N_("frontage"),
    Base.EQUAL: N_("equal parts"),
}
AREAS: Final = (Measure.LETTABLE_AREA, Measure.RESIDENTIAL_AREA, Measure.GROSS_AREA)


@dataclass(frozen=True, slots=True)
class LevyProperty:
    """A property that pays. A measure is None where it is not known; 0 is known to be nothing.

    ``discount`` is the part taken off, 0 to 1; the others then carry it.
    """

    id: str
    code: str
    owner: str | None = None
    category: str = ""
    gross_area: Exact | None = None
    lettable_area: Exact | None = None
    residential_area: Exact | None = None
    frontage: Exact | None = None
    assessed_value: int | None = None
    discount: Exact = 0


@dataclass(frozen=True, slots=True)
class AreaWeights:
    """What a square metre weighs: lettable (LOA), residential (BOA) and gross (BTA)."""

    lettable_area: Exact = 1
    residential_area: Exact = Decimal("0.4")
    gross_area: Exact = 0


@dataclass(frozen=True, slots=True)
class Key:
    """A base and its share of what is left beside the fixed part; shares count among themselves."""

    base: Base
    share: Exact = 1


class FallbackKind(StrEnum):
    """What is offered where a property has no weight."""

    FIXED = "fixed"
    """A fixed amount."""
    AREA = "area"
    """The part that its weighted area would have among the others."""


@dataclass(frozen=True, slots=True)
class Fallback:
    """What properties without weight pay instead of nothing; ``amount`` in öre if fixed."""

    kind: FallbackKind
    amount: int = 0


@dataclass(frozen=True, slots=True)
class LevyModel:
    """How a total is shared out among properties.

    First ``fixed`` for each, then the rest by ``keys``; nobody pays less than ``floor`` or more
    than ``cap``. Amounts are multiples of ``unit`` (100 for whole kronor, 1000 for tens).
    ``by_category`` has area weights of their own for some categories of property.
    """

    name: str
    total: int
    keys: tuple[Key, ...]
    area: AreaWeights = AreaWeights()
    by_category: Mapping[str, AreaWeights] = field(default_factory=dict)
    fixed: int = 0
    floor: int | None = None
    cap: int | None = None
    unit: int = ORE_PER_KRONA
    fallback: Fallback | None = None

    def weights_of(self, category: str) -> AreaWeights:
        """Return the area weights that hold for a category of property."""
        return self.by_category.get(category, self.area)


@dataclass(frozen=True, slots=True)
class Amount:
    """An amount in öre that is written out when it is shown, in the language of that moment."""

    ore: int

    @override
    def __format__(self, spec: str) -> str:
        return kr(self.ore)


@dataclass(frozen=True, slots=True)
class Phrase:
    """A message id that is translated when it is shown."""

    message: str

    @override
    def __format__(self, spec: str) -> str:
        return _(self.message)


@dataclass(frozen=True, slots=True)
class Problem:
    """Why a model cannot be reckoned: a message id with its facts, and the property's id if one."""

    message: str
    facts: Mapping[str, object]
    property: str | None = None

    def text(self) -> str:
        """Return the sentence in the current language."""
        return _(self.message).format(**self.facts)


class LevyError(WorkbenchError):
    """A levy that cannot be reckoned, with all that stands in the way."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__(
            N_("The levy cannot be reckoned: {problems}"),
            problems=_Sentences(problems),
        )
        self.problems = problems


@dataclass(frozen=True, slots=True)
class _Sentences:
    """Problems that become text when they are shown, in the language of that moment."""

    problems: tuple[Problem, ...]

    @override
    def __format__(self, spec: str) -> str:
        return " ".join(each.text() for each in self.problems)
