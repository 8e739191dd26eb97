"""Findings come in as csv, xlsx and points of a map; their statuses are mapped, lateness is not."""

from __future__ import annotations

import csv
import json

import pytest
import xlsxwriter

from tests.command import CLOCK
from workbench.base.resources import resource
from workbench.models.registry import record
from workbench.project.open import open_project
from workbench.project.register import read_rows

TABLE = resource("example", "walk_findings.csv")
LINES = list(csv.reader(TABLE.read_text("utf-8").splitlines(), delimiter=";"))


def as_csv(folder):
    return TABLE


def as_xlsx(folder):
    path = folder / "fynd.xlsx"
    book = xlsxwriter.Workbook(path)
    sheet = book.add_worksheet("Fynd")
    for number, line in enumerate(LINES):
        for place, cell in enumerate(line):
            sheet.write(number, place, float(cell) if cell.isdigit() else cell)
    book.close()
    return path


def as_geojson(folder):
    features = []
    for line in LINES[1:]:
        said = dict(zip(LINES[0], line, strict=True))
        point = [float(said.pop("x_m")), float(said.pop("y_m"))]
        features.append(
            {"type": "Feature", "properties": said,
             "geometry": {"type": "Point", "coordinates": point}}
        )  # fmt: skip
    path = folder / "fynd.geojson"
    path.write_text(json.dumps({"type": "FeatureCollection", "features": features}), "utf-8")
    return path


@pytest.fixture
def bare(shell, blank):
    for kind, name in (("organisations", "organisations"), ("surfaces", "surfaces")):
        shell.data("import", blank, resource("example", f"{name}.csv"), "--as", kind)
    return blank


@pytest.mark.parametrize("make", [as_csv, as_xlsx, as_geojson])
def test_findings_come_in(shell, bare, make, tmp_path):
    source = make(tmp_path)
    said = shell.data("import", bare, source, "--as", "findings")
    assert (said["read"], said["new"], said["updated"], said["errors"]) == (18, 18, 0, [])
    again = shell.data("import", bare, source, "--as", "findings")
    assert (again["new"], again["updated"]) == (0, 0)
    with open_project(bare, clock=CLOCK, read_only=True) as project, project.read() as session:
        rows = {row["code"]: row for row in read_rows(session, record("finding"))}
        parties = {row["id"]: row for row in read_rows(session, record("organisation"))}
        surfaces = {row["id"]: row for row in read_rows(session, record("surface"))}
    fourth = rows["F04"]
    assert fourth["title"] == "Svag och varm armatur, mörka zoner"
    assert (float(fourth["x"]), float(fourth["y"])) == (259.0, 120.0)
    assert fourth["severity"] == 4
    assert parties[fourth["responsible_id"]]["code"] == "O08"
    assert surfaces[fourth["surface_id"]]["code"] == "Y09"
    assert {row["status"] for row in rows.values()} == {"done", "ongoing", "accepted"}
    assert fourth["status"] == "ongoing"  # "försenad" is reckoned from the day, never stored
    assert rows["F16"]["status"] == "accepted"


def test_the_table_is_known_by_its_columns(shell, bare):
    assert shell.data("import", bare, TABLE)["new"] == 18


@pytest.mark.parametrize(
    ("column", "value", "reason"),
    [
        ("allvar_1_5", "7", "5"), ("status", "kanske", "kanske"),
        ("atgardas_senast", "2026-02-31", "2026-02-31"),
    ],
)  # fmt: skip
def test_what_cannot_be_is_refused_by_its_line(shell, bare, tmp_path, column, value, reason):
    lines = [list(line) for line in LINES[:4]]
    lines[2][LINES[0].index(column)] = value
    path = tmp_path / "fel.csv"
    path.write_text("\n".join(";".join(line) for line in lines), "utf-8")
    said = shell.data("import", bare, path, "--as", "findings", code=1)
    assert said["new"] == 2
    (error,) = said["errors"]
    assert error["row"] == 3
    assert reason in error["reason"]
