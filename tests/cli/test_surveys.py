"""Surveys on the command line: the oracles of Mellantorg, hidden groups, what is refused."""

from __future__ import annotations

import csv
import json

import pytest

from tests.command import digest

EXAMPLE = "resources/example"
ORACLES = "tests/data/surveys"
KEYS = ["read", "new", "updated", "skipped", "created", "errors"]
ROUND = ["round", "k", "n", "share", "low", "high", "mean", "mean_low", "mean_high", "suppressed"]


def rows_of(path):
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter=";"))


def write(shell, name, text):
    (shell.folder / name).write_text(text, encoding="utf-8")
    return shell.path(name)


def items(shell, file, *words):
    return {each["code"]: each for each in shell.data("survey", file, *words)["items"]}


def percent(share):
    return f"{100 * share:.1f}"


@pytest.fixture
def counted(shell, blank, root):
    """A new project with the two tables of counted answers."""
    shell.data("import", blank, root / f"{EXAMPLE}/survey_counts.csv")
    shell.data("import", blank, root / f"{EXAMPLE}/survey_Q9_grade.csv", "--as", "survey-counts")
    return blank


# -- the oracles, to the printed digit


def test_shares_and_changes_are_those_of_the_oracle(shell, counted, root):
    found = items(shell, counted)
    for row in rows_of(root / f"{ORACLES}/survey_expected.csv"):
        item = found[row["fraga"]]
        before, after = item["rounds"]
        assert (before["k"], before["n"]) == (int(row["k_2025"]), int(row["n_2025"]))
        assert (after["k"], after["n"]) == (int(row["k_2026"]), int(row["n_2026"]))
        told = [percent(r[key]) for r in (before, after) for key in ("share", "low", "high")]
        assert told == [row[key] for key in ("andel_2025_pct", "ki_lag", "ki_hog",
                                             "andel_2026_pct", "ki_lag_", "ki_hog_")]  # fmt: skip
        change = item["change"]
        assert [f"{100 * change[key]:+.1f}" for key in ("difference", "low", "high")] == [
            row["diff_pe"], row["diff_ki_lag"], row["diff_ki_hog"]]  # fmt: skip
        assert change["certain"] == (row["bedomning"] == "förändring säkerställd")
        assert (change["comparable"], change["why_not"]) == (True, None)


def test_grades_have_the_mean_and_the_interval_of_the_oracle(shell, counted, root):
    rounds = items(shell, counted)["Q9"]["rounds"]
    for found, row in zip(rounds, rows_of(root / f"{ORACLES}/survey_Q9_grade.csv"), strict=True):
        assert found["n"] == int(row["n"])
        told = [f"{found[key]:.2f}" for key in ("mean", "mean_low", "mean_high")]
        assert told == [row["medel"], row["ki_lag"], row["ki_hog"]]
        assert (found["share"], found["k"], found["suppressed"]) == (None, None, False)


def test_groups_of_the_example_are_those_of_the_oracle(shell, example, root):
    oracle = rows_of(root / f"{ORACLES}/survey_Q2_subgroups_expected.csv")
    for by in ("ålder", "relation"):
        groups = {g["code"]: g for g in items(shell, example, "--by", by)["Q2"]["groups"]}
        expected = [row for row in oracle if row["grupp"] == by]
        assert list(groups) == [row["varde"] for row in expected]
        for row in expected:
            for found, year in zip(groups[row["varde"]]["rounds"], ("2025", "2026"), strict=True):
                assert (found["k"], found["n"]) == (int(row[f"k_{year}"]), int(row[f"n_{year}"]))
                assert percent(found["share"]) == row[f"andel_{year}"]
                end = "_" if year == "2026" else ""
                assert [percent(found["low"]), percent(found["high"])] == [
                    row[f"ki_lag{end}"], row[f"ki_hog{end}"]]  # fmt: skip


# -- what must not be shown


def test_a_small_group_cannot_be_worked_out(shell, example):
    item = items(shell, example, "--by", "kön")["Q2"]
    groups = {g["code"]: g for g in item["groups"]}
    assert list(groups) == ["kvinna", "man + annat/vill ej ange"]
    assert groups["man + annat/vill ej ange"]["together"] == ["man", "annat/vill ej ange"]
    shown = [g["rounds"][0] for g in groups.values()]
    # All and one group give the rest, and that is told anyway: no group of five can be seen.
    assert sum(each["n"] for each in shown) == item["rounds"][0]["n"] == 230
    assert min(each["n"] for each in shown) >= 10


def test_no_number_below_the_threshold_leaves_the_program(shell, blank):
    text = "omgang;fraga;skala;svar1;svar2;svar3;svar4;svar5\n2025;Q1;trygg5;1;3;2;2;1\n"
    shell.data("import", blank, write(shell, "liten.csv", text))
    (found,) = items(shell, blank)["Q1"]["rounds"]
    assert found["suppressed"]
    assert {found[key] for key in ROUND[1:-1]} == {None}
    _code, out, _err = shell.run("survey", blank, language="sv")
    assert "dold" in out


def test_the_thresholds_can_be_moved(shell, blank, tmp_path):
    text = "omgang;fraga;skala;svar1;svar2;svar3;svar4;svar5\n2025;Q1;trygg5;3;3;3;3;3\n"
    shell.data("import", blank, write(shell, "liten.csv", text))
    assert not items(shell, blank)["Q1"]["rounds"][0]["suppressed"]
    table = write(shell, "e.csv", "survey;least_answers\nSafety survey;30\n")
    assert table
    assert shell.data("survey", blank)["items"][0]["rounds"][0]["n"] == 15


# -- the shape


def test_the_shape_is_that_of_the_contract(shell, example):
    said = shell.data("survey", example, "--by", "ålder")
    assert list(said) == ["items"]
    item = next(each for each in said["items"] if each["code"] == "Q2")
    assert {"code", "rounds", "change", "groups"} <= set(item)
    for part in (item, *item["groups"]):
        assert [list(found) for found in part["rounds"]] == [ROUND, ROUND]
        assert list(part["change"]) == ["difference", "low", "high", "certain", "comparable",
                                        "why_not"]  # fmt: skip
    assert json.dumps(said)


def test_one_round_has_no_change(shell, blank, root):
    lines = (root / f"{EXAMPLE}/survey_counts.csv").read_text(encoding="utf-8").splitlines()
    only = [lines[0], *(line for line in lines if line.startswith("2025"))]
    shell.data("import", blank, write(shell, "en.csv", "\n".join(only)))
    assert {each["change"] for each in items(shell, blank).values()} == {None}


def test_nothing_asked_yet(shell, blank):
    assert shell.data("survey", blank) == {"items": []}


def test_another_season_cannot_be_compared(shell, blank):
    head = "omgang;fraga;skala;svar1;svar2;svar3;svar4;svar5\n"
    rows = "2025-09;Q1;trygg5;20;20;20;20;20\n2026-03;Q1;trygg5;5;5;10;40;40\n"
    shell.data("import", blank, write(shell, "a.csv", head + rows))
    change = items(shell, blank)["Q1"]["change"]
    assert (change["comparable"], change["why_not"], change["certain"]) == (
        False, ["season"], False)  # fmt: skip


@pytest.mark.parametrize("by", ["färg", "kön,ålder", "kön,färg", "kön,ålder,relation"])
def test_what_answers_cannot_be_divided_by_is_said(shell, example, by):
    before = digest(example)
    assert shell.refused("survey", example, "--by", by)
    assert digest(example) == before


# -- bringing in


@pytest.mark.parametrize(
    ("name", "new"), [("survey_counts", 18), ("survey_Q9_grade", 2), ("survey_groups", 20)]
)
def test_counted_answers_need_no_help(shell, blank, root, name, new):
    path = root / f"{EXAMPLE}/{name}.csv"
    before = digest(blank)
    said = shell.data("import", blank, path, "--dry-run")
    assert list(said) == KEYS
    assert (said["new"], said["errors"]) == (new, [])
    assert digest(blank) == before
    assert shell.data("import", blank, path)["created"] == said["created"]
    again = shell.data("import", blank, path)
    assert (again["new"], again["updated"], again["skipped"]) == (0, 0, new)
    assert len(shell.data("history", blank)) == 1
    shell.data("undo", blank)
    assert shell.data("info", blank)["tables"]["survey_item"] == 0


PEOPLE = """ID;Starttid;E-post;Q1 Trygg på dagen;Q2;Kön;Ålder
1;2026-09-02 10:00;a@example.org;Mycket trygg;4;Kvinna;34
2;2026-09-03 11:00;b@example.org;Ganska trygg;2;Man;61
2;2026-09-03 11:00;b@example.org;Ganska trygg;2;Man;61
3;2026-02-30 11:00;c@example.org;Vet ej;3;Kvinna;16
"""


def test_answers_of_people_need_no_help_and_tell_what_is_off(shell, blank):
    path = write(shell, "svar.csv", PEOPLE)
    said = shell.data("import", blank, path, code=1)
    assert list(said) == KEYS
    assert (said["read"], said["new"], said["updated"], said["skipped"]) == (4, 3, 0, 1)
    assert said["created"] == {"survey": 1, "survey_round": 1, "survey_item": 4}
    assert [(e["row"], e["column"]) for e in said["errors"]] == [(5, "Starttid")]
    assert len(shell.data("history", blank)) == 1


def test_warnings_stand_beside_the_answer(shell, blank):
    _code, out, err = shell.run("import", blank, write(shell, "svar.csv", PEOPLE))
    assert "3 new" in out
    assert "2026-09: the days of the answers" in err
    assert "E-post" in err
    assert "(row 4)" in err


def test_addresses_never_reach_the_file(shell, blank):
    shell.run("import", blank, write(shell, "svar.csv", PEOPLE))
    shell.data("export", blank, shell.path("allt.json"))
    for name in (blank, shell.folder / "allt.json"):
        assert b"example.org" not in name.read_bytes()


def test_the_same_file_again_changes_nothing_and_a_longer_one_adds(shell, blank):
    path = write(shell, "svar.csv", PEOPLE)
    shell.run("import", blank, path)
    again = shell.data("import", blank, path, code=1)
    assert (again["new"], again["updated"], again["skipped"]) == (0, 0, 4)
    path = write(shell, "svar.csv", PEOPLE + "4;2026-09-09 11:00;;3;3;Man;70\n")
    more = shell.data("import", blank, path, code=1)
    assert (more["new"], more["updated"], more["skipped"]) == (1, 0, 4)


def test_other_answers_replace_or_come_beside_and_it_is_told(shell, blank):
    shell.run("import", blank, write(shell, "svar.csv", PEOPLE))
    other = write(shell, "papper.csv", "Q1;Q2;Kön\n1;1;Man\n5;5;Kvinna\n3;3;Man\n")
    said = shell.data("import", blank, other, "--as", "survey", "--round", "2026-09", "--dry-run")
    assert (said["new"], said["updated"]) == (0, 3)
    _code, _out, err = shell.run("import", blank, other, "--as", "survey", "--round", "2026-09",
                                 "--dry-run")  # fmt: skip
    assert "the answers of 3 people; they are replaced" in err
    said = shell.data("import", blank, other, "--as", "survey", "--round", "2026-09", "--add")
    assert (said["new"], said["updated"]) == (3, 0)
    assert shell.data("import", blank, other, "--as", "survey", "--round", "2027-03")["new"] == 3


def test_columns_can_be_named_turned_and_left_out_and_it_is_remembered(shell, blank):
    text = "Trygg;Skräp;Mörkt\n" + "1;x;5\n2;y;4\n5;y;3\n" * 8
    path = write(shell, "egen.csv", text)
    words = ("--as", "survey", "--map", "Trygg=-Q1", "--map", "Skräp=", "--map", "Mörkt=Q2")
    assert shell.data("import", blank, path, *words)["created"]["survey_item"] == 2
    first = items(shell, blank)["Q1"]["rounds"][0]
    assert (first["k"], first["n"]) == (16, 24)
    other = write(shell, "egen2.csv", text.replace("2;y", "4;y"))
    said = shell.data("import", blank, other, "--as", "survey", "--round", "2027")
    assert said["created"] == {"survey_round": 1}
    assert items(shell, blank)["Q1"]["rounds"][-1]["k"] == 8


def test_counts_and_people_are_not_mixed_in_one_question(shell, blank, root):
    text = "Starttid;Q3 Jag trivs;Q4 Ren;Q5 Ljus\n2026-09-02;3;4;5\n2026-09-03;2;2;1\n"
    shell.data("import", blank, write(shell, "svar.csv", text))
    said = shell.data("import", blank, root / f"{EXAMPLE}/survey_counts.csv", code=1)
    assert {error["row"] for error in said["errors"]} == {7, 9, 11}
    assert said["new"] == 15


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ("2025;Q1;lutande7;1;1;1;1;1", "lutande7"),
        ("2025;Q2;janej;1;1;1;1;1", "scale"),
        ("2025;Q3;janej;1;1;1;1;1", "5"),
    ],
)
def test_counts_on_another_scale_are_refused(shell, blank, row, words):
    head = "omgang;fraga;skala;svar1;svar2;svar3;svar4;svar5\n"
    shell.data("import", blank, write(shell, "a.csv", head + "2024;Q2;trygg5;1;1;1;1;1\n"))
    said = shell.data("import", blank, write(shell, "b.csv", head + row + "\n"), code=1)
    assert (said["new"], len(said["errors"])) == (0, 1)
    assert words in said["errors"][0]["reason"]


def test_groups_that_are_more_than_all_are_told_and_not_shown(shell, blank):
    head = "omgang;fraga;grupp;varde;svar1;svar2;svar3;svar4;svar5\n"
    rows = "2025;Q1;;;20;20;20;20;20\n2025;Q1;kön;kvinna;30;30;30;30;30\n"
    _code, _out, err = shell.run("import", blank, write(shell, "a.csv", head + rows))
    assert "more people than all in Q1" in err
    assert items(shell, blank, "--by", "kön")["Q1"]["groups"] == []


def weigh(shell, blank):
    answers = ["4;Kvinna;20"] * 40 + ["1;Kvinna;20"] * 40 + ["5;Man;70"] * 15 + ["1;Man;70"] * 5
    shell.data("import", blank, write(shell, "v.csv", "Q1;Kön;Ålder\n" + "\n".join(answers)),
               "--as", "survey")  # fmt: skip


def test_weighting_needs_a_population(shell, blank):
    weigh(shell, blank)
    assert "population" in shell.refused("survey", blank, "--weighted")
