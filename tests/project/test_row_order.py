"""The order that is kept is at every moment what a fresh reading gives, and so is what is told."""

from __future__ import annotations

import random
from datetime import date, timedelta

import pytest

from workbench.models.registry import record
from workbench.project import acts
from workbench.project.open import create
from workbench.project.register import add_rows, delete_rows, row_ids, update_row
from workbench.project.row_order import RowOrder

LOG, ACTIVITY = record("log_entry"), record("activity")


@pytest.fixture
def project(tmp_path):
    with create(tmp_path / "torget.plats", "Torget") as project:
        with project.edit("x") as session:
            add_rows(session, LOG, [{"title": f"Nr {n}", "happened_on": day(n)} for n in range(9)])
            add_rows(session, ACTIVITY, [{"title": f"Nr {n}"} for n in range(9)])
        yield project


def day(number):
    """Return a day; several numbers have the same one, and one has none."""
    return date(2026, 5, 4) + timedelta(days=number % 4) if number < 8 else None


class Kept:
    """Orders that follow a project, compared with a fresh reading after each edit."""

    def __init__(self, project, *orders):
        self.project, self.orders = project, orders
        project.subscribe(self.told)

    def told(self, changes):
        with self.project.read() as session:
            for order, record, scope in self.orders:
                keys = changes.tables.get(record.table)
                if not keys:
                    continue
                before = list(order.ids)
                told, fresh = order.renew(session, keys), row_ids(session, record, scope)
                assert order.ids == fresh
                assert order.places == {key: place for place, key in enumerate(fresh)}
                assert told.added == set(fresh) - set(before)
                assert told.gone == set(before) - set(fresh)
                stayed = [key for key in before if key in fresh]
                assert told.moved == (stayed != [key for key in fresh if key in stayed])


@pytest.fixture
def kept(project):
    named = {"title": "Nr 1"}
    with project.read() as session:
        whole = ((RowOrder(session, each), each, None) for each in (LOG, ACTIVITY))
        return Kept(project, *whole, (RowOrder(session, LOG, named), LOG, named))


def act(project, pick):
    record, order = pick.choice([(LOG, "happened_on"), (ACTIVITY, "code")])
    with project.read() as session:
        ids = row_ids(session, record)
    some = pick.sample(ids, min(len(ids), pick.choice([1, 1, 3])))
    by = day(pick.randrange(9)) if order == "happened_on" else f"A{pick.randrange(20)}"
    what = pick.randrange(7)
    if what < 2:
        (project.undo if what else project.redo)()
        return
    with project.edit("x") as session:
        if what == 2:
            rows = [{"title": f"Nr {pick.randrange(3)}", order: by} for _n in range(3)]
            add_rows(session, record, rows)
        elif what == 3:
            delete_rows(session, record, some)
        else:
            for key in some:
                changed = {order: by} if what < 6 else {"title": f"Nr {pick.randrange(3)}"}
                update_row(session, record, key, changed)


@pytest.mark.parametrize("seed", range(4))
def test_after_any_edit_the_order_is_that_of_the_file(project, kept, seed):
    pick = random.Random(seed)
    for _round in range(40):
        act(project, pick)
    assert kept.orders[0][0].ids


def test_many_rows_at_once_are_in_order_too(project, kept):
    many = [{"title": "Nr 1", "happened_on": day(n % 8)} for n in range(300)]
    with project.edit("x") as session:
        keys = add_rows(session, LOG, many)
    with project.edit("x") as session:
        for number, key in enumerate(keys):
            update_row(session, LOG, key, {"happened_on": day(number * 3 % 7)})
    project.undo()
    project.undo()
    project.redo()
    assert len(kept.orders[0][0].ids) == 309


def test_where_sqlite_orders_what_python_cannot_the_file_is_asked(project, kept):
    order = kept.orders[1][0]
    project.raw.execute("pragma query_only = off")
    project.raw.execute("update activity set position = 'ett' where position > 3")
    with project.read() as session:
        order.read(session)
    wanted = order.ids[::-1]
    acts.reorder(project, ACTIVITY, wanted)
    assert order.ids == wanted
