"""The guide: the same topics in both languages, one for every step, found whatever the accents."""

from __future__ import annotations

import pytest

from workbench import __version__
from workbench.base.handbook import (
    TOPICS,
    Grid,
    Picture,
    Points,
    Title,
    handbook,
    parse,
    picture_file,
)
from workbench.base.resources import resource
from workbench.program.catalogue import STEPS


def shape(topic):
    return [
        (type(part).__name__, len(part.lines), part.numbered)
        if isinstance(part, Points)
        else (type(part).__name__, len(part.titles), len(part.rows))
        if isinstance(part, Grid)
        else (type(part).__name__,)
        for part in topic.parts
    ]


@pytest.mark.parametrize(
    ("swedish", "english"), list(zip(handbook("sv"), handbook("en"), strict=True)), ids=TOPICS
)
def test_both_languages_say_the_same_in_the_same_order(swedish, english):
    assert swedish.parts
    assert shape(swedish) == shape(english)
    assert swedish.text() != english.text()


@pytest.mark.parametrize("language", ["sv", "en"])
def test_what_is_new_begins_with_this_version(language):
    news = next(topic for topic in handbook(language) if topic.key == "news")
    assert news.parts[0] == Title(f"Version {__version__}")


@pytest.mark.parametrize("language", ["sv", "en"])
def test_no_file_is_left_unread(language):
    assert {path.stem for path in resource("guide", language).iterdir()} == set(TOPICS)


def test_every_picture_is_there_in_both_languages_has_words_and_is_small():
    for language in ("sv", "en"):
        shown = [
            part
            for topic in handbook(language)
            for part in topic.parts
            if isinstance(part, Picture)
        ]
        files = list(resource("guide", "pictures", language).iterdir())
        assert {picture_file(language, each) for each in shown} == set(files)
        assert all(each.alt and each.caption and each.alt != each.caption for each in shown)
        assert sum(file.stat().st_size for file in files) < 1_250_000


def test_every_step_of_the_work_has_a_topic():
    assert {step.key for step in STEPS} <= set(TOPICS)


@pytest.mark.parametrize(
    ("typed", "found"),
    [("sakerhetskopia halvtimmen", {"history"}), ("HEMLIG FORMEL", set()), ("/S tyst", {"it"})],
)
def test_a_topic_is_found_by_all_its_words(typed, found):
    assert {topic.key for topic in handbook("sv") if topic.holds(typed)} == found


@pytest.mark.parametrize(
    "text",
    [
        "no title",
        "# Title\nat once",
        "# Title\n\n### deep",
        "# Title\n\n<b>bold</b>",
        "# Title\n\n**open",
        "# Title\n\n![no words](name)",
        "# Title\n\n![a | b](../name)",
        "# Title\n\n| a | b |\n| c |",
    ],
)
def test_what_cannot_be_shown_is_refused(text):
    with pytest.raises(ValueError, match="key: "):
        parse("key", text)
