from __future__ import annotations

import re
from dataclasses import replace

import pytest

from workbench.base.resources import resource
from workbench.charts.palette import TOKENS
from workbench.ui.look import tokens
from workbench.ui.look.tokens import CATEGORY_NAMES, GRAPHIC_RATIO, TEXT_RATIO, THEMES, contrast

GROUNDS = ("bg", "surface", "raised", "hover", "selected")
WORDS = ("text", "muted", "accent", "ok", "warn", "error")
PAIRS = [
    *((ink, ground) for ink in WORDS for ground in GROUNDS),
    *((ink, f"{ink}_tint") for ink in ("accent", "ok", "warn", "error")),
    *(("text", f"{tint}_tint") for tint in ("accent", "ok", "warn", "error")),
    ("muted", "accent_tint"),
    # The undo button of a notice, on its ground.
    *(("accent", f"{tint}_tint") for tint in ("ok", "warn", "error")),
    ("on_accent", "accent"),
    ("on_accent", "accent_hover"),
    ("on_accent", "accent_pressed"),
    ("on_protect", "protect"),
    ("on_tip", "tip"),
]
GRAPHICS = [
    *((ink, ground) for ink in ("border", "accent", "scroll") for ground in GROUNDS),
    *((ink, ground) for ink in ("critical", "done", "baseline") for ground in ("bg", "surface")),
    ("protect", "text"),
    ("on_accent", "accent"),
]


@pytest.mark.parametrize("name", THEMES)
def test_every_word_is_readable_on_every_ground(name):
    theme = tokens.load(name)
    weak = {
        f"{ink} on {ground}": round(contrast(theme.hex(ink), theme.hex(ground)), 2)
        for ink, ground in PAIRS
        if contrast(theme.hex(ink), theme.hex(ground)) < TEXT_RATIO
    }
    assert not weak


@pytest.mark.parametrize("name", ["light", "dark", "contrast"])
def test_every_edge_and_mark_is_visible(name):
    theme = tokens.load(name)
    pairs = GRAPHICS if not theme.dark else [pair for pair in GRAPHICS if pair[0] != "protect"]
    weak = {
        f"{ink} on {ground}": round(contrast(theme.hex(ink), theme.hex(ground)), 2)
        for ink, ground in pairs
        if contrast(theme.hex(ink), theme.hex(ground)) < GRAPHIC_RATIO
    }
    assert not weak


@pytest.mark.parametrize("name", THEMES)
def test_categories_stand_out_or_have_an_edge(name):
    theme = tokens.load(name)
    assert [each.name for each in theme.categories] == list(CATEGORY_NAMES)
    assert len({each.hatch for each in theme.categories}) == len(theme.categories)
    for each in theme.categories:
        visible = contrast(each.fill, theme.surface) >= GRAPHIC_RATIO
        assert visible or each.outlined, each.name
        assert contrast(theme.ink_on(each.fill), each.fill) >= TEXT_RATIO, each.name


@pytest.mark.parametrize("name", THEMES)
def test_numbers_are_readable_on_every_step_of_a_scale(name):
    theme = tokens.load(name)
    for fill in (*theme.sequential, *theme.diverging):
        assert contrast(theme.ink_on(fill), fill) >= TEXT_RATIO, fill


@pytest.mark.parametrize("name", THEMES)
def test_a_scale_grows_steadily_more_visible(name):
    theme = tokens.load(name)
    ratios = [contrast(fill, "#ffffff") for fill in theme.sequential]
    assert ratios in (sorted(ratios), sorted(ratios, reverse=True))


@pytest.mark.parametrize("name", THEMES)
def test_charts_and_themes_know_the_same_names(name):
    theme = tokens.load(name)
    for token in TOKENS:
        assert re.fullmatch("#[0-9a-f]{6}", theme.hex(token))
        assert re.fullmatch("#[0-9a-f]{6}", theme.hex(f"{token}.soft"))


def test_soft_lies_between_the_colour_and_the_surface():
    light = tokens.load("light")
    whole, soft = (
        contrast(light.accent, light.surface),
        contrast(light.hex("accent.soft"), "#ffffff"),
    )
    assert 1 < soft < whole


@pytest.mark.parametrize("name", ["category.0", "category.8", "category.x", "name", "petrol", ""])
def test_an_unknown_name_is_an_error(name):
    with pytest.raises(KeyError):
        tokens.load("light").hex(name)


def test_a_theme_that_lacks_a_token_is_refused(tmp_path, monkeypatch):
    whole = resource("themes", "light.toml").read_text(encoding="utf-8")
    (tmp_path / "broken.toml").write_text(
        whole.replace('muted = "#525C68"\n', ""), encoding="utf-8"
    )
    monkeypatch.setattr(tokens, "resource", lambda *parts: tmp_path / parts[-1])
    with pytest.raises(ValueError, match="muted"):
        tokens.load("broken")


def test_contrast_is_reckoned_as_in_the_standard():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)
    assert contrast("#0072b2", "#ffffff") == pytest.approx(5.19, abs=0.01)


def test_a_weak_colour_would_be_found():
    light = replace(tokens.load("light"), muted="#c0c4c8")
    assert contrast(light.muted, light.surface) < TEXT_RATIO
