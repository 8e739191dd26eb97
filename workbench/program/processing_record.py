"""The record of processing (GDPR article 30) and what people are told (articles 13 and 14).

What is kept about people is read from the declarations: a field that is added stands here at once.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from workbench.base.formats import capital, date_text, number_text
from workbench.base.language import N_, _, ngettext
from workbench.documents.audience import Audience, audience_name, may_show
from workbench.documents.content import (
    Block,
    Column,
    ColumnKind,
    Heading,
    ListBlock,
    Manner,
    Note,
    Paragraph,
    Row,
    Section,
    Table,
    Tone,
)
from workbench.models.field import Privacy
from workbench.models.registry import RECORDS, content_tables, record, sql_table
from workbench.program.paper import paper
from workbench.project.register import count_rows, read_rows

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy.orm import Session

    from workbench.documents.content import Document
    from workbench.documents.registry import Options
    from workbench.models.field import Field

PRIVATE: Final = (Privacy.PERSONAL, Privacy.SENSITIVE)
_CLASSES: Final = {
    Privacy.PUBLIC: N_("Public: facts about place, parties and work"),
    Privacy.PERSONAL: N_("Personal: what tells who somebody is"),
    Privacy.SENSITIVE: N_("Sensitive: judgements and notes"),
}
_GENERAL: Final = N_("To build, run and follow up the collaboration")
_PURPOSES: Final = {
    "stakeholder": N_("To know who takes part or is affected, and to keep in touch"),
    "contact": N_("To remember what was said and what is to follow"),
    "assessment": N_("To follow how views on the collaboration change"),
    "relation": N_("To understand who influences whom"),
    "organisation": N_("To know the parties and where they stand"),
    "interview": N_("To understand how the place is experienced"),
    "walk": N_("To prepare and follow up walks"),
    "survey_text": N_("To learn how people experience the place, in their own words"),
    "seat": N_("To know who decides and who may vote"),
    "signature": N_("To know who signs for each party"),
    "agreement": N_("To write, review and keep agreements"),
    "photo": N_("To show the condition of the place"),
}
_PEOPLE: Final = {
    "stakeholder": N_("People who take part or are affected"),
    "contact": N_("People we have been in contact with"),
    "assessment": N_("People who take part or are affected"),
    "relation": N_("People who take part or are affected"),
    "organisation": N_("Representatives of parties"),
    "interview": N_("People who were interviewed"),
    "walk": N_("People who lead walks"),
    "survey_text": N_("People who answered a survey, without names"),
    "seat": N_("Members and substitutes of bodies"),
    "signature": N_("People who sign for a party"),
    "agreement": N_("Reviewers of agreements"),
}
_NAMED: Final = N_("People who are named in notes")


@dataclass(frozen=True)
class Kept:
    """A register that tells something about people: its name, private fields and rows."""

    table: str
    name: str
    fields: tuple[Field, ...]
    rows: int

    def of(self, privacy: Privacy) -> str:
        """Return the names of the fields of a privacy class, in words."""
        return ", ".join(f.title() for f in self.fields if f.privacy is privacy)


def kept_about_people(session: Session) -> tuple[Kept, ...]:
    """Return the registers with private fields as the declarations say, in the program's order."""
    counts = count_rows(session)
    found = []
    for table in (*RECORDS, *(name for name in content_tables() if name not in RECORDS)):
        fields = tuple(f for f in _declared(table) if f.privacy in PRIVATE)
        if fields:
            name = _(RECORDS[table].many) if table in RECORDS else fields[0].title()
            found.append(Kept(table, name[:1].upper() + name[1:], fields, counts.get(table, 0)))
    return tuple(found)


def _declared(table: str) -> tuple[Field, ...]:
    if table in RECORDS:
        return RECORDS[table].fields
    columns = sql_table(table).columns
    return tuple(column.info["field"] for column in columns if "field" in column.info)


def processing_record(session: Session, options: Options) -> Document:
    """Return the record of processing, with the text that people are to get about it."""
    kept = kept_about_people(session)
    blocks = (
        *_controller(session),
        *_purposes(kept),
        *_data(kept),
        *_photos(session),
        *_grounds(session, options),
        *_recipients(),
        *_retention(session, options),
        *_measures(),
        *_told(session),
    )
    return paper(session, options, _("Record of processing (GDPR)"), blocks, nothing="")


def _controller(session: Session) -> Iterator[Block]:
    facts = read_rows(session, record("project"))[0]
    blank = _("to be filled in")
    rows = [
        (_("The place collaboration"), facts["name"]),
        (_("Controller"), facts["client"] or blank),
        (record("project")["organisation_number"].title(), facts["organisation_number"] or blank),
        (_("Processes on behalf of the controller"), facts["consultant"] or blank),
        (_("Contact for questions about personal data"), blank),
        (_("Data protection officer, if there is one"), blank),
    ]
    yield Heading(_("Who is responsible"))
    yield Paragraph(
        _(
            "This record follows article 30 of the General Data Protection Regulation. It is "
            "written from what the project file holds and is to be checked by the controller."
        )
    )
    columns = (Column(_("Fact"), header=True, weight=2), Column(_("Value"), weight=3))
    yield Table(columns, tuple(Row(row) for row in rows), _("Controller"), show_header=False)
    if facts["client"] and facts["consultant"]:
        yield Note(
            _(
                "Where a consultant keeps the file for the controller, the two need a data "
                "processing agreement (article 28)."
            ),
            tone=Tone.INFO,
        )


def _purposes(kept: tuple[Kept, ...]) -> Iterator[Block]:
    columns = (
        Column(_("Register"), header=True, weight=2),
        Column(_("Purpose of processing"), weight=4),
        Column(_("Categories of people"), weight=3),
        Column(_("Rows"), ColumnKind.INTEGER, weight=1),
    )
    told: dict[tuple[str, str], list[Kept]] = {}
    for each in _used(kept):
        why = _PURPOSES.get(each.table, _GENERAL), _PEOPLE.get(each.table, _NAMED)
        told.setdefault(why, []).append(each)
    rows = tuple(
        Row((_names(group), _(purpose), _(people), sum(each.rows for each in group)))
        for (purpose, people), group in told.items()
    )
    yield Heading(_("Purposes and people"))
    if rows:
        yield Table(columns, rows, _("Registers in which something about people is kept"))
    empty = len(kept) - len(_used(kept))
    if empty:
        said = ngettext(
            "{count} more register could hold something about people, but is empty.",
            "{count} more registers could hold something about people, but are empty.",
            empty,
        )
        yield Paragraph(said.format(count=empty), Manner.SMALL)


def _used(kept: tuple[Kept, ...]) -> list[Kept]:
    return [each for each in kept if each.rows]


def _names(group: list[Kept]) -> str:
    """Return the names of registers that are told of together."""
    return capital(", ".join(each.name[:1].lower() + each.name[1:] for each in group))


def _data(kept: tuple[Kept, ...]) -> Iterator[Block]:
    columns = (
        Column(_("Register"), header=True, weight=2),
        Column(_("Personal"), weight=4),
        Column(_("Sensitive"), weight=4),
    )
    told: dict[tuple[str, ...], list[Kept]] = {}
    for each in _used(kept):
        told.setdefault(tuple(each.of(p) or "–" for p in PRIVATE), []).append(each)
    rows = tuple(Row((_names(group), *data)) for data, group in told.items())
    yield Heading(_("Categories of data"))
    yield Paragraph(
        _(
            "Personal data tell who somebody is; sensitive ones are judgements and notes about "
            "people or parties. The program has no field for personal identity numbers, health, "
            "faith, politics or offences, and warns where such numbers are typed."
        )
    )
    if rows:
        yield Table(columns, rows, _("Data about people, by register and privacy class"))


def _photos(session: Session) -> Iterator[Block]:
    rows = read_rows(session, record("photo"))
    if not rows:
        return
    shown = sum(bool(row["shows_people"]) for row in rows)
    agreed = sum(bool(row["shows_people"] and row["consent"]) for row in rows)
    said = _(
        "The file holds {photos} photos; {shown} of them show people who can be recognised, and "
        "for {agreed} of those there is a consent."
    )
    yield Paragraph(said.format(photos=len(rows), shown=shown, agreed=agreed))


def _grounds(session: Session, options: Options) -> Iterator[Block]:
    field = record("stakeholder")["legal_ground"]
    people = read_rows(session, record("stakeholder"))
    used = [c for c in field.choices if any(p[field.name] == c.key for p in people)]
    missing = sum(not p[field.name] for p in people)
    yield Heading(_("Legal basis"))
    if may_show(field, options.audience):
        columns = (
            Column(field.title(), header=True, weight=3),
            Column(_("People"), ColumnKind.INTEGER, weight=1),
        )
        rows = [Row((c.text(), sum(p[field.name] == c.key for p in people))) for c in used]
        rows += [Row((_("not stated"), missing))] if missing else []
        if rows:
            yield Table(columns, tuple(rows), _("Legal basis for keeping people in the register"))
    elif used:
        yield ListBlock(tuple(c.text() for c in used))
    else:
        yield Paragraph(_("No legal basis is stated, since nobody is in the register."))
    yield Paragraph(
        _(
            "A legitimate interest is to be weighed against that of the person, and the weighing "
            "is to be written down. A public authority cannot use it for its own tasks."
        ),
        Manner.SMALL,
    )


def _recipients() -> Iterator[Block]:
    columns = (
        Column(_("Class of data"), header=True, weight=4),
        *(Column(audience_name(each), ColumnKind.YES_NO, weight=2) for each in Audience),
    )
    rows = []
    for privacy, words in _CLASSES.items():
        example = next(f for r in RECORDS.values() for f in r.fields if f.privacy is privacy)
        rows.append(Row((_(words), *(may_show(example, each) for each in Audience))))
    yield Heading(_("Recipients"))
    yield Paragraph(
        _(
            "Documents and tables leave the file for three circles of readers. What a circle may "
            "not see is left out when the document is made."
        )
    )
    yield Table(columns, tuple(rows), _("Who gets to see what"))
    yield Paragraph(
        _(
            "The program keeps everything in one file and sends nothing by itself. Nothing is "
            "transferred to a third country unless somebody puts the file in a service there."
        )
    )


def _retention(session: Session, options: Options) -> Iterator[Block]:
    people = read_rows(session, record("stakeholder"))
    field = record("stakeholder")["erase_by"]
    yield Heading(_("Retention"))
    yield Paragraph(
        _(
            "Each person has a last day; when it has passed the program reminds of it. Erasing "
            "takes the person out of the registers, the texts, the history and the backups."
        )
    )
    if may_show(field, options.audience) and people:
        dated = sorted(p[field.name] for p in people if p[field.name])
        said = ngettext(
            "{dated} of {all} person has a last day.",
            "{dated} of {all} people have a last day.",
            len(people),
        ).format(dated=number_text(len(dated)), all=number_text(len(people)))
        if dated:
            said += " " + _("The first is {day}.").format(day=date_text(dated[0]))
        yield Paragraph(said)
    erased = read_rows(session, record("erasure"))
    if erased:
        columns = (
            Column(_("Day"), ColumnKind.DATE, header=True, weight=2),
            Column(_("Reason"), weight=5),
        )
        rows = tuple(Row((row["erased_on"], row["reason"])) for row in erased)
        yield Table(columns, rows, _("Erased so far"))


def _measures() -> Iterator[Block]:
    yield Heading(_("Security measures"))
    yield ListBlock(
        (
            _("Every field has a privacy class; what is not allowed for a reader is left out."),
            _("Protected view hides names, judgements and notes when the screen is shown."),
            _("Small groups in surveys and counts are hidden, so that nobody can be recognised."),
            _("Every change is kept in a history with what it was before."),
            _("Backups are made by the program; erasing writes them anew too."),
            _("Erased values are overwritten in the file, not only left out."),
            _("An anonymised copy can be given to those who need the figures only."),
            _("The file is to lie where only those who work with it can read it, on an encrypted "
              "disk, and is not to be sent unprotected."),
        )
    )  # fmt: skip


def _told(session: Session) -> Iterator[Block]:
    """Yield the text that people are to get, on a page of its own to hand out."""
    facts = read_rows(session, record("project"))[0]
    who = facts["client"] or facts["name"]
    points = (
        (_("Who is responsible"), _("{who} is responsible for your personal data in the place "
           "collaboration {place}.").format(who=who, place=facts["name"])),
        (_("What we keep and why"), _("We keep your name, your role, how to reach you and notes of "
           "our contacts, so that we can invite you, ask what you think and follow up what we "
           "agreed. We may also note how we judge your interest and influence.")),
        (_("Where the data come from"), _("From yourself, from your organisation or from public "
           "sources.")),
        (_("On what basis"), _("A legitimate interest in building the collaboration, an agreement, "
           "a task of public interest or your consent. You can take back a consent at any time.")),
        (_("Who sees the data"), _("Only those who work with the collaboration. Public documents "
           "name nobody. A municipality may have to hand out public documents.")),
        (_("How long"), _("As long as you take part, and at most until the day that is set for "
           "you; then we erase you.")),
        (_("Your rights"), _("You may ask to see what we keep about you, have it corrected, erased "
           "or restricted, get it in a file and object to it. Write to us and we answer within a "
           "month. You may complain to the Swedish Authority for Privacy Protection, imy.se.")),
        (_("Contact"), _("Name, e-mail and telephone: {blank}").format(blank="…………………………………")),
    )  # fmt: skip
    blocks: list[Block] = [Heading(_("Information to people in the register"))]
    blocks.append(
        Paragraph(_("To be given when somebody is written into the register."), Manner.SMALL)
    )
    for title, words in points:
        blocks += [Heading(title, 2, number=""), Paragraph(words)]
    yield Section(tuple(blocks), landscape=False)
