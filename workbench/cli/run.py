"""Runs one command: finds what does it, writes its answer, turns errors into one sentence."""

from __future__ import annotations

import json
import os
import sys
from importlib import import_module
from typing import TYPE_CHECKING, Final

from workbench.base.clock import SystemClock
from workbench.base.errors import WorkbenchError
from workbench.base.language import _, set_language, system_language
from workbench.base.reasons import Reason
from workbench.cli.parser import make_parser

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable

    from workbench.base.clock import Clock
    from workbench.cli.answer import Answer

DONE, FINDINGS, FAILED = 0, 1, 2

# What does each, by module: a command brings in no more than it needs.
COMMANDS: Final = {
    "new": "files.new",
    "example": "files.example",
    "info": "files.info",
    "backup": "files.backup",
    "restore": "files.bring_back",
    "import": "tables.bring",
    "export": "tables.export",
    "documents": "answers.documents",
    "schedule": "answers.schedule",
    "budget": "answers.budget",
    "levy": "finance.levy",
    "responsibility": "responsibility.responsibility",
    "incidents": "incidents.incidents",
    "survey": "surveys.survey",
    "check": "answers.check",
    "support": "people.support",
    "person": "people.person",
    "erase": "people.erase",
    "anonymise": "people.anonymise",
    "history": "going_back.history",
    "undo": "going_back.undo",
    "redo": "going_back.redo",
    "merge": "merging.merge",
    "portfolio": "portfolio.portfolio",
    "guide": "handbook.guide",
}


def run_command(arguments: list[str], clock: Clock | None = None) -> int:
    """Do what the arguments say and return the exit code: 0 done, 1 with findings, 2 failed."""
    set_language(_language(arguments))
    try:
        said = make_parser().parse_args(arguments)
        answer = _doer(said.command)(said, clock or SystemClock())
        _show(answer, as_json=getattr(said, "json", False))
    except WorkbenchError as error:
        print(error.text(), file=sys.stderr)
        return FAILED
    except OSError as error:
        print(_refused(error), file=sys.stderr)
        return FAILED
    except Exception as error:  # noqa: BLE001 - the outermost place: a sentence, never a traceback
        what = f"{type(error).__name__}: {_sentence(error)}"
        print(_("Something went wrong in the program: {what}").format(what=what), file=sys.stderr)
        return FAILED
    except SystemExit as leaving:  # --help and --version
        return int(leaving.code or 0)
    return FINDINGS if answer.findings else DONE


def _doer(command: str) -> Callable[[argparse.Namespace, Clock], Answer]:
    module, _dot, name = COMMANDS[command].partition(".")
    found: Callable[[argparse.Namespace, Clock], Answer]
    found = getattr(import_module(f"workbench.cli.{module}"), name)
    return found


def _show(answer: Answer, *, as_json: bool) -> None:
    """Print an answer in what the terminal or pipe can carry."""
    coding = sys.stdout.encoding or "ascii"
    wide = coding.lower().startswith("utf")
    text = (
        json.dumps(answer.data, ensure_ascii=not wide, indent=2, default=str)
        if as_json
        else answer.text
    )
    try:
        if text:
            print(text.encode(coding, "backslashreplace").decode(coding))
        sys.stdout.flush()
    except BrokenPipeError:
        # Whoever reads has seen enough; at its end Python would write into the closed pipe again.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _language(arguments: list[str]) -> str:
    for at, word in enumerate(arguments):
        if word.startswith("--language="):
            return word.partition("=")[2]
        if word == "--language" and at + 1 < len(arguments):
            return arguments[at + 1]
    return system_language()


def _refused(error: OSError) -> str:
    """Return what the system refused: the file, where it is known, and why."""
    if not error.filename:
        return str(Reason(error)).capitalize()
    return _("{file}: {reason}").format(file=error.filename, reason=Reason(error))


def _sentence(error: Exception) -> str:
    return " ".join(str(error).split()) or type(error).__name__
