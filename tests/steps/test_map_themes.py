"""By what the map is coloured, in classes and words; how clear it is; the map as a figure."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date

import pytest

from workbench.charts.clarity import ClarityBar, clarity_scene
from workbench.charts.map import CATEGORIES
from workbench.documents.audience import Audience
from workbench.documents.content import Figure
from workbench.documents.registry import Options
from workbench.models.registry import record
from workbench.project import acts
from workbench.steps.place import edits
from workbench.steps.place.chapter import chapter
from workbench.steps.place.chapter_responsibility import responsibility_chapter
from workbench.steps.place.map_clarity import held_on, read_days
from workbench.steps.place.map_figure import map_figure
from workbench.steps.place.map_themes import Theme, described, themed
from workbench.steps.place.views import read_map, read_picture, read_underlays

DAY = date(2026, 11, 18)
PIXELS, GROUND = ((0.0, 0.0), (100.0, 50.0)), ((10.0, 60.0), (110.0, 10.0))


def place(project):
    with project.read() as session:
        return read_map(session), read_days(session)


def classes(project, theme, day=None):
    found, days = place(project)
    standings = days[day].standings if day is not None else {}
    content = themed(found, theme, standings=standings, today=DAY)
    by_code = {thing.code: thing for thing in content.things}
    titles = {group.key: group.title for group in content.groups}
    return {code: titles[thing.group] for code, thing in by_code.items()}, by_code, content


def test_responsibility_by_day_as_in_the_example(torg):
    before, things, _content = classes(torg, Theme.RESPONSIBILITY, 0)
    assert [before[code] for code in ("Y06", "Y01", "Y10", "Y09", "P01")] == [
        "Tydligt", "1–2 oklara", "3 eller fler oklara", "3 eller fler oklara", "Fastighet",
    ]  # fmt: skip
    assert things["Y09"].note == "4 oklara"
    assert things["Y01"].note == "1 oklar"
    assert "4 av 7 oklara" in things["Y09"].alt
    after, _things, _content = classes(torg, Theme.RESPONSIBILITY, 1)
    assert Counter(after[f"Y{n:02}"] for n in range(1, 15))["Tydligt"] == 10


def test_the_figures_of_clarity(torg):
    _found, days = place(torg)
    assert [day.title for day in days] == ["2025", "2026"]
    first, second = (day.bar for day in days)
    assert (first.title, first.percent) == ("77 av 101 tydliga", "76,2\xa0%")
    assert first.aside == "2026: 96 av 101"
    assert second.share == pytest.approx(96 / 101)
    assert second.goal == 0.95
    assert "K11" in second.name
    assert held_on(days, DAY) == 1
    assert held_on(days, date(2024, 1, 1)) == 0


def test_a_surface_that_nobody_cleans(torg):
    said, things, _content = classes(torg, Theme.CLEANING, 0)
    assert said["Y09"] == "Ingen städar"
    assert things["Y01"].note == "Kommunen"
    assert said["Y01"] == "Någon städar"


def test_classes_of_choice_and_of_holder(torg):
    publicness, _things, _content = classes(torg, Theme.PUBLICNESS)
    assert (publicness["Y01"], publicness["Y06"]) == ("Offentlig", "Halvprivat")
    control, things, content = classes(torg, Theme.CONTROL)
    assert control["Y01"] == "Kommunen"
    assert things["Y04"].note == "Region Mellan"
    apart = [group for group in content.groups if group.look in CATEGORIES]
    assert len(apart) == len(CATEGORIES)
    assert control["Y09"] == "1 annan"
    owner, things, _content = classes(torg, Theme.OWNER)
    assert owner["P19"] == "Okänt"
    assert things["Y01"].is_ground
    assert not things["P01"].is_ground
    membership, _things, _content = classes(torg, Theme.MEMBERSHIP)
    assert membership["P05"] == "Avvaktar"


@pytest.mark.parametrize("theme", list(Theme))
def test_each_theme_is_complete(torg, theme):
    _said, things, content = classes(torg, theme, 0)
    assert len(things) == 34
    keys = [group.key for group in content.groups]
    assert len(set(keys)) == len(keys)
    codes = [group.look.second_code for group in content.used_groups()]
    assert len(set(codes)) == len(codes)
    assert len([g for g in content.groups if g.look in CATEGORIES]) <= 6
    assert theme.title()


def test_findings_tell_what_is_late(torg):
    _said, _things, content = classes(torg, Theme.PLAIN)
    points = {point.code: point for point in content.points}
    assert points["F04"].status == "late"
    assert points["F01"].status == "done"
    assert points["F16"].status == "planned"
    assert "allvar 5" in points["F01"].alt


def test_a_plot_in_words(torg):
    found, _days = place(torg)
    plots = {plot.code: plot for plot in found.plots}
    assert described(plots["Y09"]) == (
        "Y09 Passagen Falken, passage, halvoffentlig, rådighet Matkvarteret, 560 m²"
    )
    assert "ägare okänt" in described(plots["P19"]).lower()


def test_nothing_drawn_and_nothing_said(empty):
    found, days = place(empty)
    assert days == ()
    assert themed(found, Theme.RESPONSIBILITY).things == ()


def test_the_bar_shows_share_and_goal():
    bar = ClarityBar(0.5, "1 av 2", "50 %", "2027: 2 av 2", "K1 Klarhet", 0.9, "mål 90 %")
    for width in (120.0, 300.0, 800.0):
        scene = clarity_scene(bar, width, 13.0)
        assert scene.width == width
        assert scene.alt == "K1 Klarhet, 1 av 2, 50 %, 2027: 2 av 2, mål 90 %"
        lengths = [shape.width for shape in scene.shapes if type(shape).__name__ == "Rect"]
        assert lengths == [width, width / 2]
    assert clarity_scene(replace(bar, goal=None), 300.0, 13.0).height > 0


# -- in documents


def figures(blocks):
    return [block for block in blocks if isinstance(block, Figure)]


def test_the_map_in_the_chapters(torg):
    options = Options(date=DAY)
    with torg.read() as session:
        (ground,) = figures(chapter(session, options, DAY))
        (clear,) = figures(responsibility_chapter(session, options, DAY))
    assert "Kommunen: 7" in ground.alt
    assert len(ground.data.rows) == 14
    assert "2026" in clear.caption
    assert "Tydligt: 10" in clear.alt


@pytest.mark.parametrize("audience", list(Audience))
def test_every_theme_makes_a_figure(torg, audience):
    with torg.read() as session:
        for theme in Theme:
            figure = map_figure(session, theme, Options(date=DAY, audience=audience), DAY)
            assert figure is not None
            assert figure.scene.height < 1.2 * figure.scene.width


def test_no_map_no_figure(empty):
    with empty.read() as session:
        assert map_figure(session, Theme.CONTROL, Options(date=DAY), DAY) is None


# -- pictures below the map


def underlays(project):
    with project.read() as session:
        return read_underlays(session)


def test_a_picture_is_one_edit_each_way(torg):
    new = edits.NewUnderlay("Flygfoto", b"\x89PNG bilden", "image/png", PIXELS, GROUND)
    lines = len(torg.history())
    key = edits.add_underlay(torg, new)
    assert len(torg.history()) == lines + 1
    (kept,) = underlays(torg)
    assert (kept.id, kept.pixels, kept.ground, kept.opacity) == (key, PIXELS, GROUND, 70)
    with torg.read() as session:
        assert read_picture(session, key) == new.picture
        assert read_picture(session, "borta") == b""
    edits.set_underlay(torg, key, opacity=40)
    edits.set_underlay(torg, key, shown=False)
    edits.lay_underlay(torg, key, PIXELS, ((0.0, 0.0), (50.5, 25.25)))
    (kept,) = underlays(torg)
    assert (kept.opacity, kept.shown, kept.ground[1]) == (40, False, (50.5, 25.25))
    edits.remove_underlay(torg, key)
    assert underlays(torg) == ()
    for _ in range(5):
        torg.undo()
    assert underlays(torg) == ()
    for _ in range(4):
        torg.redo()
    assert underlays(torg) == (kept,)


def test_a_picture_that_is_too_large_is_refused(torg):
    new = edits.NewUnderlay("Stor", b"0" * 5_000_001, "image/png", PIXELS, GROUND)
    with pytest.raises(Exception, match="för stor"):
        edits.add_underlay(torg, new)
    assert underlays(torg) == ()


def test_a_surface_with_a_new_name_is_told_by_its_short_one(torg):
    found, _days = place(torg)
    street = next(plot for plot in found.plots if plot.code == "Y02")
    acts.change(torg, record("surface"), street.id, {"short_name": "Gatan"})
    _said, things, _content = classes(torg, Theme.PLAIN)
    assert things["Y02"].name == "Gatan"
    assert "Storgatan" in things["Y02"].alt
