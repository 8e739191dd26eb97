"""The workshop of the example: what people said of the square, and what came of it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from workbench.base.language import N_
from workbench.models.registry import record
from workbench.project.register import add_row, add_rows, codes
from workbench.steps.workshop.edits import link_made

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from workbench.project.project import Project
    from workbench.project.register import Values

# A note: its words, its dots, and the codes of what it became.
Said = tuple[str, int, tuple[str, ...]]
WORKSHOP: Final[Values] = {
    "question": "Vad gör torget otryggt, och vad börjar vi med?",
    "held_on": date(2025, 10, 28),
    "participants": 12,
    "dots": 3,
    "place": "Biblioteket, Mellantorget",
    "sums_shown": True,
    "conclusion": (
        "Gruppen vill börja med ljus och sikt i tunneln och passagen, och med att någon vuxen "
        "finns på torget efter klockan 19. Skräpet ska ha en enda ansvarig per plats."
    ),
}
# A group: its name, effect, feasibility, notes.
GROUPS: Final[tuple[tuple[str, int, int, tuple[Said, ...]], ...]] = (
    (
        "Ljus och sikt", 5, 4,
        (
            ("Mörkt i tunneln", 6, ("B01", "A23")),
            ("Passagen Falken är kolsvart på vintern", 3, ("B01", "A24")),
            ("Buskarna i parken skymmer gångstråket", 2, ("F05",)),
            ("Man ser inte vem som står bakom soprummet", 1, ("F03",)),
            ("Trasig lampa vid mataffären", 0, ()),
        ),
    ),
    (
        "Vuxna på torget", 4, 3,
        (
            ("Inga vuxna efter klockan 19", 5, ("B04", "A28")),
            ("Torget är tomt när butikerna stänger", 3, ("B04", "A31")),
            ("Det händer ingenting på vintern", 2, ("A39",)),
            ("Sommaren 2024 fungerade: mer sådant", 2, ("A27",)),
            ("Vi vågar inte säga till ensamma", 1, ()),
        ),
    ),
    (
        "Skräp och klotter", 3, 5,
        (
            ("Krossat glas på lördagsmorgnar", 3, ("A21",)),
            ("Klottret sitter kvar i veckor", 2, ("B03", "A22")),
            ("Ingen vet vem som sopar hotellets entré", 2, ("B06",)),
            ("Fulla papperskorgar vid bussarna", 1, ()),
        ),
    ),
    (
        "Trafik", 3, 2,
        (
            ("Mopeder i hög fart på gågatan", 2, ("B05",)),
            ("Elsparkcyklar ligger överallt", 1, ("B05",)),
        ),
    ),
)  # fmt: skip
LOOSE: Final = (
    "Buss 4 går för sällan på kvällen",
    "Parkeringen är dyr",
    "Öppet handlande vid terminalen",
    "Fler toaletter",
)
CAPTURED: Final = "Fråga biblioteket om kvällsöppet kan börja redan i mars"
_TABLES: Final = {"A": "activity", "B": "problem", "F": "finding"}


def add_workshop(project: Project) -> None:
    """Add the workshop in which the problems of the square were sorted and weighed."""
    with project.edit(N_("Added {what}"), what="_:workshop") as session:
        known = {
            code: (table, key)
            for table in _TABLES.values()
            for key, code in codes(session, table).items()
        }
        workshop = add_row(session, record("workshop"), WORKSHOP)
        hands: list[tuple[str, int]] = []
        for name, effect, feasibility, notes in GROUPS:
            group = {"workshop_id": workshop, "name": name, "effect": effect,
                     "feasibility": feasibility}  # fmt: skip
            group_id = add_row(session, record("workshop_group"), group)
            hands += _write(session, workshop, group_id, notes, known)
        _write(session, workshop, None, tuple((text, 0, ()) for text in LOOSE), known)
        add_rows(session, record("workshop_vote"), _votes(hands))
        waiting = {"title": CAPTURED, "captured_on": date(2026, 11, 16)}
        add_row(session, record("captured"), waiting)


def _write(
    session: Session,
    workshop: str,
    group_id: str | None,
    notes: tuple[Said, ...],
    known: dict[str, tuple[str, str]],
) -> list[tuple[str, int]]:
    """Write notes and return them with their dots."""
    rows = [
        {"title": text, "workshop_id": workshop, "group_id": group_id}
        for text, _dots, _codes in notes
    ]
    ids = add_rows(session, record("workshop_note"), rows)
    for note_id, (_text, _dots, became) in zip(ids, notes, strict=True):
        for code in became:
            link_made(session, [note_id], *known[code])
    return [(key, dots) for key, (_text, dots, _codes) in zip(ids, notes, strict=True)]


def _votes(hands: list[tuple[str, int]]) -> list[Values]:
    """Return the dots as they were given: three by each person, one after the other."""
    given = [note_id for note_id, dots in hands for _each in range(dots)]
    people, each = WORKSHOP["participants"], WORKSHOP["dots"]
    votes: dict[tuple[str, int], int] = {}
    for place, note_id in enumerate(given[: people * each]):
        voter = place % people + 1
        votes[note_id, voter] = votes.get((note_id, voter), 0) + 1
    return [
        {"note_id": note_id, "voter": voter, "dots": dots}
        for (note_id, voter), dots in votes.items()
    ]
