"""Commands about a file as a whole."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from workbench import __version__
from workbench.base.errors import WorkbenchError
from workbench.base.language import N_, _
from workbench.cli.answer import Answer
from workbench.exchange.process_template import own_template
from workbench.program.whole import import_json
from workbench.project import backups
from workbench.project.format import SCHEMA_VERSION
from workbench.project.open import create, open_project
from workbench.project.register import count_rows
from workbench.steps.overview.process_edits import start_process

if TYPE_CHECKING:
    import argparse

    from workbench.base.clock import Clock


def new(said: argparse.Namespace, clock: Clock) -> Answer:
    """Make a new project file."""
    if not said.name.strip():
        raise WorkbenchError(N_("A project needs a name"))
    with create(Path(said.file), said.name, clock=clock, template=said.template) as project:
        template = own_template(said.template, project.facts().language or "sv")
        start_process(project, template, None)
        project.forget_history()
    return Answer(_("Made {file}").format(file=said.file), {"file": said.file})


def example(said: argparse.Namespace, clock: Clock) -> Answer:
    """Write a copy of the example."""
    from workbench.program.example import make_example  # all of its parts, for this command alone

    make_example(Path(said.file), clock)
    return Answer(_("Made {file}").format(file=said.file), {"file": said.file})


def info(said: argparse.Namespace, clock: Clock) -> Answer:
    """Say what is in a file."""
    with open_project(Path(said.file), clock=clock, read_only=True) as project:
        facts = project.facts()
        with project.read() as session:
            counts = count_rows(session)
        last = project.last_change()
    data = {
        "name": facts.name,
        "language": facts.language,
        "schema": SCHEMA_VERSION,
        "application": f"platsverkstad {__version__}",
        "tables": counts,
        "last_change": last.isoformat() if last else None,
    }
    lines = [facts.name, *(f"  {name}: {count}" for name, count in counts.items() if count)]
    return Answer("\n".join(lines), data)


def backup(said: argparse.Namespace, clock: Clock) -> Answer:
    """Keep a copy among the backups, or write it where told."""
    with open_project(Path(said.file), clock=clock) as project:
        if said.target:
            project.save_copy(Path(said.target))
            kept = said.target
        else:
            kept = str(backups.BackupKeeper(project, backups.default_folder(), clock).make().path)
    return Answer(_("The copy lies at {file}").format(file=kept), {"file": kept})


def bring_back(said: argparse.Namespace, clock: Clock) -> Answer:
    """Bring a kept copy, or a whole project written as JSON, back as a file of its own."""
    if Path(said.backup).suffix.casefold() == ".json":
        import_json(Path(said.backup), Path(said.target), clock)
    else:
        backups.restore_file(Path(said.backup), Path(said.target), clock)
    open_project(Path(said.target), clock=clock, read_only=True).close()
    return Answer(_("Restored as {file}").format(file=said.target), {"file": said.target})
