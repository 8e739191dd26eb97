"""Mail recipients to the clipboard and contact cards to a file, of the people that are shown."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication

from workbench.base.errors import WorkbenchError
from workbench.base.language import _, ngettext
from workbench.exchange.write_table import put_file
from workbench.exchange.write_vcard import mail_list, vcards
from workbench.models.registry import record
from workbench.steps.stakeholders.cards import read_cards
from workbench.ui.parts.page import Command

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from workbench.ui.parts.page import PageContext

PERSON = record("stakeholder")


class MailActs:
    """Commands over the people that ``whom`` returns; in protected view there is nothing to do."""

    def __init__(self, context: PageContext, whom: Callable[[], Sequence[str]]) -> None:
        self._context, self._whom = context, whom

    def commands(self) -> tuple[Command, ...]:
        """Return the commands, for palette and buttons."""
        return (
            Command(
                "people.mail", _("Copy mail recipients"), self.copy, "Ctrl+Shift+M", icon="mail",
                ready=self.may,
            ),
            Command("people.cards", _("Save contact cards (vCard)…"), self.save, icon="user",
                    ready=self.may),
        )  # fmt: skip

    def may(self) -> bool:
        """Tell whether names and addresses may be seen and there is anybody."""
        hidden = any(self._context.masks(PERSON[name]) for name in ("name", "email"))
        return not hidden and bool(self._whom())

    def copy(self) -> None:
        """Put "Anna Ek <anna@…>; …" on the clipboard and say how many it holds."""
        if not self.may():
            self._context.desk.notice(_("There is nobody to write to"))
            return
        with self._context.project.read() as session:
            cards = read_cards(session, PERSON, self._whom())
        reached = [card for card in cards if card.email]
        QGuiApplication.clipboard().setText(mail_list(reached))
        said = ngettext("Copied {count} address", "Copied {count} addresses", len(reached))
        words = [said.format(count=len(reached))]
        if missing := len(cards) - len(reached):
            none = ngettext("{count} has no address", "{count} have no address", missing)
            words.append(none.format(count=missing))
        self._context.desk.notice(" · ".join(words))

    def save(self) -> None:
        """Ask for a file and write the cards."""
        if not self.may():
            self._context.desk.notice(_("There is nobody to write to"))
            return
        name = _("Contacts") + ".vcf"
        self._context.desk.ask_file(save=True, name=name, kinds=("vcf",), done=self._write)

    def _write(self, path: str) -> None:
        with self._context.project.read() as session:
            cards = read_cards(session, PERSON, self._whom())
        try:
            put_file(Path(path), vcards(cards))
        except WorkbenchError as error:
            self._context.desk.fail(error)
            return
        said = ngettext("Wrote {count} contact card", "Wrote {count} contact cards", len(cards))
        self._context.desk.notice(said.format(count=len(cards)))
