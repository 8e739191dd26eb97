"""The words in which results of a survey are told between reckoning, page, picture and paper."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from workbench.rules.comparison import (
    Caution,
    Comparability,
    RoundFacts,
    Verdict,
    caution,
    comparability,
    verdict,
)
from workbench.rules.indicators import Direction
from workbench.rules.means import welch
from workbench.rules.proportions import newcombe
from workbench.rules.sampling import Sample, Sampling
from workbench.rules.suppression import DEFAULT
from workbench.rules.suppression_types import Row, State, Thresholds, change_shown

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from workbench.measures.survey_store import AnswerStore, Grouping
    from workbench.measures.survey_weights import RoundWeights
    from workbench.project.register import Values
    from workbench.rules.means import Mean
    from workbench.rules.proportions import Difference, Proportion
    from workbench.rules.scales import Scale
    from workbench.rules.suppression_types import ShownSplit

NOTHING: Final = Row(State.SHOWN, None, 0, (), (), ())
"""Of nobody; no secret."""
HIDDEN: Final = Row(State.SECONDARY, None, None, (), (), ())
"""Of a group that is not shown, without a reason of its own."""


@dataclass(frozen=True)
class Result:
    """What a question gave in one round, of all or of a group.

    ``row`` says what may be shown; ``share`` and ``mean`` are None where they may not, or are not
    asked for by the scale; ``by_mean`` says which of them is the question's figure. ``unsure`` did
    not know, ``blank`` left it out (None for groups).
    """

    round: Values
    row: Row
    asked: bool
    share: Proportion | None = None
    mean: Mean | None = None
    unsure: int | None = None
    blank: int | None = None
    by_mean: bool = False

    @property
    def n(self) -> int | None:
        """How many answered on the scale, None where that is hidden."""
        return self.row.n

    @property
    def suppressed(self) -> bool:
        """Whether the question's figure, its share or mean, is not shown though there is one."""
        if not self.asked or self.row.n == 0:
            return False
        return self.mean is None if self.by_mean else not self.row.share_shown


@dataclass(frozen=True)
class Change:
    """What happened between two rounds, and whether it may be said.

    ``difference`` is None where either side is hidden.
    """

    difference: Difference | None
    verdict: Verdict
    comparable: Comparability


@dataclass(frozen=True)
class GroupResult:
    """The results of a group in each round; ``together`` names the groups it consists of."""

    label: str
    rounds: tuple[Result, ...]
    together: tuple[str, ...] = ()


@dataclass(frozen=True)
class SplitResult:
    """A question divided by something.

    ``hidden`` is the split of the round that shows least, to say why; ``mismatch`` names rounds
    whose counted groups are more than all; ``means_hidden`` says that means would give away single
    answers.
    """

    by: Grouping
    groups: tuple[GroupResult, ...]
    hidden: ShownSplit | None
    mismatch: tuple[str, ...] = ()
    means_hidden: bool = False


@dataclass(frozen=True)
class OptionResult:
    """One of several answers: how many gave it in each round."""

    label: str
    rounds: tuple[Result, ...]


@dataclass(frozen=True)
class ItemResult:
    """The results of a question in all rounds; ``options`` where each answer has its own share."""

    item: Values
    scale: Scale
    rounds: tuple[Result, ...]
    options: tuple[OptionResult, ...] = ()
    split: SplitResult | None = None

    @property
    def asked(self) -> bool:
        """Whether it was asked in any round."""
        return any(each.asked for each in self.rounds)


@dataclass(frozen=True)
class SurveyResults:
    """A survey with its rounds in order and the results of its questions."""

    survey: Values
    rounds: tuple[Values, ...]
    items: tuple[ItemResult, ...]
    groupings: tuple[Grouping, ...]
    limits: Thresholds
    weights: Mapping[str, RoundWeights] = field(default_factory=dict)
    can_weigh: bool = False

    def of(self, item_id: str) -> ItemResult | None:
        """Return the results of a question."""
        return next((each for each in self.items if each.item["id"] == item_id), None)

    def place(self, round_id: str) -> int:
        """Return the place of a round among the rounds, -1 where it is none of them."""
        return next((at for at, row in enumerate(self.rounds) if row["id"] == round_id), -1)

    def change(self, item: ItemResult, before: int, after: int) -> Change | None:
        """Return what happened between two rounds, given by their places."""
        return change_between(self.survey, item, item.rounds[before], item.rounds[after])

    def caution(self, before: int, after: int) -> Caution:
        """Return what to know of all comparisons between two rounds at once."""
        changes = (self.change(each, before, after) for each in self.items)
        return caution(
            [
                change.difference.p
                for change in changes
                if change and change.difference and change.comparable.comparable
            ]
        )


@dataclass(frozen=True)
class SurveyContent:
    """A survey as it was read: its rows in order, its answers, the people of the area."""

    survey: Values
    items: tuple[Values, ...]
    rounds: tuple[Values, ...]
    store: AnswerStore
    population: tuple[Values, ...] = ()
    background_names: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def limits(self) -> Thresholds:
        """What is too small to be shown, as the survey says or else by default."""
        return Thresholds(
            self.survey["least_answers"] or DEFAULT.group, self.survey["least_cell"] or DEFAULT.cell
        )


def sample_of(row: Values, *, part: bool = False) -> Sample:
    """Return how the people of a round were chosen, and of how many.

    Nothing is known of the population of a part of them.
    """
    sampling = Sampling(row["sampling"]) if row["sampling"] else Sampling.CONVENIENCE
    return Sample(sampling, None if part else row["population"])


def change_between(
    survey: Values, item: ItemResult, before: Result, after: Result
) -> Change | None:
    """Return what happened between two rounds of a question; None where one did not ask it."""
    if not before.asked or not after.asked or before.round["id"] == after.round["id"]:
        return None
    difference: Difference | None = None
    if item.scale.grade:
        if before.mean and after.mean:
            difference = welch(before.mean, after.mean)
    elif before.share and after.share and change_shown(before.row, after.row):
        difference = newcombe(before.share, after.share)
    fits = comparability(
        round_facts(survey, before.round, item.item), round_facts(survey, after.round, item.item)
    )
    direction = Direction(item.item["better"] or "higher")
    return Change(difference, verdict(difference, direction, comparable=fits.comparable), fits)


def last_change(survey: Values, item: ItemResult, rounds: Sequence[Result]) -> Change | None:
    """Return what happened between the last two rounds that asked the question."""
    asked = [each for each in rounds if each.asked][-2:]
    return change_between(survey, item, asked[0], asked[1]) if len(asked) > 1 else None


def round_facts(survey: Values, row: Values, item: Values) -> RoundFacts:
    """Return how a question was asked in a round."""
    return RoundFacts(
        method=row["method"] or "",
        sampling=row["sampling"] or "",
        population=survey["audience"],
        wording=item["title"],
        scale=item["scale"] or "",
        first=row["field_from"],
        last=row["field_to"],
    )
