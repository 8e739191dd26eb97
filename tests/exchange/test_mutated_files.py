"""Files with some bytes wrong are read or refused, and never anything else."""

from __future__ import annotations

import io
import random
import zipfile
from datetime import date

import pytest

from tests.exchange import tables
from tests.exchange.test_corpus import CORPUS, STAKEHOLDER
from workbench.base.errors import WorkbenchError
from workbench.exchange.header import find_layout
from workbench.exchange.read_table import read_sheets
from workbench.exchange.table_import import plan_import

INSERTED = [
    b"999999999",
    b'<c r="ZZ99"><v>x</v></c>',
    b"-1",
    b'"',
    b"\0",
    b"\xff\xff",
    b"1e400",
    b";",
]


def spoiled(data, chance, most=6):
    spoiled = bytearray(data)
    for _ in range(chance.randint(1, most)):
        at = chance.randrange(len(spoiled)) if spoiled else 0
        act = chance.random()
        if act < 0.5 and spoiled:
            spoiled[at] = chance.randrange(256)
        elif act < 0.7:
            del spoiled[at : at + chance.randint(1, 20)]
        else:
            spoiled[at:at] = chance.choice(INSERTED)
    return bytes(spoiled)


def spoiled_inside(data, chance):
    """One part of a zipped workbook spoiled, and packed again so that it is found."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {part.filename: archive.read(part) for part in archive.infolist()}
    name = chance.choice(sorted(parts))
    return tables.zipped({**parts, name: spoiled(parts[name], chance)})


@pytest.mark.parametrize("seed", range(4))
def test_a_spoiled_file_is_read_or_refused_with_a_sentence(seed, tmp_path, root):
    chance = random.Random(seed)
    old = (root / "tests/data/tables/stakeholders_97.xls").read_bytes()
    sound = [*CORPUS.values(), *[old] * 8]
    path = tmp_path / "fil"
    outcomes = {"read": 0, "refused": 0}
    for _ in range(150):
        data = chance.choice(sound)
        inside = data.startswith(b"PK") and chance.random() < 0.8
        path.write_bytes((spoiled_inside if inside else spoiled)(data, chance))
        try:
            for grid in read_sheets(path):
                layout = find_layout(grid, STAKEHOLDER)
                plan_import(grid, layout, {}, today=date(2026, 11, 23)).report()
        except WorkbenchError as error:
            outcomes["refused" if error.text() else "silent"] += 1
        else:
            outcomes["read"] += 1
    assert min(outcomes.values()) > 20
