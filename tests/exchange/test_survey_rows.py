"""The answers of people as survey tools give them: nothing is guessed in silence."""

from __future__ import annotations

import random
from datetime import date

import pytest

from workbench.base.errors import WorkbenchError
from workbench.base.language import using
from workbench.exchange.answer_columns import Question, find_answer_columns
from workbench.exchange.answer_doubts import doubts, suspected
from workbench.exchange.read_columns import read_columns
from workbench.exchange.survey_rows import read_answers
from workbench.rules.scales import DONT_KNOW, NO_ANSWER

TODAY = date(2026, 11, 18)
KNOWN = (
    Question("q1", "Q1", ("Trygg på platsen dagtid",), "safe5"),
    Question("q2", "Q2", ("Trygg efter mörkrets inbrott", "Safe after dark"), "safe5"),
    Question("q3", "Q3", ("Jag trivs på platsen",), "agree5"),
    Question("q7", "Q7", ("Jag undviker platsen",), "frequency5", better="lower"),
    Question("q9", "Q9", ("Betyg",), "grade10"),
    Question("q12", "Q12", ("Varför otrygg?",), "multiple", "Mörker\nSkräp\nTrafik"),
    Question("b1", "B1", ("Kön",), "single", "Kvinna\nMan", "sex"),
    Question("b2", "B2", ("Ålder",), "single", "16–24\n25–44\n45–64\n65+", "age"),
)


@pytest.fixture(autouse=True)
def swedish():
    with using("sv"):
        yield


@pytest.fixture
def table(tmp_path):
    def write(text, name="enkat.csv"):
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return read_columns(path)

    return write


def read(table, mapping=None, questions=KNOWN):
    layout = find_answer_columns(table, questions, mapping)
    return layout, read_answers(table, layout, "2026-09", TODAY)


def column(reading, code):
    (found,) = reading.rounds
    return next(each for each in found.columns if each.column.code == code)


# -- what columns mean


def test_columns_are_found_by_code_wording_language_and_background(table):
    head = "Q1 Hur trygg?;Safe after dark;jag trivs på platsen:;Kön;Ålder;Färg"
    layout, reading = read(table(f"{head}\n4;5;3;Man;16-24;röd\n1;2;3;Kvinna;65+;blå\n"))
    assert [each.item_id for each in layout.columns] == ["q1", "q2", "q3", "b1", "b2", None]
    assert layout.columns[-1].scale == "single"
    assert layout.columns[-1].options.splitlines() == ["blå", "röd"]
    assert list(column(reading, "B2").codes) == [1, 4]


def test_what_could_say_who_answered_is_left_out(table):
    head = "E-post;Vem är du?;Telefonnummer;IP-adress;Q1"
    rows = "a@example.org;900101-1234;070-123 45 67;10.0.0.1;4\n" * 3
    layout, reading = read(table(f"{head}\n{rows}"))
    assert layout.personal == ("E-post", "Vem är du?", "Telefonnummer", "IP-adress")
    assert [each.code for each in layout.columns] == ["Q1"]
    assert "E-post" in doubts(table(f"{head}\n{rows}"), layout, reading)[-1]


def test_people_can_say_what_a_column_is(table):
    text = "Kväll;Trivsel;Skräp;Vem;När\n1;2;x;7;2025\n5;4;y;8;2025\n"
    mapping = {"Kväll": "-Q2", "Trivsel": "Q3", "Skräp": "", "Vem": "respondent", "När": "round"}
    layout, reading = read(table(text), mapping)
    assert [(each.code, each.reversed) for each in layout.columns] == [("Q2", True), ("Q3", False)]
    assert layout.ignored == ("Skräp",)
    (found,) = reading.rounds
    assert (found.round, list(found.columns[0].codes)) == ("2025", [5, 1])
    with pytest.raises(WorkbenchError, match="Natt"):
        find_answer_columns(table(text), KNOWN, {"Natt": "Q2"})


def test_a_new_question_can_be_asked_for(table):
    layout, _reading = read(table("Q1 Trygg på jobbet\n1\n5\n"), {"Q1 Trygg på jobbet": "+"})
    assert (layout.columns[0].item_id, layout.columns[0].title) == (None, "Trygg på jobbet")


def test_two_columns_for_one_question_are_told(table):
    layout, _reading = read(table("Q1;Q1 igen\n4;2\n"))
    assert layout.doubled == ("Q1 igen",)


def test_a_table_without_answers_is_refused(table):
    with pytest.raises(WorkbenchError):
        read(table("E-post\na@example.org\n"))


# -- two rows of headings, and those of machines


@pytest.mark.parametrize("third", ["", '{"ImportId":"QID1"};{"ImportId":"QID2"}\n'])
def test_two_rows_of_headings_are_joined_and_told(table, third):
    text = (
        "Q1;Q2\nHur trygg känner du dig på dagen?;Hur trygg känner du dig efter mörkret?\n"
        f"{third}4;2\n5;1\n"
    )
    found = table(text)
    assert found.two_headings
    assert found.rows == 2
    layout, reading = read(found)
    assert "Två rubrikrader" in doubts(found, layout, reading)[0]
    assert found.number(0) == (4 if third else 3)


# -- what stands in cells


def test_answers_off_the_scale_are_counted_and_listed_once_each(table):
    _layout, reading = read(table("Q1\n4\n7\nfyra\n7\n\n9\n"))
    assert list(column(reading, "Q1").codes) == [4, 0, 0, 0, 0]
    told = [(e.row, e.text()) for e in reading.errors]
    assert told == [
        (3, "”7” finns inte på skalan; utelämnat 2 gånger"),
        (4, "”fyra” finns inte på skalan; utelämnat"),
        (7, "”9” finns inte på skalan; utelämnat"),
    ]


def test_blank_and_do_not_know_are_two_things(table):
    _layout, reading = read(table("Q1;Q2\n;4\nVet ej;4\n-;4\n3;4\n"))
    first = column(reading, "Q1")
    assert list(first.codes) == [NO_ANSWER, DONT_KNOW, NO_ANSWER, 3]
    assert (first.answered, first.count(DONT_KNOW)) == (1, 1)


def test_numbers_that_stand_for_no_answer_are_told(table):
    found = table("Q1\n99\n88\n4\n")
    layout, reading = read(found)
    assert list(column(reading, "Q1").codes) == [NO_ANSWER, DONT_KNOW, 4]
    assert "88, 99" in " ".join(doubts(found, layout, reading))


def test_numbers_against_words_are_left_out_until_somebody_says_backwards(table):
    text = "Q1\n1 – mycket trygg\n5 – mycket otrygg\n3 – varken eller\n"
    found = table(text)
    layout, reading = read(found)
    assert list(column(reading, "Q1").codes) == [0, 0, 3]
    assert "baklänges" in " ".join(doubts(found, layout, reading))
    _layout, turned = read(found, {"Q1": "-Q1"})
    assert list(column(turned, "Q1").codes) == [5, 1, 3]
    assert turned.errors == []


def test_words_mean_themselves_also_in_a_column_read_backwards(table):
    _layout, reading = read(table("Q1\n1\nMycket trygg\nVet ej\n"), {"Q1": "-Q1"})
    assert list(column(reading, "Q1").codes) == [5, 5, DONT_KNOW]


def test_a_heading_that_says_1_is_best_is_told(table):
    found = table("Q1 Trygg? (1 = mycket trygg, 5 = mycket otrygg)\n1\n2\n")
    layout, reading = read(found)
    assert "1 det bästa" in " ".join(doubts(found, layout, reading))
    assert list(column(reading, "Q1").codes) == [1, 2]


def test_a_question_coded_backwards_is_suspected_from_the_answers(table):
    rnd = random.Random(1)

    def five(mood):
        return max(1, min(5, round(3 + mood + rnd.gauss(0, 0.6))))

    moods = [rnd.gauss(0, 1) for _each in range(200)]
    lines = [f"{five(m)};{five(m)};{6 - five(m)};{6 - five(m)}" for m in moods]
    found = table("Q1;Q2;Q3;Q7\n" + "\n".join(lines) + "\n")
    _layout, reading = read(found)
    # Of avoiding the place less is better, so only Q3 goes the wrong way.
    assert [each.column.code for each in suspected(reading.rounds[0].columns)] == ["Q3"]
    assert list(column(reading, "Q3").codes[:3]) == [int(line.split(";")[2]) for line in lines[:3]]


def test_ages_in_years_are_put_into_bands_and_told(table):
    found = table("Ålder\n16\n24\n88\n15\n65+\nvet ej\n")
    layout, reading = read(found)
    assert list(column(reading, "B2").codes) == [1, 1, 4, 0, 4, DONT_KNOW]
    assert [error.text() for error in reading.errors] == ["”15” finns inte på skalan; utelämnat"]
    assert "16–24" in " ".join(doubts(found, layout, reading))


def test_years_of_birth_are_ages_of_the_round(table):
    layout, reading = read(table("Starttid;Födelseår\n2025-09-03;2001\n2025-09-04;1950\n"))
    assert layout.columns[0].birth
    assert list(reading.rounds[0].columns[0].codes) == [1, 4]


def test_a_new_background_of_ages_gets_the_usual_bands(table):
    layout, _reading = read(table("Ålder\n34\n61\n"), questions=())
    assert layout.columns[0].options.splitlines() == ["16–24", "25–44", "45–64", "65+"]


# -- several of many


TICKED = {
    "list": 'Q9;Q12\n5;"Mörker; Trafik"\n5;Skräp\n5;\n',
    "commas": "Q9;Q12\n5;Mörker, Trafik\n5;Skräp\n5;\n",
    "numbers": "Q12_1;Q12_2;Q12_3;Q9\n1;0;1;5\n0;1;0;5\n;;;5\n",
    "brackets": (
        "Varför otrygg? [Mörker];Varför otrygg? [Skräp];Varför otrygg? [Trafik];Q9\n"
        "Ja;Nej;Ja;1\nNej;Ja;Nej;1\n;;;1\n"
    ),
    "words": "Q12_1 Mörker;Q12_2 Skräp;Q12_3 Trafik;Q9\nMörker;;Trafik;1\n;Skräp;;1\n;;;1\n",
}


@pytest.mark.parametrize("way", TICKED)
def test_several_answers_in_the_ways_tools_write_them(table, way):
    _layout, reading = read(table(TICKED[way]))
    found = column(reading, "Q12")
    assert found.width == 2
    assert [int.from_bytes(found.codes[at : at + 2], "little") for at in (0, 2, 4)] == [5, 2, 0]
    assert found.answered == 2


def test_an_answer_that_is_not_among_the_ticks_is_told(table):
    _layout, reading = read(table('Q9;Q12\n5;"Mörker; Rymden"\n5;Vet ej\n'))
    assert [error.text() for error in reading.errors] == [
        "”Rymden” finns inte på skalan; utelämnat"
    ]


# -- respondents and days


def test_respondents_that_stand_there_twice_count_once(table):
    found = table("ID;Q1\n1;4\n2;5\n1;3\n")
    layout, reading = read(found)
    (round_,) = reading.rounds
    assert (round_.respondents, round_.repeated, list(round_.columns[0].codes)) == (2, [4], [4, 5])
    assert "(rad 4)" in " ".join(doubts(found, layout, reading))


def test_rows_that_are_alike_are_kept_and_told(table):
    found = table("Q1;Q2\n4;4\n4;4\n4;5\n")
    layout, reading = read(found)
    assert (reading.rounds[0].respondents, reading.rounds[0].alike) == (3, 1)
    assert "togs med" in " ".join(doubts(found, layout, reading))


def test_rows_without_any_answer_are_left_out_and_told(table):
    found = table("ID;Q1;Q2\n1;4;4\n2;;\n3; ;\n4;2;\n")
    layout, reading = read(found)
    assert (reading.rounds[0].respondents, reading.rounds[0].empty) == (2, [3, 4])
    assert "(rad 3, 4)" in " ".join(doubts(found, layout, reading))


def test_impossible_days_are_counted_and_listed(table):
    text = "Starttid;Q1\n2026-09-02 10:15;4\n2026-02-30;4\n2031-01-01;4\n2026-09-20T08:00:00;4\n"
    _layout, reading = read(table(text))
    (round_,) = reading.rounds
    assert (round_.first, round_.last) == (date(2026, 9, 2), date(2026, 9, 20))
    assert [(each.row, each.facts["text"]) for each in reading.errors] == [
        (3, "2026-02-30"), (4, "2031-01-01")]  # fmt: skip


def test_rounds_in_one_file_are_kept_apart_and_nameless_rows_refused(table):
    _layout, reading = read(table("Omgång;Q1\n2025;4\n2026;5\n2025;1\n;3\n"))
    assert {each.round: list(each.columns[0].codes) for each in reading.rounds} == {
        "2025": [4, 1], "2026": [5]}  # fmt: skip
    (error,) = reading.errors
    assert (error.row, error.column) == (5, "Omgång")


def test_lines_keep_their_numbers_past_empty_ones(table):
    _layout, reading = read(table("Q1\n\n4\n\n\n8\n"))
    assert [error.row for error in reading.errors] == [6]
