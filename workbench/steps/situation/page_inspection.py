"""The view “Inspection”: safety inspections, and how people rate the place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.base.language import _
from workbench.steps.situation.page_incidents import register
from workbench.steps.situation.page_inspection_entry import InspectionEntry
from workbench.steps.situation.page_inspection_picture import InspectionPicture
from workbench.steps.situation.page_rating import RatingPicture
from workbench.steps.situation.page_rating_entry import RatingEntry
from workbench.ui.parts.parts_view import Part, PartsView

if TYPE_CHECKING:
    from workbench.ui.parts.page import Page, PageContext

PICTURE, POINTS, RATING, MARKS = "picture", "points", "rating", "marks"
INSPECTION_COLUMNS = (
    "name", "done_on", "performer", "method", "quality", "red_below", "green_from",
)  # fmt: skip


class InspectionView(PartsView):
    """The condition of the place, judged by experts and by those who use it."""

    def __init__(self, context: PageContext) -> None:
        parts = (
            Part(PICTURE, _("Inspections"), self._picture, ("inspection_aspect",)),
            Part(POINTS, _("Points"), InspectionEntry),
            Part(RATING, _("Place rating"), self._rating),
            Part(MARKS, _("Marks"), RatingEntry),
            Part(
                "inspections", _("Inspections made"), _inspections, ("inspection",), register=True
            ),
            Part("aspects", _("Aspects"), _aspects, register=True),
            Part("factors", _("Factors"), _factors, ("inspection_factor",), register=True),
            Part("themes", _("Themes of the rating"), _themes, ("rating_theme",), register=True),
            Part("occasions", _("Occasions"), _occasions, ("rating_occasion",), register=True),
        )
        super().__init__(context, parts)

    def _picture(self, context: PageContext) -> Page:
        made = InspectionPicture(context)
        made.entry_wanted.connect(lambda: self.show_part(POINTS))
        return made

    def _rating(self, context: PageContext) -> Page:
        made = RatingPicture(context)
        made.entry_wanted.connect(lambda: self.show_part(MARKS))
        return made


def _inspections(context: PageContext) -> Page:
    return register(
        context,
        "inspection",
        _("New inspection: name; day – Enter saves"),
        _("No inspections yet."),
        INSPECTION_COLUMNS,
    )


def _aspects(context: PageContext) -> Page:
    return register(
        context,
        "inspection_aspect",
        _("New aspect: name; weight – Enter saves"),
        _("No aspects yet. They come with the first inspection; rename them as you like."),
        ("name", "weight"),
    )


def _factors(context: PageContext) -> Page:
    return register(
        context,
        "inspection_factor",
        _("New factor: factor; aspect; weight – Enter saves"),
        _("No factors yet. An aspect can be scored whole, or by its factors."),
        ("aspect_id", "name", "weight"),
    )


def _themes(context: PageContext) -> Page:
    return register(
        context,
        "rating_theme",
        _("New theme: name; question – Enter saves"),
        _("No themes yet. A set comes with the first rating; change it as you like."),
        ("name", "question"),
    )


def _occasions(context: PageContext) -> Page:
    return register(
        context,
        "rating_occasion",
        _("New occasion: name; day; asked by; method – Enter saves"),
        _("No occasions yet."),
        ("name", "rated_on", "source", "method", "quality"),
    )
