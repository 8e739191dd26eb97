"""A survey in another language: the questions in English where they have been put so."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from workbench.measures.survey_types import SurveyContent

_ENGLISH = "en"


def told_in(content: SurveyContent, language: str) -> SurveyContent:
    """Return the survey with its questions in a language, as far as they are known in it."""
    if language != _ENGLISH:
        return content
    items = tuple({**row, "title": row["title_en"] or row["title"]} for row in content.items)
    return replace(content, items=items)
