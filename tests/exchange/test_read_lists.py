"""What is pasted that is no table: recipients of mail, names line by line."""

from __future__ import annotations

from datetime import date

import pytest

from workbench.base.errors import WorkbenchError
from workbench.exchange.header import find_layout
from workbench.exchange.read_table import read_clipboard
from workbench.exchange.table_import import plan_import
from workbench.models.registry import RECORDS


def values(text, table="stakeholder", *names):
    grid = read_clipboard(text)
    plan = plan_import(grid, find_layout(grid, RECORDS[table]), {}, today=date(2026, 11, 23))
    assert not plan.errors
    return [tuple(row.values.get(name) for name in names) for row in plan.rows]


@pytest.mark.parametrize(
    "text",
    [
        "Anna Öhman <anna@x.se>; Bo Ek <bo.ek@y.se>",
        '"Öhman, Anna" <anna@x.se>, bo.ek@y.se',
        "Anna Öhman <mailto:anna@x.se>\n'Bo Ek' <bo.ek@y.se>;\n",
        "Anna Öhman <anna@x.se>;\r\n  Bo Ek <bo.ek@y.se>",
    ],
)
def test_recipients_of_mail_are_people(text):
    assert values(text, "stakeholder", "name", "email") == [
        ("Anna Öhman", "anna@x.se"),
        ("Bo Ek", "bo.ek@y.se"),
    ]


def test_names_line_by_line_lose_their_bullets():
    text = "Anna Öhman\n- Bo Ek\n\n• Cecilia af Ek\n3. Dag Å"
    assert values(text, "stakeholder", "name") == [
        ("Anna Öhman",),
        ("Bo Ek",),
        ("Cecilia af Ek",),
        ("Dag Å",),
    ]


def test_lines_with_commas_are_titles_not_columns():
    text = "Bänkar, bord och belysning\nKonst, med ungdomar"
    assert values(text, "activity", "title") == [
        ("Bänkar, bord och belysning",),
        ("Konst, med ungdomar",),
    ]


def test_one_name_is_a_row():
    assert values("Anna Öhman", "stakeholder", "name") == [("Anna Öhman",)]


def test_lines_in_the_order_of_the_quick_line_are_understood():
    text = "Anna Öhman; Lyktan AB; förvaltare\nBo Ek; Torgets Bokhandel; ägare"
    assert values(text, "stakeholder", "name", "role") == [
        ("Anna Öhman", "förvaltare"),
        ("Bo Ek", "ägare"),
    ]


def test_cells_without_headings_are_known_by_their_form():
    text = (
        "S01\tAnna Öhman\tanna@x.se\t070-123 45 67\tstödjer\n"
        "S02\tBo Ek\tbo@x.se\t08-12 34 56\tneutral"
    )
    assert values(text, "stakeholder", "code", "name", "email", "phone", "stance") == [
        ("S01", "Anna Öhman", "anna@x.se", "070-123 45 67", "supports"),
        ("S02", "Bo Ek", "bo@x.se", "08-12 34 56", "neutral"),
    ]


def test_a_cell_with_a_line_break_stays_one_cell():
    text = 'Namn\tAnteckningar\nAnna Öhman\t"rad ett\nrad två"\nBo Ek\tkort'
    assert values(text, "stakeholder", "notes") == [("rad ett\nrad två",), ("kort",)]


@pytest.mark.parametrize("text", ["", "  \n\t\n ", "\t\t\t"])
def test_nothing_is_refused(text):
    with pytest.raises(WorkbenchError) as caught:
        read_clipboard(text)
    assert caught.value.message == "There is nothing to paste"
