"""A rich document in Swedish that uses every kind of block, for tests and for looking at."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

from workbench.charts import scene
from workbench.documents.audience import Audience
from workbench.documents.content import (
    Column,
    ColumnKind,
    Document,
    Figure,
    Heading,
    KeyFigure,
    KeyFigures,
    ListBlock,
    ListItem,
    Manner,
    Note,
    PageBreak,
    Paragraph,
    Row,
    RowRole,
    Section,
    Status,
    Table,
    Tone,
    link,
    rich,
    strong,
)
from workbench.documents.sheet import PageSize, figure_width

DATE = dt.date(2026, 11, 23)

TEXT = (
    "Mellantorg är stadens mittpunkt men ingen äger hela platsen. Sex fastighetsägare, kommunen "
    "och ett fyrtiotal verksamheter har rådighet över var sin del, och det som faller mellan "
    "stolarna syns: belysning som är trasig i veckor, skräp i passagen mot stationen och en "
    "torgyta som står tom efter klockan arton. Platssamverkan samlar ansvaret, pengarna och de "
    "dagliga besluten."
)


def stakeholders(count: int) -> Table:
    """Return a register with ``count`` rows."""
    kinds = ("Fastighetsägare", "Kommun", "Verksamhet", "Civilsamhälle")
    rows = tuple(
        Row(
            (
                f"P{at:02}",
                f"Organisation nummer {at} i Mellanstad med ett långt namn",
                kinds[at % 4],
                dt.date(2026, 1 + at % 12, 1 + at % 28),
                at * 1_234_567,
                Decimal(at % 100) / 100,
            )
        )
        for at in range(count)
    )
    columns = (
        Column("Kod", ColumnKind.CODE),
        Column("Organisation", header=True),
        Column("Typ"),
        Column("Tillfrågad", ColumnKind.DATE),
        Column("Avgift, kr", ColumnKind.MONEY),
        Column("Andel", ColumnKind.PERCENT, decimals=1),
    )
    return Table(columns, rows, "Organisationer som är tillfrågade", "Källa: projektets register.")


def budget() -> Table:
    """Return a budget of three years with groups, subtotals and a total."""

    def kr(*kronor: int | None) -> tuple[int | None, ...]:
        return tuple(None if each is None else each * 100 for each in kronor)

    rows = (
        Row(("Intäkter", None, None, None), RowRole.GROUP),
        Row(("Avgifter från ägare", *kr(1_600_000, 1_648_000, 1_697_440))),
        Row(("Avgifter från verksamheter", *kr(63_000, 66_000, 69_000))),
        Row(("Serviceavtal med kommunen", *kr(900_000, 927_000, 954_810))),
        Row(("Externt bidrag", *kr(500_000, None, None))),
        Row(("Summa intäkter", *kr(3_063_000, 2_641_000, 2_721_250)), RowRole.SUBTOTAL),
        Row(("Kostnader", None, None, None), RowRole.GROUP),
        Row(("Platsansvarig", *kr(780_000, 803_400, 827_502))),
        Row(("Trivsel och renhållning", *kr(1_320_000, 1_359_600, 1_400_388))),
        Row(("Ej avdragsgill moms", *kr(339_863, 233_100, 232_650))),
        Row(("Summa kostnader", *kr(2_439_863, 2_396_100, 2_460_540)), RowRole.SUBTOTAL),
        Row(("Årets resultat", *kr(623_137, 244_900, -260_710)), RowRole.TOTAL),
    )
    columns = (
        Column("Post", header=True),
        *(Column(f"{year}, kr", ColumnKind.MONEY) for year in (2026, 2027, 2028)),
    )
    return Table(columns, rows, "Budget 2026–2028", "Belopp exklusive moms.")


def bars(width: float, rows: int = 8) -> scene.Scene:
    """Return a small plan of bars with hatches, a milestone and a line of today."""
    height = 30.0 + rows * 28
    shapes: list[scene.Shape] = []
    left = 230.0
    room = width - left
    for month in range(12):
        x = left + room * month / 12
        shapes.append(scene.Line(x, 22, x, height, "hairline", 0.75))
        name = ("jan", "feb", "mar", "apr", "maj", "jun", "jul", "aug", "sep", "okt", "nov", "dec")
        shapes.append(scene.Text(x + 4, 16, name[month], 11, "muted"))
    names = (
        "Belysningsplan torg och passage",
        "Trygghetsenkät omgång 2",
        "Daglig renhållning",
        "Klottersanering inom 24 timmar",
        "Konst i tunneln med ungdomar",
        "Pop-up i tomma lokaler",
        "Kvällsöppet och ljusfest",
        "Årsrapport & uppföljning <2027>",
    )
    for at in range(rows):
        y = 30 + at * 28
        shapes.append(scene.Line(0, y + 26, width, y + 26, "hairline", 0.5))
        shapes.append(scene.Text(0, y + 17, names[at % 8], 12.5, "text", max_width=left - 12))
        x = left + room * (at % 5) / 12
        bar = scene.Rect(x, y + 5, room * 4 / 12, 14, "accent.soft", "accent", 1, 2)
        done = scene.Rect(x, y + 5, room * (at % 4) / 12, 14, "accent", "", 0, 2)
        late = scene.Rect(
            x + room * 4 / 12,
            y + 5,
            room * 2 / 12,
            14,
            "",
            "critical",
            1,
            2,
            "diagonal",
            "critical",
            (4, 2),
        )
        shapes.append(scene.Group((bar, done, late), f"A{at}", f"Åtgärd {at}"))
    shapes.append(
        scene.Polygon(
            ((left + 300, 44), (left + 307, 51), (left + 300, 58), (left + 293, 51)),
            "surface",
            "text",
            1.5,
        )
    )
    shapes.append(scene.Ellipse(left + 340, 80, 7, 7, "category.2", "text", 1, "dots", "text"))
    shapes.append(
        scene.Polyline(
            ((left + 100, 42), (left + 120, 42), (left + 120, 100), (left + 150, 100)),
            "muted",
            1.2,
            (),
            5,
        )
    )
    shapes.append(scene.Line(left + room * 0.6, 20, left + room * 0.6, height, "accent", 2))
    shapes.append(
        scene.Text(left + room * 0.6, 40, "23 nov", 11, "accent", 600, "middle", 0, "surface")
    )
    return scene.Scene(width, height, tuple(shapes), "Tidplan för åtta åtgärder under 2026.")


def document(language: str = "sv", *, rows: int = 60, status: Status = Status.DRAFT) -> Document:
    """Return the sample, its register with ``rows`` rows."""
    blocks = (
        Heading("Sammanfattning på en sida"),
        Paragraph(TEXT, Manner.LEAD),
        KeyFigures(
            (
                KeyFigure("89,4 %", "Anslutningsgrad", "81 600 av 91 300 m² BTA"),
                KeyFigure("1,6 Mkr", "Avgifter per år", "32,17 kr per viktad m²"),
                KeyFigure("41,7 %", "Trygga efter mörkrets inbrott", "35,6–48,2 %, n = 230"),
                KeyFigure("40", "Åtgärder", "11 pågår, 2 är sena"),
            )
        ),
        Paragraph(TEXT),
        Note("Styrgruppen antar platsplanen och budgeten för 2026–2028.", tone=Tone.DECISION),
        Heading("Vision", 2),
        Paragraph(
            "Mellantorg – hela Mellanstads vardagsrum: tryggt, rent och levande alla dagar, "
            "året om.",
            Manner.QUOTE,
        ),
        Heading("Platsen och området"),
        Paragraph(
            rich(
                "Området omfattar ",
                strong("14 ytor och 20 fastigheter"),
                ". Mer om arbetssättet finns hos ",
                link("kunskapscentrum för platssamverkan", "https://exempel.se/platssamverkan"),
                " eller via ",
                link("e-post", "mailto:platsen@example.org"),
                ".",
            )
        ),
        Heading("Vad som gränsar till torget och varför just den gränsen är vald", 2),
        ListBlock(
            (
                "Torget med uteserveringar, marknad och hållplats.",
                ListItem(
                    "Passagen mot stationen, som tre ägare delar:",
                    ListBlock(
                        ("Kommunen: belysning och beläggning.", "Lyktbacken: fasad och port.")
                    ),
                ),
                "Bostadsgårdarna ingår inte, men deras portar mot torget gör det. " + TEXT[:120],
            )
        ),
        ListBlock(("Förankra", "Kartlägg", "Besluta", "Följ upp"), ordered=True),
        Heading("Tidplan"),
        Paragraph(TEXT),
        Figure(
            bars(figure_width(PageSize.A4)),
            "Åtgärder under 2026. Fyllt är klart, streckat är försening.",
            data=Table(
                (Column("Åtgärd", header=True), Column("Klart", ColumnKind.PERCENT)),
                (Row(("Belysningsplan", Decimal("0.55"))), Row(("Trygghetsenkät", Decimal(1)))),
                "Hur långt åtgärderna har kommit",
            ),
        ),
        Heading("Finansiering"),
        Paragraph(TEXT),
        budget(),
        Note(
            ("Att momsen inte är avdragsgill är en kostnad som ofta glöms bort.", TEXT),
            "Tänk på momsen",
            Tone.WARNING,
        ),
        Heading("Aktörer"),
        stakeholders(rows),
        Section(
            (
                Heading("Handlingsplan i liggande format"),
                Figure(
                    bars(figure_width(PageSize.A3, landscape=True), 16), "Hela handlingsplanen."
                ),
            ),
            PageSize.A3,
        ),
        Heading("Risker"),
        Paragraph(TEXT, Manner.SMALL),
        Paragraph("Tecken utanför det vanliga: 3 − 2 ≤ 5 → ✓ ▲ ◆ ● ☐ ½ € “citat” – och emoji 🌳."),
        PageBreak(),
        Heading("Beslut som krävs"),
        Paragraph(TEXT),
    )
    return Document(
        title="Platsplan för Mellantorg",
        kind="Platsplan",
        subtitle="Gemensam plan för torget, passagen och kvarteren runt om 2026–2028",
        place="Platssamverkan Mellantorg",
        author="Cajsa Testlund, konsult",
        blocks=blocks,
        date=DATE,
        cutoff=dt.date(2026, 11, 15),
        language=language,
        version="2",
        status=status,
        audience=Audience.STEERING,
        adopted="" if status is Status.DRAFT else "Antagen av styrgruppen 9 december 2026, § 5",
    )
