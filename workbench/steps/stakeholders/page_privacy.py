"""What people in the register have a right to: that one looks, hands over and erases."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QHBoxLayout, QWidget

from workbench.base.errors import WorkbenchError
from workbench.base.language import _
from workbench.models.registry import record
from workbench.steps.stakeholders.due import people_by_id, people_due
from workbench.steps.stakeholders.page_erase import EraseSheet
from workbench.steps.stakeholders.page_person import PersonSheet
from workbench.ui.parts.buttons import QuietButton
from workbench.ui.parts.page import Command

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from workbench.steps.stakeholders.due import Due
    from workbench.ui.parts.page import Page

PERSON = record("stakeholder")


class PrivacyActs:
    """The sheets of a page: a person's data, erasing, and who is due.

    ``chosen`` returns the ids of the people who are selected. In protected view nothing of it can
    be opened, and what is open is closed.
    """

    def __init__(self, page: Page, chosen: Callable[[], list[str]]) -> None:
        self._page, self._context, self._chosen = page, page.context, chosen
        self.sheet: QDialog | None = None

    def commands(self) -> tuple[Command, ...]:
        """Return the commands for menus and palette."""
        return (
            Command(
                "person.data", _("What is kept about the person…"), self.show_person,
                icon="user", ready=self._has_one,
            ),
            Command(
                "person.erase", _("Erase for good…"), self.erase_chosen,
                icon="trash-2", ready=self._may_erase,
            ),
            Command(
                "person.due", _("Erase those who are due…"), self.erase_due,
                icon="timer", ready=lambda: not self._hidden(),
            ),
        )  # fmt: skip

    def buttons(self) -> QWidget:
        """Return buttons for the person's form."""
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        data = QuietButton(_("Data…"), icon="user")
        data.setAccessibleName(_("What is kept about the person…"))
        data.clicked.connect(self.show_person)
        erase = QuietButton(_("Erase…"), icon="trash-2")
        erase.setAccessibleName(_("Erase for good…"))
        erase.clicked.connect(self.erase_chosen)
        for button in (data, erase):
            line.addWidget(button)
        line.addStretch(1)
        return row

    def refresh(self) -> None:
        """Close what is open when protected view begins."""
        if self._hidden():
            self._close()

    def _hidden(self) -> bool:
        return self._context.masks(PERSON["name"])

    def _has_one(self) -> bool:
        return not self._hidden() and len(self._chosen()) == 1

    def _may_erase(self) -> bool:
        return not self._hidden() and bool(self._chosen()) and not self._context.project.read_only

    def show_person(self) -> None:
        """Show what is kept about the person who is selected."""
        if not self._has_one():
            return
        self._page.leave()
        try:
            self._open(PersonSheet(self._context, self._chosen()[0], self._page))
        except WorkbenchError as error:
            self._context.desk.fail(error)

    def erase_chosen(self) -> None:
        """Ask for the word that erases those who are selected."""
        if self._may_erase():
            with self._context.project.read() as session:
                people = people_by_id(session, self._chosen(), self._today())
            self._ask(_("Erase for good"), people, all_=True)

    def erase_due(self) -> None:
        """List who is due, to be erased one by one or all."""
        if not self._hidden():
            with self._context.project.read() as session:
                people = people_due(session, self._today())
            self._ask(_("Erase those who are due"), people, all_=False)

    def _today(self) -> date:
        return self._context.project.clock.today()

    def _ask(self, title: str, people: list[Due], *, all_: bool) -> None:
        self._page.leave()
        self._open(EraseSheet(self._context, people, title=title, all_=all_, parent=self._page))

    def _open(self, sheet: QDialog) -> None:
        self._close()
        self.sheet = sheet
        sheet.destroyed.connect(self._forget)
        sheet.show()

    def _close(self) -> None:
        if self.sheet is not None:
            self.sheet.close()

    def _forget(self) -> None:
        self.sheet = None
