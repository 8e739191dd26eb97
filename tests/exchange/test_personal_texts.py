from __future__ import annotations

import pytest

from workbench.exchange.personal_texts import CONTACT, NUMBER, first_remark, remark
from workbench.models.registry import record

PERSON, GOAL, PARTY = record("stakeholder"), record("goal"), record("organisation")


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        (PERSON["notes"], "pnr 640823-3234", NUMBER),
        (GOAL["title"], "640823-3234", NUMBER),
        (PARTY["organisation_number"], "640823-3234", NUMBER),
        (PARTY["organisation_number"], "556999-0002", ""),
        (PERSON["notes"], "ring 070-123 45 67", CONTACT),
        (PERSON["notes"], "skriv till a@example.org, 640823-3234", NUMBER),
        (GOAL["title"], "Upplysningar på 08-123 456 78", ""),
        (record("contact")["summary"], "mejlade a@example.org", CONTACT),
        (PERSON["email"], "a@example.org", ""),
        (PERSON["phone"], "070-123 45 67", ""),
        (PERSON["notes"], "Vill ha fler sittplatser", ""),
        (PERSON["influence"], 4, ""),
        (PERSON["notes"], None, ""),
    ],
)
def test_what_is_remarked_on(field, value, said):
    assert remark(field, value) == said


def test_the_first_remark_of_a_row():
    fields = PERSON.by_name
    assert first_remark(fields, {"name": "Anna", "notes": "640823-3234"}) == NUMBER
    assert first_remark(fields, {"name": "Anna", "unknown": "640823-3234"}) == ""
