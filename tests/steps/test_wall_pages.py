"""The steps' pages for the wall: on the example, on an empty project, and what they may not say."""

from __future__ import annotations

from datetime import date

import pytest

from tests import canary
from tests.pace import timing
from tests.windows import NOW
from workbench.base.clock import FixedClock
from workbench.base.language import using
from workbench.charts.wall import Levers, Room, Rows, count_sheets, frame_for, sheet
from workbench.charts.wall.frame import FLOOR
from workbench.models.privacy_classes import may_stand_on_wall
from workbench.models.registry import RECORDS, record
from workbench.program.catalogue import STEPS
from workbench.project.open import open_project
from workbench.project.register import read_rows
from workbench.steps.on_wall import spot, told
from workbench.steps.plan.wall import quarter

# The fixtures of the folder are paths: here they are opened.


@pytest.fixture
def project(example):
    opened = open_project(example, clock=FixedClock(NOW))
    yield opened
    opened.close()


SIZES = [(1024, 768), (1280, 720), (1920, 1080)]
MUST = {
    "vision", "vision.pictures", "goals", "indicators", "indicators.years", "plan.late",
    "plan.next", "plan.parties", "plan.quarter", "parties", "matrix", "problems", "survey",
    "rating", "budget", "budget.costs", "budget.sources", "map.responsibility",
    "decisions.open", "workshop", "workshop.notes",
}  # fmt: skip


def wall_pages(project):
    with project.read() as session:
        return [
            page
            for step in STEPS
            if step.wall is not None
            for page in step.wall(session, project.today())
        ]


def texts_of(page, frame):
    for part in range(count_sheets(page, frame)):
        scene = sheet(page, part, frame)
        yield scene.alt
        yield from (text.text for text in scene.texts())
        yield from (group.alt for group in scene.groups())


def test_the_example_has_a_page_for_everything(project):
    keys = {page.key for page in wall_pages(project)}
    assert keys >= MUST
    assert any(key.startswith("levy.") for key in keys)
    assert any(key.startswith("item.") for key in keys)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("room", list(Room))
def test_every_sheet_of_the_example_can_be_read_and_keeps_off_the_foot(project, size, room):
    frame = frame_for(*size, room)
    for page in wall_pages(project):
        for part in range(count_sheets(page, frame)):
            scene = sheet(page, part, frame)
            smallest = min(text.size for text in scene.texts())
            # Marks within pictures may be a little smaller than what is to be read.
            assert smallest >= frame.height * FLOOR * 0.65, page.key
            if isinstance(page.body, Rows):
                assert smallest >= frame.height * FLOOR * 0.98, page.key
            assert all(-1 <= text.x <= frame.width + 1 for text in scene.texts()), page.key
            assert all(text.y <= frame.height for text in scene.texts()), page.key


def test_no_page_says_anything_private(empty):
    for _round in range(2):
        canary.plant_everywhere(empty)
    pages = wall_pages(empty)
    assert len({page.step for page in pages}) >= 5
    for frame in (frame_for(1280, 720), frame_for(1024, 768)):
        leaks = [
            (page.key, text)
            for page in pages
            for text in texts_of(page, frame)
            if canary.secret(text) and page.key != "matrix"
        ]
        assert leaks == []
    assert any(canary.secret(note) for page in pages for note in page.aside)


def test_only_initials_of_people_reach_the_wall_and_only_when_asked_for(empty):
    canary.plant_everywhere(empty)
    held = [page for page in wall_pages(empty) if page.held]
    assert [page.key for page in held] == ["matrix"]
    said = list(texts_of(held[0], frame_for(1280, 720)))
    assert not [text for text in said if canary.WORD in text]
    assert held[0].key not in {p.key for p in wall_pages(empty) if not p.held}


def test_what_may_be_changed_on_the_wall_is_public(project):
    for page in wall_pages(project):
        for each in page.editable:
            assert may_stand_on_wall(record(each.table)[each.field]), each


def test_a_private_field_is_refused_whoever_asks(project):
    private = [
        (kind, field.name)
        for kind in RECORDS.values()
        for field in kind.fields
        if not may_stand_on_wall(field)
    ]
    assert len(private) > 40
    for kind, name in private:
        with pytest.raises(PermissionError):
            told(kind, {name: "x"}, name)
        with pytest.raises(PermissionError):
            spot(kind, "id", name)


def test_an_empty_project_has_no_holes(blank):
    opened = open_project(blank, clock=FixedClock(NOW))
    found = wall_pages(opened)
    opened.close()
    for page in found:
        assert not isinstance(page.body, Rows) or page.body.rows, page.key


def test_pages_are_told_in_english_too(project):
    with using("en"):
        titles = {page.key: page.title for page in wall_pages(project)}
    assert titles["plan.late"] == "1 action is late"
    assert titles["vision"] == "Our vision"


def test_moving_a_lever_moves_the_amounts_and_keeping_it_is_one_edit(project):
    page = next(page for page in wall_pages(project) if page.levers is not None)
    levers = page.levers
    assert isinstance(levers, Levers)
    total = levers.levers[0]
    moved = levers.moved({total.key: total.value + total.step})
    frame = frame_for(1280, 720)
    before, after = (list(texts_of(each, frame)) for each in (page, moved))
    assert before != after
    assert levers.keep is not None
    levers.keep(project, {total.key: total.value + total.step}, None)
    with project.read() as session:
        totals = {row["id"]: row["total"] for row in read_rows(session, record("levy_model"))}
    assert round((total.value + total.step) * 100) in totals.values()
    project.undo()
    again = next(each for each in wall_pages(project) if each.key == page.key)
    assert list(texts_of(again, frame)) == before


def test_every_step_takes_little_time_on_the_example(project):
    wall_pages(project)
    with timing() as watch, project.read() as session:
        for step in STEPS:
            if step.wall is not None:
                with watch.lap():
                    step.wall(session, project.today())
    assert max(watch.laps) < 0.5, watch.laps


def test_quarters_are_whole_months():
    assert quarter(date(2026, 11, 18)) == (date(2026, 10, 1), date(2026, 12, 31))
    assert quarter(date(2028, 2, 29)) == (date(2028, 1, 1), date(2028, 3, 31))
    assert quarter(date(2026, 9, 30)) == (date(2026, 7, 1), date(2026, 9, 30))
