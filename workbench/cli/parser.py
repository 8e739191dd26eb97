"""What can be said on the command line."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, Any, NoReturn, TypeAlias

from typing_extensions import override

from workbench import __version__
from workbench.base.language import N_, _
from workbench.cli.complaints import complaint
from workbench.exchange.process_template import OWN
from workbench.models.responsibility_choices import CLARITY, STANDARD_TASKS
from workbench.rules.responsibility import Gap

if TYPE_CHECKING:
    from collections.abc import Iterable

Commands: TypeAlias = "argparse._SubParsersAction[Any]"  # noqa: SLF001 - its only name
VCARDS = ("3.0", "4.0")
AUDIENCES = ("internal", "steering", "public")


# What stands for a value in the help and in complaints.
_WORDS = {
    "FILE": N_("FILE"),
    "SOURCE": N_("SOURCE"),
    "TARGET": N_("TARGET"),
    "BACKUP": N_("BACKUP"),
    "NAME": N_("NAME"),
    "KIND": N_("KIND"),
    "COLUMN=FIELD": N_("COLUMN=FIELD"),
    "SHEET": N_("SHEET"),
    "TABLE": N_("TABLE"),
    "DOCUMENT": N_("DOCUMENT"),
    "ID": N_("NUMBER"),
    "GROUP": N_("GROUP"),
    "OWNER": N_("OWNER"),
    "YEAR": N_("YEAR"),
    "OTHER": N_("OTHER"),
    "FOLDER": N_("FOLDER"),
}


class _Help(argparse.HelpFormatter):
    """The layout of the help, which begins with our word for "usage"."""

    @override
    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[Any],
        prefix: str | None = None,
    ) -> None:
        super().add_usage(usage, actions, groups, _("usage: ") if prefix is None else prefix)


class _Parser(argparse.ArgumentParser):
    """A parser that speaks the language of the answers and leaves by WorkbenchError."""

    def __init__(self, **facts: Any) -> None:  # noqa: ANN401 - what argparse takes
        super().__init__(**facts, add_help=False, formatter_class=_Help)
        self._positionals.title = _("what it works on")
        self._optionals.title = _("options")
        self.add_argument("-h", "--help", action="help", help=_("show this and do nothing"))

    @override
    def add_argument(self, *names: Any, **facts: Any) -> argparse.Action:
        """Add an argument whose value is named in the language of the answers."""
        said = facts.get("metavar") or names[0].lstrip("-").upper()
        if said in _WORDS and not facts.get("action", "append").startswith("store_"):
            facts["metavar"] = _(_WORDS[said])
        return super().add_argument(*names, **facts)

    @override
    def error(self, message: str) -> NoReturn:
        raise complaint(message)


def make_parser() -> argparse.ArgumentParser:
    """Return the parser of all commands; errors come as WorkbenchError."""
    parser = _Parser(
        prog="platsverkstad", description=_("Build a place collaboration, step by step.")
    )
    parser.add_argument(
        "--version",
        action="version",
        version=f"platsverkstad {__version__}",
        help=_("say which version this is"),
    )
    parser.add_argument("--language", choices=("sv", "en"), help=_("language of the answers"))
    commands = parser.add_subparsers(dest="command", required=True, metavar=_("COMMAND"))
    _files(commands)
    _tables(commands)
    _answers(commands)
    _people(commands)
    _history(commands)
    _several(commands)
    return parser


def _command(
    commands: Commands,
    name: str,
    says: str,
    *,
    json: bool = True,
) -> argparse.ArgumentParser:
    added: argparse.ArgumentParser = commands.add_parser(name, help=says, description=says)
    # Accepted after the command too; left out there it must not hide what stands before it.
    added.add_argument(
        "--language",
        choices=("sv", "en"),
        default=argparse.SUPPRESS,
        help=_("language of the answers"),
    )
    if json:
        added.add_argument("--json", action="store_true", help=_("answer as JSON"))
    return added


def _files(commands: Commands) -> None:
    new = _command(commands, "new", _("make a new project"))
    new.add_argument("file")
    new.add_argument("--name", required=True)
    new.add_argument("--template", choices=OWN, default="default")
    example = _command(commands, "example", _("write a copy of the Mellantorg example"))
    example.add_argument("file")
    info = _command(commands, "info", _("say what is in a file"))
    info.add_argument("file")
    backup = _command(commands, "backup", _("keep a copy of a file"))
    backup.add_argument("file")
    backup.add_argument("target", nargs="?")
    restore = _command(
        commands, "restore", _("bring a kept copy or JSON back as a file of its own")
    )
    restore.add_argument("backup")
    restore.add_argument("target")


def _tables(commands: Commands) -> None:
    bring = _command(commands, "import", _("bring in a table"))
    bring.add_argument("file")
    bring.add_argument("source")
    bring.add_argument("--as", dest="kind", metavar="KIND")
    bring.add_argument("--map", dest="mapping", action="append", default=[], metavar="COLUMN=FIELD")
    bring.add_argument("--sheet")
    bring.add_argument("--dry-run", action="store_true")
    bring.add_argument("--round", default="", metavar="NAME", help=_("round of a survey"))
    bring.add_argument(
        "--add", action="store_true", help=_("beside the answers that the round has already")
    )
    export = _command(commands, "export", _("write a table, a document or the whole project"))
    export.add_argument("file")
    export.add_argument("target")
    export.add_argument("--table")
    export.add_argument("--document")
    export.add_argument("--recipe", default="", help=_("as this recipe in the file wants it"))
    export.add_argument("--owner", default="", help=_("only this owner's sheet"))
    export.add_argument("--wgs84", action="store_true", help=_("write a map in degrees"))
    export.add_argument("--audience", choices=AUDIENCES)
    export.add_argument("--group", default="", help=_("only the people in this group"))
    export.add_argument("--vcard", choices=VCARDS, default=VCARDS[0])


def _answers(commands: Commands) -> None:
    for name, says in (
        ("documents", _("list the documents it can write")),
        ("schedule", _("show the computed plan")),
        ("budget", _("show the budget in force")),
        ("incidents", _("compare the incidents of the last two years")),
        ("check", _("look for faults and gaps")),
    ):
        _command(commands, name, says).add_argument("file")
    levy = _command(commands, "levy", _("show what each pays under every levy model"))
    levy.add_argument("file")
    levy.add_argument("--year", type=int, metavar="YEAR")
    survey = _command(commands, "survey", _("show what a survey gave"))
    survey.add_argument("file")
    survey.add_argument("--by", metavar="GROUP", help=_("divided by sex, age, relation or two"))
    survey.add_argument("--weighted", action="store_true", help=_("weighted to the population"))
    matrix = _command(commands, "responsibility", _("show who does what on which surface"))
    matrix.add_argument("file")
    matrix.add_argument("--date", metavar="D", help=_("as it holds on this day; today if not said"))
    matrix.epilog = _(
        "In JSON, surfaces and organisations go by code (by name where they have none), usual "
        "tasks by {tasks}, own tasks by name. status is {statuses}, or null where nothing is "
        "said; share is clear/relevant. A gap has the reason that matters most and all reasons: "
        "{reasons}."
    ).format(
        tasks=", ".join(each.key for each in STANDARD_TASKS),
        statuses=", ".join(each.key for each in CLARITY),
        reasons=", ".join(Gap),
    )


def _people(commands: Commands) -> None:
    _command(commands, "support", _("say who is in favour, on every basis")).add_argument("file")
    person = _command(commands, "person", _("say what is stored about a person"))
    person.add_argument("file")
    person.add_argument("id")
    person.add_argument("--pdf", metavar="TARGET")
    erase = _command(commands, "erase", _("erase a person for good"))
    erase.add_argument("file")
    erase.add_argument("id")
    erase.add_argument("--reason")
    copy = _command(commands, "anonymise", _("write a copy without names and private fields"))
    copy.add_argument("file")
    copy.add_argument("target")


def _history(commands: Commands) -> None:
    _command(commands, "history", _("list what was done, newest first")).add_argument("file")
    undo = _command(commands, "undo", _("take back the last edit"))
    undo.add_argument("file")
    undo.add_argument("--to", type=int, metavar="ID")
    _command(commands, "redo", _("do the last undone edit again")).add_argument("file")
    guide = _command(commands, "guide", _("write the guide for users as PDF or Word"))
    guide.add_argument("target")


def _several(commands: Commands) -> None:
    merge = _command(commands, "merge", _("take in what was done in another copy of the file"))
    merge.add_argument("file")
    merge.add_argument("other", metavar="OTHER")
    merge.add_argument(
        "--take", choices=("ours", "theirs"), help=_("whose version holds where both changed")
    )
    merge.add_argument("--dry-run", action="store_true", help=_("only say what would happen"))
    merge.epilog = _(
        "Where both changed the same and nothing is said by --take, what is in FILE stays and no "
        "row is lost; the question is told and comes again the next time."
    )
    portfolio = _command(commands, "portfolio", _("show every project in a folder side by side"))
    portfolio.add_argument("folder", metavar="FOLDER")
    portfolio.add_argument("--xlsx", metavar="TARGET", help=_("write it as a workbook too"))
    portfolio.epilog = _(
        "With --json each place also has how far every step is, what the review finds by step, "
        "and its indicators in their own units: whether a value is compared with those of other "
        "places or why not, and what is to be kept in mind. Files are only read."
    )
