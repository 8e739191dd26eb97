"""The declaration of a field: all that tables, forms, import, export, documents and privacy need.

A model attribute made by one of the functions in :mod:`workbench.models.declare` carries a
:class:`Field`; :func:`workbench.models.registry.fields_of` lists them in declared order.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from workbench.base.language import _

if TYPE_CHECKING:
    from decimal import Decimal


class Privacy(StrEnum):
    """Who may see a field. What is not allowed by name is denied.

    PUBLIC may stand on a wall and in a public document. PERSONAL identifies a person (a name).
    SENSITIVE is judgement or private note (stance, influence): never on a wall, never in a document
    for others than the ones who work with the file.
    """

    PUBLIC = "public"
    PERSONAL = "personal"
    SENSITIVE = "sensitive"


class Kind(StrEnum):
    """The type of a field's value; the Python type of the value stands beside each."""

    TEXT = "text"  # str, one line
    NOTE = "note"  # str, many lines
    EMAIL = "email"  # str
    PHONE = "phone"  # str
    INTEGER = "integer"  # int | None
    SCALE = "scale"  # int | None, minimum..maximum
    DECIMAL = "decimal"  # Decimal | None
    MONEY = "money"  # int | None, öre
    DATE = "date"  # date | None
    YES_NO = "yes_no"  # bool
    CHOICE = "choice"  # str | None, the key of a Choice
    REFERENCE = "reference"  # str | None, the id of a row in ``target``
    LINKS = "links"  # tuple[str, ...], ids of rows in ``target``
    DEPENDENCIES = (
        "dependencies"  # tuple[(predecessor id, "FS"|"SS"|"FF"|"SF", lag in working days), ...]
    )
    SHAPE = "shape"  # str, as workbench.rules.shapes writes it; "" where nothing is drawn
    YEARLY = "yearly"  # dict[int, Decimal | int], a value per year (öre where ``money``)


@dataclass(frozen=True, slots=True)
class Choice:
    """One allowed value: its stored key, its label (message id) and what spreadsheets call it."""

    key: str
    label: str
    known_as: tuple[str, ...] = ()

    def text(self) -> str:
        """Return the label in the current language."""
        return _(self.label)


@dataclass(frozen=True, slots=True)
class Through:
    """Where the values of a LINKS, DEPENDENCIES or YEARLY field lie: a table of their own.

    ``here`` is the column that refers to this row; ``there`` the column that refers to the target
    (LINKS, DEPENDENCIES) or holds the value (YEARLY); ``fixed`` are columns with one fixed value
    (a role).
    """

    table: str
    here: str
    there: str
    fixed: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Judged:
    """Fields that are one judgement of a day; what they said before is kept when they change.

    ``fields`` are judged together, on the day in the field ``on``. An earlier judgement is a row
    of ``table`` with the same fields, its day in ``made_on`` and the row judged in ``here``.
    """

    fields: tuple[str, ...]
    on: str
    table: str
    here: str
    made_on: str


@dataclass(frozen=True, slots=True)
class Reminder:
    """What a row makes due for the row that its field ``here`` refers to.

    ``due`` is the day, ``done`` says that it is settled, ``held`` is the day of the row itself.
    The earliest open day stands in the field ``sets`` of the row referred to.
    """

    here: str
    held: str
    due: str
    done: str
    sets: str


@dataclass(frozen=True, slots=True)
class Answered:
    """By whom a row is answered for: by the responsibility matrix, unless a party is named.

    ``where`` is the field with the surface, ``what`` the choice whose usual task ``tasks`` gives,
    ``on`` the day, ``by`` the field that takes the party.
    """

    where: str
    what: str
    on: str
    by: str
    tasks: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Stages:
    """How far a row is, as its days tell: the last of ``days`` (stage, field) that is filled.

    ``status`` holds the stage; ``closed`` are stages that people choose and no day changes. Who
    chooses a stage and says nothing of its day means the day of the edit; None is an unknown day.
    """

    status: str
    first: str
    days: tuple[tuple[str, str], ...]
    closed: tuple[str, ...] = ()


class Naming(StrEnum):
    """What a title names, where people are to be warned of a second row for the same."""

    NOTHING = ""
    PERSON = "person"
    PARTY = "party"


@dataclass(frozen=True, slots=True)
class Field:
    """All that is known about one field of one record.

    ``label``, ``help``, ``short`` and ``unit`` are message ids. ``known_as`` are column names under
    which spreadsheets know the field; ``{year}`` in one stands for a four-digit year.
    ``quick`` is the field's place in the quick line (0 is first), or None.
    ``blank_words`` are words that mean "no value" in this field ("ej moms").
    ``year_field`` names the field that takes the year found in a ``{year}`` column.
    ``each_year`` (message id) is what one year of a YEARLY field is called, with ``{year}`` in it;
    its ``short`` has ``{year}`` too and is for narrow columns.
    ``guessed_from`` are fields whose words tell a choice that nobody made; see ``project.follow``.
    ``naming`` says what a title names. ``group`` (message id) is the heading under which forms put
    the field with others of its kind. A row of a table comes in without a ``loose`` reference
    where nothing is called so, and it is told; others are refused. The rows that an ``inner``
    reference refers to have names only within another row (a stop of a walk), so that no table can
    name them. A day that is ``past`` has come when it is written: today at the latest.
    """

    name: str
    kind: Kind
    label: str
    privacy: Privacy
    help: str = ""
    short: str = ""
    unit: str = ""
    choices: tuple[Choice, ...] = ()
    minimum: Decimal | None = None
    maximum: Decimal | None = None
    target: str = ""
    through: Through | None = None
    required: bool = False
    advanced: bool = False
    computed: bool = False
    hidden: bool = False
    inner: bool = False
    money: bool = False
    quick: int | None = None
    width: int = 14
    known_as: tuple[str, ...] = ()
    blank_words: tuple[str, ...] = ()
    year_field: str = ""
    each_year: str = ""
    guessed_from: tuple[str, ...] = ()
    naming: Naming = Naming.NOTHING
    group: str = ""
    loose: bool = False
    past: bool = False

    @property
    def brought(self) -> bool:
        """Whether a table can bring the field."""
        return not self.computed and not self.inner

    def title(self) -> str:
        """Return the label in the current language."""
        return _(self.label)

    def column_title(self) -> str:
        """Return the name for a narrow column in the current language."""
        return _(self.short or self.label)

    def year_title(self, year: int) -> str:
        """Return what one year of this YEARLY field is called in the current language."""
        words = _(self.each_year) if self.each_year else f"{self.title()} {{year}}"
        return words.format(year=year)

    def year_column_title(self, year: int) -> str:
        """Return the name of one year for a narrow column in the current language."""
        return _(self.short).format(year=year) if self.short else self.year_title(year)

    def choice(self, key: object) -> Choice | None:
        """Return the choice with this key, or None."""
        return next((choice for choice in self.choices if choice.key == key), None)

    @property
    def numeric(self) -> bool:
        """Whether values are numbers, to be aligned right."""
        return self.kind in {Kind.INTEGER, Kind.SCALE, Kind.DECIMAL, Kind.MONEY}


@dataclass(frozen=True)
class Record:
    """A kind of row: its names (message ids), its title field and its fields in declared order.

    ``prefix`` starts the code people use ("A" for A12); empty where rows have no code.
    ``kinds`` are the names under which the command line imports it.
    ``key`` are the fields that together say which row it is, where rows have neither code nor name.
    ``holds_from`` is the date among them from which a row holds until a later one does; tables may
    then have a column for each year, which means from 1 January of that year.
    ``usual_field`` is the choice that says which of the usual ones a row is: what people call the
    usual one means the row too.
    ``kinds`` are the names under which the command line imports it. ``judged``, ``reminds``,
    ``answered`` and ``stages`` say what else an edit has to write. ``apart`` are pairs of fields
    that never name the same row.
    Rows with the same title are two where a field in ``told_by`` differs, as for promises.
    ``newest`` is a day by which rows stand where nobody orders them, the latest first.
    """

    table: str
    one: str
    many: str
    title_field: str
    fields: tuple[Field, ...]
    prefix: str = ""
    kinds: tuple[str, ...] = ()
    key: tuple[str, ...] = ()
    holds_from: str = ""
    usual_field: str = ""
    judged: Judged | None = None
    reminds: Reminder | None = None
    answered: Answered | None = None
    stages: Stages | None = None
    apart: tuple[tuple[str, str], ...] = ()
    newest: str = ""
    told_by: tuple[str, ...] = ()
    by_name: dict[str, Field] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "by_name", {each.name: each for each in self.fields})

    def __getitem__(self, name: str) -> Field:
        return self.by_name[name]

    def varies_by_year(self, field: Field) -> bool:
        """Tell whether a table may give this field in a column for each year."""
        return bool(self.holds_from) and field.name not in self.key

    def naming_fields(self) -> tuple[Field, ...]:
        """Return the fields without which nobody can tell which row is meant."""
        names = [each for each in self.key if each != self.holds_from] or [self.title_field]
        return tuple(self[name] for name in names)

    def visible(self) -> tuple[Field, ...]:
        """Return the fields that people see, without internal ones."""
        return tuple(each for each in self.fields if not each.hidden)

    def quick_fields(self) -> tuple[Field, ...]:
        """Return the fields of the quick line in their order."""
        quick = [each for each in self.fields if each.quick is not None]
        return tuple(sorted(quick, key=lambda each: each.quick or 0))
