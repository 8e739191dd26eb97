"""How a document is wanted: from the page's choices or a kept recipe to what is made."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from workbench.base.collate import fold
from workbench.base.errors import WorkbenchError
from workbench.base.language import N_
from workbench.documents.audience import Audience
from workbench.documents.content import OwnLook, Status
from workbench.documents.own_look import own_look
from workbench.documents.registry import Options
from workbench.documents.sheet import PageSize
from workbench.models.registry import record
from workbench.project.acts import add, change, remove
from workbench.project.register import read_rows

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from sqlalchemy.orm import Session

    from workbench.project.project import Project
    from workbench.project.register import Values

RECIPE: Final = record("document_recipe")
NAMES: Final = (
    "kind", "subject", "language", "audience", "paper", "status", "author", "sections",
)  # fmt: skip


@dataclass(frozen=True)
class Wish:
    """What is wanted, as kept in a recipe (see ``models.publication``); ``kind`` may be unknown."""

    kind: str = ""
    subject: str = ""
    language: str = "sv"
    audience: str = "public"
    paper: str = "A4"
    status: str = "draft"
    author: str = ""
    sections: str = ""

    def values(self) -> dict[str, str]:
        """Return it as the fields of a recipe."""
        return {name: getattr(self, name) for name in NAMES}

    def options(self, day: date, look: OwnLook | None = None, **also: str) -> Options:
        """Return what a builder is told; ``also`` are version and adopted."""
        return Options(
            date=day, language=self.language, audience=_known(Audience, self.audience, "public"),
            page=_known(PageSize, self.paper, "A4"), status=_known(Status, self.status, "draft"),
            author=self.author, subject=self.subject, sections=self.sections,
            look=look or OwnLook(), **also,
        )  # fmt: skip


def _known(kind: Any, value: str, usual: str) -> Any:  # noqa: ANN401 - an enumeration and its member
    return kind(value) if value in set(kind) else kind(usual)


def wish_of(row: Mapping[str, Any], language: str) -> Wish:
    """Return what a recipe's row wants; a language that is not said is the project's."""
    said = {name: row[name] for name in NAMES if row[name]}
    return Wish(**{"language": language, **said})


def read_recipes(session: Session) -> list[Values]:
    """Return all recipes in their order."""
    return read_rows(session, RECIPE)


def find_recipe(session: Session, name: str) -> Values:
    """Return the recipe of this name; raises WorkbenchError where there is none."""
    rows = read_recipes(session)
    found = next((row for row in rows if fold(row["name"]) == fold(name)), None)
    if found is None:
        raise WorkbenchError(
            N_("There is no recipe “{name}”; the recipes are {names}"),
            name=name[:80],
            names=", ".join(row["name"] for row in rows) or "–",
        )
    return found


def save_recipe(project: Project, name: str, wish: Wish, *, initiator: object = None) -> str:
    """Keep what is wanted under a name, one edit; return the recipe's id.

    Raises WorkbenchError for a name that another recipe has.
    """
    with project.read() as session:
        taken = any(fold(row["name"]) == fold(name) for row in read_recipes(session))
    if taken:
        raise WorkbenchError(N_("There is a recipe “{name}” already"), name=name[:80])
    return add(project, RECIPE, {"name": name, **wish.values()}, initiator=initiator)


def change_recipe(
    project: Project, row_id: str, values: Mapping[str, str], *, initiator: object = None
) -> None:
    """Change what a recipe wants, one edit."""
    change(project, RECIPE, row_id, values, initiator=initiator)


def delete_recipe(project: Project, row_id: str, *, initiator: object = None) -> None:
    """Delete a recipe; undo brings it back."""
    remove(project, RECIPE, [row_id], initiator=initiator)


@dataclass(frozen=True)
class Looked:
    """A project's own look and the day that documents are made."""

    day: date
    look: OwnLook = field(default_factory=OwnLook)


def looked(project: Project, session: Session) -> Looked:
    """Return what every document of a project shares."""
    return Looked(project.today(), own_look(session))
