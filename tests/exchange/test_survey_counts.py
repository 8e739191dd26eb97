"""Counted answers: one row a question and round, one column an answer."""

from __future__ import annotations

import pytest

from workbench.base.errors import WorkbenchError
from workbench.exchange.read_text import text_grid
from workbench.exchange.survey_counts import has_counts, read_counts
from workbench.rules.scales import DONT_KNOW, NO_ANSWER

HEAD = "omgang;fraga;text;skala;svar1;svar2;svar3;svar4;svar5;vet_ej;n_total"


def counts(text, source="enkat.csv", **more):
    return read_counts(text_grid(text, source), **more)


def test_a_row_has_its_counts_by_place_and_the_rest_is_no_answer():
    reading = counts(f"{HEAD}\n2025-09;Q1;Trygg;trygg5;4;9;22;85;114;2;240\n")
    (row,) = reading.rows
    assert (row.round, row.code, row.title, row.scale) == ("2025-09", "Q1", "Trygg", "trygg5")
    assert row.counts == {1: 4, 2: 9, 3: 22, 4: 85, 5: 114, DONT_KNOW: 2, NO_ANSWER: 4}


def test_grades_begin_with_0_and_the_file_names_the_question():
    reading = counts("omgang;0;1;2;3;4;5;6;7;8;9;10;n\n2025;6;5;1;1;2;4;3;4;2;1;8;37\n",
                     "enkat_Q9_betyg.csv")  # fmt: skip
    (row,) = reading.rows
    assert (row.code, row.scale, row.counts[1], row.counts[11]) == ("Q9", "betyg0-10", 6, 8)


def test_rows_of_groups_name_background_and_value():
    reading = counts("omgang;fraga;grupp;varde;svar1;svar2\n2025;Q1;Kön;Kvinna;3;4\n")
    (row,) = reading.rows
    assert (row.background, row.value, row.counts) == ("kon", "Kvinna", {1: 3, 2: 4})


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ("2025;Q1;;;4;9;22;85;114;2;200", "fler än radens 200"),
        ("2025;Q1;;;4;9;x;85;114;2;", "x"),
        ("2025;Q1;;;4;-9;2;85;114;2;", "-9"),
        ("2025;Q1;;;4;41,7 %;2;85;114;2;", "41,7"),
        (";Q1;;;4;9;22;85;114;2;", "ingen omgång"),
        ("2025;;;;4;9;22;85;114;2;", "ingen fråga"),
    ],
)
def test_a_row_that_cannot_be_is_refused_and_the_others_stay(row, words):
    reading = counts(f"{HEAD}\n{row}\n2025;Q2;;;1;1;1;1;1;1;6\n")
    assert reading.read == 2
    assert [each.code for each in reading.rows] == ["Q2"]
    (error,) = reading.errors
    assert error.row == 2
    assert words in error.text()


def test_columns_can_be_named_and_the_round_said():
    reading = counts("Fr;Nej;Ja\nQ1;3;7\n", mapping={"Fr": "fraga", "Ja": "svar1", "Nej": "svar2"},
                     round_name="2026")  # fmt: skip
    (row,) = reading.rows
    assert (row.round, row.code, row.counts) == ("2026", "Q1", {1: 7, 2: 3})


def test_other_tables_have_no_counts():
    assert not has_counts(text_grid("titel;område\nEtt mål;trygghet\n"))
    assert has_counts(text_grid(f"Enkät 2025\n\n{HEAD}\n2025;Q1;;;1;1;1;1;1;1;6\n"))
    with pytest.raises(WorkbenchError):
        counts("titel;område\nEtt mål;trygghet\n")
