"""The walks, problems, conditions and strengths of the example, tied to its tables."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, Final

from workbench.base.collate import fold
from workbench.base.language import N_
from workbench.exchange.map_placing import as_decimal
from workbench.models.registry import record
from workbench.project.register import add_rows, read_rows, update_row
from workbench.steps.situation.conditions import start_conditions

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from workbench.project.project import Project
    from workbench.project.register import Values

Stop = tuple[str, float, float, str, tuple[str, ...]]
WALKS: Final[tuple[tuple[Values, tuple[Stop, ...]], ...]] = (
    (
        {
            "name": "Trygghetsvandring oktober 2025",
            "walked_on": date(2025, 10, 2), "intro_on": date(2025, 9, 18),
            "feedback_on": date(2025, 10, 21), "time": "17.30–19.30", "participants": 17,
            "weather": "Uppehåll, 9 grader, mörkt från 18.20",
        },
        (
            ("Gång- och cykeltunneln", 235, 35, "Ingen vill gå här ensam efter åtta.",
             ("F01", "F02")),
            ("Bussterminalens plattform", 190, 40, "Man väntar hellre vid biblioteket.", ("F11",)),
            ("Stationsparken, gångstråket", 95, 52, "Buskarna skymmer och bänkarna är trasiga.",
             ("F05", "F06")),
            ("Lastgata Ekorren", 145, 138, "Här dumpas det varje helg.", ("F15",)),
            ("Mellantorget", 185, 140, "Fint på dagen, tomt när butikerna stänger.",
             ("F07", "F08")),
            ("Storgatan", 240, 187, "Mopeder i hög fart och fyra släckta fönster.",
             ("F09", "F10")),
            ("Passagen Falken", 259, 135, "Man ser inte om någon står bakom soprummet.",
             ("F03", "F04")),
            ("Hotellets entréplats", 350, 120, "Ingen vet vem som sopar.", ("F17",)),
            ("Gårdarna norr om Storgatan", 130, 232, "Grinden går inte att låsa.",
             ("F13", "F14")),
        ),
    ),
    (
        {
            "name": "Återvandring oktober 2026",
            "walked_on": date(2026, 10, 8), "intro_on": date(2026, 9, 29),
            "feedback_on": date(2026, 10, 27), "time": "17.30–19.00", "participants": 21,
            "weather": "Duggregn, 8 grader, mörkt från 18.05",
        },
        (
            ("Gång- och cykeltunneln", 235, 35, "Ljust och målat: stor skillnad mot i fjol.", ()),
            ("Mellantorget", 185, 140, "Fler stannar kvar, men inte efter klockan åtta.", ()),
            ("Biblioteksplatsen", 315, 130, "Händer ingenting på vintern.", ("F16",)),
            ("Parkering Igelkotten", 365, 60, "Hörnen närmast muren är mörka.", ("F12",)),
            ("Brf Stationsparkens gård", 262, 232, "Folk genar här på natten.", ("F18",)),
        ),
    ),
)  # fmt: skip
ANSWERS: Final = {
    "F01": "Alla sex armaturer bytta och kontrolleras varje månad.",
    "F02": "Sanerat. Klotter tas nu bort inom ett dygn.",
    "F03": "Soprummet flyttas när avtalet med entreprenören löper ut.",
    "F04": "Ingår i belysningsplanen för torg och passage; leveransen är försenad.",
    "F05": "Klippt till 0,8 meter och lagt in i skötselplanen.",
    "F09": "Kontroller varannan vecka, farthinder utreds av kommunen.",
    "F10": "Två lokaler har fått pop-up-butiker.",
    "F11": "Polis och trivselvärdar finns på plats torsdag till lördag kväll.",
    "F13": "Nytt lås monterat, nycklar till boende och renhållning.",
    "F15": "Kameraskyltar och låst bom. Ingen dumpning sedan mars.",
    "F16": "Vinterprogram från december.",
    "F17": "Torgkvarteret sopar, enligt samverkansavtalet.",
    "F18": "Föreningen tar upp grind på stämman i mars.",
}

Cause = tuple[str, str, tuple[Any, ...]]
PROBLEMS: Final[tuple[dict[str, Any], ...]] = (
    {
        "title": "Otryggt i tunneln och passagen efter mörkrets inbrott",
        "type": "perceived_safety", "surfaces": ("Y11", "Y09"), "day_part": "evening",
        "week_part": "always", "season": "winter",
        "affected": "Kvinnor och äldre på väg från bussen", "severity": 5, "influenceable": 5,
        "prioritised": True, "findings": ("F01", "F03", "F04"), "items": ("Q2", "Q5"),
        "evidence": "Belysning fick 7 av 20 i besiktningen 2025.",
        "activities": ("A23", "A24", "A29"),
        "causes": (
            ("why_there", "Nischen bakom soprummet går inte att se in i", (
                ("why", "Soprummet byggdes innan passagen blev genomgång", ()),)),
            ("why_there", "Släckta armaturer blir kvar länge", (
                ("why", "Ingen kontrollerar ljuset efter klockan 18", (
                    ("why", "Driftavtalet anger ingen åtgärdstid", ()),)),)),
            ("why_then", "Mörkt redan klockan fyra från november till januari", ()),
        ),
    },
    {
        "title": "Öppen narkotikahandel vid bussterminalen", "type": "safety",
        "surfaces": ("Y04",), "day_part": "evening", "week_part": "weekdays", "season": "always",
        "affected": "Resenärer och unga", "severity": 5, "influenceable": 3, "prioritised": True,
        "findings": ("F11",), "items": ("Q1",),
        "evidence": "Anmälda narkotikabrott 38 → 33, januari–september.",
        "activities": ("A21", "A33"),
        "causes": (
            ("why_there", "Många passerar och det finns skäl att stå kvar", ()),
            ("why_there", "Ingen entré vetter mot plattformen", (
                ("why", "Kiosken stängde när hyran höjdes", ()),)),
            ("why_then", "Butiker och vakter går hem klockan 20", ()),
        ),
    },
    {
        "title": "Skräp, klotter och dumpat avfall blir liggande", "type": "care",
        "surfaces": ("Y01", "Y10", "Y11"), "day_part": "morning", "week_part": "weekend",
        "season": "always", "affected": "Handlare och boende", "severity": 3, "influenceable": 5,
        "prioritised": True, "findings": ("F02", "F08", "F15"), "items": ("Q4", "Q8"),
        "evidence": "Skötsel fick 6 av 20 i besiktningen 2025.",
        "activities": ("A21", "A22"),
        "causes": (
            ("why_there", "Fyra parter städar var sin del och ingen tar gränserna", (
                ("why", "Ansvaret per yta var oklart i var fjärde ruta", ()),)),
            ("why_then", "Ingen tömmer papperskorgarna mellan fredag och måndag", ()),
        ),
    },
    {
        "title": "Torget är tomt på kvällen", "type": "offer", "surfaces": ("Y01", "Y12"),
        "day_part": "evening", "week_part": "always", "season": "winter",
        "affected": "Boende och unga utan egen lokal", "severity": 4, "influenceable": 4,
        "prioritised": True, "findings": ("F07", "F10", "F16"), "items": ("Q3", "Q6"),
        "evidence": "395 vistelser på 18 mätpass 2025, varav få efter klockan 20.",
        "activities": ("A25", "A27", "A30", "A31", "A39"),
        "causes": (
            ("why_there", "Lite att göra och få platser att sitta på", ()),
            ("why_then", "Butikerna stänger 18 och serveringen har bara sommartillstånd", (
                ("why", "Ingen har sökt tillstånd för hela året", ()),)),
        ),
    },
    {
        "title": "Mopeder och elsparkcyklar i hög fart på gågatan", "type": "safety",
        "surfaces": ("Y02",), "day_part": "daytime", "week_part": "weekdays", "season": "spring",
        "affected": "Barn, äldre och synskadade", "severity": 3, "influenceable": 3,
        "prioritised": False, "findings": ("F09",), "items": (), "evidence": "",
        "activities": (),
        "causes": (("why_there", "Gatan är rak, bred och kortaste väg till stationen", ()),),
    },
    {
        "title": "Oklart vem som sköter entréplatser och passager", "type": "organisation",
        "surfaces": ("Y13", "Y09"), "day_part": "always", "week_part": "always",
        "season": "always", "affected": "Alla som anmäler fel", "severity": 2,
        "influenceable": 5, "prioritised": False, "findings": ("F17",), "items": (),
        "evidence": "24 av 101 driftrutor var oklara 2025.", "activities": ("A06", "A17"),
        "causes": (("why_there", "Gränserna går mitt i det som upplevs som en plats", ()),),
    },
)  # fmt: skip
INTERVIEWS: Final[tuple[Values, ...]] = (
    {
        "title": "Förvaltare på bostadsbolaget", "held_on": date(2025, 9, 10),
        "organisation": "O02", "themes": "Nycklar, belysning, klotter",
        "conclusions": "Fel anmäls till fyra håll. Ett nummer att ringa vore den största "
                       "förbättringen.",
    },
    {
        "title": "Krögare vid torget", "held_on": date(2025, 9, 11), "organisation": "O07",
        "themes": "Öppettider, uteservering",
        "conclusions": "Skulle ha öppet längre om gatan kändes trygg efter klockan åtta.",
    },
    {
        "title": "Fältsekreterare", "held_on": date(2025, 9, 16), "organisation": "O01",
        "themes": "Unga, bussterminalen",
        "conclusions": "Unga söker sig till plattformen för att det är varmt och ingen kör bort "
                       "dem. De saknar en egen plats.",
    },
    {
        "title": "Företrädare för de boende", "held_on": date(2025, 9, 22), "organisation": "O11",
        "themes": "Tunneln, torget på kvällen",
        "conclusions": "Många tar omvägen runt tunneln. Sommarens program visade vad torget kan "
                       "vara.",
    },
)  # fmt: skip
STRENGTHS: Final = (
    ("Biblioteket har öppet till klockan 20 och drar alla åldrar", "Y12"),
    ("Kvällssol och uppvuxna träd på torgets norra sida", "Y01"),
    ("Handlarna känner sina kunder och vill ha öppet längre", "Y02"),
    ("1 840 boende inom fem minuters gångväg", None),
)
# Answer, judgement, action, party and day, in the order of the starter questions.
CONDITIONS: Final[tuple[tuple[str, str, str, str | None, date | None], ...]] = (
    ("yes", "green", "", None, None),
    ("yes", "green", "", None, None),
    ("partly", "yellow", "Pröva driften mot gränsen för direktupphandling", "O01",
     date(2027, 3, 31)),
    ("partly", "yellow", "Samla tillstånden för uteservering och evenemang", "O12",
     date(2027, 1, 31)),
    ("yes", "green", "", None, None),
    ("partly", "yellow", "Anslut Matkvarteret och Lodjuret", "O03", date(2026, 11, 30)),
    ("yes", "green", "", None, None),
    ("no", "red", "Ta fram reservplan och uppsägningsvillkor", "O12", date(2027, 2, 28)),
    ("yes", "green", "", None, None),
    ("yes", "green", "", None, None),
    ("yes", "green", "", None, None),
    ("partly", "yellow", "Bjud in ungdomsrådet till referensgruppen", "O11", date(2026, 12, 15)),
    ("yes", "green", "", None, None),
    ("yes", "green", "", None, None),
    ("yes", "green", "", None, None),
    ("yes", "green", "", None, None),
)  # fmt: skip


def add_situation(project: Project) -> None:
    """Add what was found on the walks and what it means to the example."""
    made = start_conditions(project)
    with project.edit(N_("Added {what}"), what="_:" + record("problem").many) as session:
        known = _Known(session)
        for walk, stops in WALKS:
            _add_walk(session, known, walk, stops)
        for row in PROBLEMS:
            _add_problem(session, known, row)
        interviews = [{**row, "organisation_id": known("organisation", row["organisation"])}
                      for row in INTERVIEWS]  # fmt: skip
        for row in interviews:
            del row["organisation"]
        add_rows(session, record("interview"), interviews)
        add_rows(
            session,
            record("place_strength"),
            [{"title": title, "surface_id": known("surface", at)} for title, at in STRENGTHS],
        )
        for key, (answer, light, action, party, due) in zip(made, CONDITIONS, strict=True):
            values = {"answer": answer, "light": light, "action": action, "due": due}
            values["responsible_id"] = known("organisation", party)
            update_row(session, record("condition"), key, values)


class _Known:
    """The ids of rows by their codes."""

    def __init__(self, session: Session) -> None:
        tables = ("organisation", "surface", "finding", "activity", "survey_item")
        self._ids = {
            table: {fold(row["code"]): row["id"] for row in read_rows(session, record(table))}
            for table in tables
        }

    def __call__(self, table: str, code: str | None) -> str | None:
        return self._ids[table].get(fold(code)) if code else None

    def all(self, table: str, codes: tuple[str, ...]) -> tuple[str, ...]:
        """Return the ids of those codes that there are."""
        return tuple(key for code in codes if (key := self(table, code)) is not None)


def _add_walk(session: Session, known: _Known, walk: Values, stops: tuple[Stop, ...]) -> None:
    walk_id = add_rows(session, record("walk"), [walk])[0]
    for title, x, y, said, findings in stops:
        values = {"walk_id": walk_id, "title": title, "said": said,
                  "x": as_decimal(x), "y": as_decimal(y)}  # fmt: skip
        stop = add_rows(session, record("walk_stop"), [values])[0]
        for code in findings:
            key = known("finding", code)
            if key is not None:
                told = {"walk_stop_id": stop, "found_on": walk["walked_on"]}
                if code in ANSWERS:
                    told |= {"answer": ANSWERS[code], "answered_on": walk["feedback_on"]}
                update_row(session, record("finding"), key, told)


def _add_problem(session: Session, known: _Known, row: dict[str, Any]) -> None:
    values = {k: v for k, v in row.items() if k not in {"causes", "activities"}}
    for name, table in (
        ("surfaces", "surface"), ("findings", "finding"), ("items", "survey_item"),
    ):  # fmt: skip
        values[name] = known.all(table, values[name])
    problem = add_rows(session, record("problem"), [values])[0]
    for cause in row["causes"]:
        _add_cause(session, problem, None, cause)
    for key in known.all("activity", row["activities"]):
        activity = read_rows(session, record("activity"), [key])[0]
        shared = {"problems": (*activity["problems"], problem)}
        update_row(session, record("activity"), key, shared)
    _tie_findings(session, known, row)


def _tie_findings(session: Session, known: _Known, row: dict[str, Any]) -> None:
    """Tie what was mended to the activity that mended it."""
    for activity_code, finding_code in TIES:
        if finding_code in row["findings"]:
            activity, finding = known("activity", activity_code), known("finding", finding_code)
            if activity is not None and finding is not None:
                before = read_rows(session, record("activity"), [activity])[0]["findings"]
                update_row(session, record("activity"), activity, {"findings": (*before, finding)})


TIES: Final = (
    ("A23", "F01"), ("A24", "F04"), ("A22", "F02"), ("A21", "F08"), ("A25", "F07"),
    ("A30", "F10"), ("A39", "F16"),
)  # fmt: skip


def _add_cause(session: Session, problem: str, parent: str | None, cause: Cause) -> None:
    kind, title, below = cause
    values = {"problem_id": problem, "parent_id": parent, "kind": kind, "title": title}
    key = add_rows(session, record("cause"), [values])[0]
    for each in below:
        _add_cause(session, problem, key, each)
