"""Twenty lists of people as one gets them: each is understood without a question."""

from __future__ import annotations

import pytest

from workbench.exchange.named_columns import name_columns
from workbench.exchange.read_table import read_clipboard
from workbench.models.registry import record
from workbench.steps.importing import plan_table, take_in

PERSON = record("stakeholder")
TWO = [("Anna Öhman", "anna@x.se"), ("Bo Ek", "bo@x.se")]
NAMES = [("Anna Öhman", ""), ("Bo Ek", "")]

REACHED = {
    "mail program": "Öhman, Anna <anna@x.se>; Bo Ek <bo@x.se>",
    "web mail": '"Anna Öhman" <anna@x.se>, Bo Ek <bo@x.se>,\n',
    "name and address": "Anna Öhman anna@x.se\nBo Ek bo@x.se\n",
    "comma before the address": "Anna Öhman, anna@x.se\n\nBo Ek, bo@x.se\n",
    "mailto in brackets": "Anna Öhman [mailto:anna@x.se]\nBo Ek (bo@x.se)\n",
    "bullets and addresses": "• Anna Öhman – anna@x.se\n• Bo Ek – bo@x.se",
    "no-break space and hyphen": "\ufeffNamn\u00a0\tE\u2011post\nAnna\u00a0Öhman\u200b\t"
    "anna@x.se \nBo Ek\tbo@x.se",
    "title above, count below": "Deltagare 3 maj\n\nNamn\tE-post\nAnna Öhman\tanna@x.se\n\n"
    "Bo Ek\tbo@x.se\nAntal: 2\n",
    "unknown headings": "Vem\tMejladress\nAnna Öhman\tanna@x.se\nBo Ek\tbo@x.se\n",
    "first and last name": "Förnamn\tEfternamn\tE-post\nAnna\tÖhman\tanna@x.se\nBo\tEk\tbo@x.se",
    "contact cards": "BEGIN:VCARD\r\nFN:Anna Öhman\r\nitem1.EMAIL;TYPE=INTERNET:anna@\r\n x.se\r\n"
    "END:VCARD\r\nBEGIN:VCARD\r\nVERSION:4.0\r\nFN:Bo Ek\r\nEMAIL:bo@x.se\r\nEND:VCARD\r\n",
}
NAMED = {
    "numbers in front": "1. Anna Öhman\n2) Bo Ek\n",
    "last name first": "Öhman, Anna\nEk, Bo\n",
    "heading over one column": "Namn\nÖhman, Anna\nEk, Bo\n",
    "capitals and a blank line": "Anna Öhman\r\n\r\n   Bo Ek  \r\n",
}
TOLD = {
    "dashes": "Anna Öhman - Åkern AB - vd\nBo Ek – Polisen – kommunpolis",
    "quick lines": "Anna Öhman; Åkern AB; vd; 4/5\nBo Ek; Polisen; kommunpolis; 3/2",
    "from a spreadsheet": "Anna Öhman\tÅkern AB\tvd\nBo Ek\tPolisen\tkommunpolis",
    "unknown headings with numbers": "Vem\tFirma\tPos\tTfn\nAnna Öhman\tÅkern AB\tvd\t070-1234567\n"
    "Bo Ek\tPolisen\tkommunpolis\t08-123456",
}


def plan_of(project, text, html=""):
    named = name_columns(read_clipboard(text, html), PERSON)
    plan = plan_table(project, PERSON, named.grid, named.meant)
    assert not plan.errors
    return plan


def parties(plan):
    names = {row.id: row.values["name"] for row in plan.created.get("organisation", ())}
    return [names.get(row.values.get("organisation_id"), "") for row in plan.rows]


@pytest.mark.parametrize("text", REACHED.values(), ids=REACHED)
def test_names_and_addresses(empty, text):
    rows = plan_of(empty, text).rows
    assert [(row.values["name"], row.values["email"]) for row in rows] == TWO


@pytest.mark.parametrize("text", NAMED.values(), ids=NAMED)
def test_names_alone(empty, text):
    rows = plan_of(empty, text).rows
    assert [(row.values["name"], row.values.get("email", "")) for row in rows] == NAMES


@pytest.mark.parametrize("text", TOLD.values(), ids=TOLD)
def test_names_organisations_and_roles(empty, text):
    plan = plan_of(empty, text)
    assert [row.values["name"] for row in plan.rows] == ["Anna Öhman", "Bo Ek"]
    assert [row.values["role"] for row in plan.rows] == ["vd", "kommunpolis"]
    assert parties(plan) == ["Åkern AB", "Polisen"]


def test_brackets_and_commas_say_where_people_belong(empty):
    assert parties(plan_of(empty, "Anna Öhman (Åkern AB)\nBo Ek (Polisen)")) == [
        "Åkern AB",
        "Polisen",
    ]
    plan = plan_of(empty, "Anna Öhman, fastighetsägare\nBo Ek, granne")
    assert [row.values["role"] for row in plan.rows] == ["fastighetsägare", "granne"]
    assert plan.created == {}


def test_a_slash_parts_influence_and_interest(empty):
    rows = plan_of(empty, TOLD["quick lines"]).rows
    assert [(r.values["influence"], r.values["interest"]) for r in rows] == [(4, 5), (3, 2)]


def test_a_web_table(empty):
    html = (
        "<table><tr><th>Namn</th><th>E-post</th></tr><tr><td>Anna&nbsp;Öhman</td>"
        "<td><a href='mailto:anna@x.se'>anna@x.se</a></td></tr></table>"
    )
    (row,) = plan_of(empty, "", html).rows
    assert (row.values["name"], row.values["email"]) == TWO[0]


def test_what_is_no_list_of_people_stays_as_it_is(empty):
    activity = record("activity")
    text = "Bänkar, bord och ljus\nKonst - med ungdomar"
    plan = plan_table(empty, activity, read_clipboard(text))
    assert [row.values["title"] for row in plan.rows] == text.splitlines()
    plan = plan_of(empty, "Polisen, kommunpolis\nNäringsliv, handel")
    assert [row.values["name"] for row in plan.rows] == [
        "Polisen, kommunpolis",
        "Näringsliv, handel",
    ]


def test_likely_duplicates_are_told_and_stop_nothing(torg):
    text = "Namn\tOrganisation\nTestlund, Måhlte\tBrf Lindgården i Melanstad\nNy Person\tPolisen"
    plan = plan_table(torg, PERSON, read_clipboard(text))
    said = [each.text() for each in plan.similar]
    assert said == [
        "Rad 2: ”Testlund, Måhlte” liknar ”Målte Testlund”",
        "Rad 2: ”Brf Lindgården i Melanstad” liknar ”Brf Lindgården i Mellanstad”",
    ]
    assert plan.new == 2
    take_in(torg, plan)


def test_likely_duplicates_within_what_is_pasted(empty):
    plan = plan_table(empty, PERSON, read_clipboard("Anna Ekström\nEkstrom, Anna\nBo Ek"))
    assert [(each.name, each.other) for each in plan.similar] == [("Ekstrom, Anna", "Anna Ekström")]


UNKNOWN = "Vem\tBolag\tX\nAnna\tÅkern\tvd\nBo\tPolisen\tkommunpolis"


def test_what_columns_mean_is_said_once(empty):
    grid = read_clipboard(UNKNOWN)
    said = {"Vem": "name", "Bolag": "organisation_id", "X": ""}
    plan = plan_table(empty, PERSON, grid, said)
    before = len(empty.history())
    take_in(empty, plan, pasted=True)
    assert len(empty.history()) == before + 1
    again = plan_table(empty, PERSON, read_clipboard(UNKNOWN.replace("Bo\t", "Cia\t")))
    assert [row.values["name"] for row in again.rows] == ["Cia"]
    assert again.updated == 0
    assert "role" not in again.rows[0].values
    # Said anew it is what holds then, and undoing takes the memory back too.
    take_in(empty, plan_table(empty, PERSON, read_clipboard(UNKNOWN), {"X": "role"}))
    assert plan_table(empty, PERSON, grid).mapping == said | {"X": "role"}
    empty.undo()
    assert plan_table(empty, PERSON, grid).mapping == said
    empty.undo()
    assert plan_table(empty, PERSON, grid).mapping == {}


def test_a_list_without_headings_is_not_remembered(empty):
    named = name_columns(read_clipboard("Anna Öhman\t12 a\nBo Ek\t7 b"), PERSON, first_row=False)
    take_in(empty, plan_table(empty, PERSON, named.grid, named.meant))
    other = read_clipboard("Cia Al\t1 c\nDag Å\t2 d")
    assert plan_table(empty, PERSON, other).mapping == {}


def test_a_memory_that_fits_no_more_is_passed_over(empty):
    with empty.edit("x") as session:
        from workbench.project.mappings import remember

        remember(session, PERSON, "namn|bolag", {"Namn": "gone_field"})
    plan = plan_table(empty, PERSON, read_clipboard("Namn\tBolag\nAnna\tÅkern"))
    assert [row.values["name"] for row in plan.rows] == ["Anna"]
