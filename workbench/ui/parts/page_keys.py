"""The keys of a page's commands, heard wherever the focus is while the page is shown.

Commands of a table are heard by the table itself, which has its own answer to copy and delete.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtGui import QKeySequence, QShortcut

if TYPE_CHECKING:
    from workbench.ui.parts.page import Page

_OWN: Final = ("table.",)
_BOUND: Final = "bound_keys"


def bind_keys(page: Page) -> None:
    """Let the keys of the page's commands of the moment be heard; may be called again.

    Which command a key means is looked up when it is pressed: another view may have another.
    """
    bound = set(page.property(_BOUND) or ())
    keys = {each.key for each in page.commands() if each.key and not each.id.startswith(_OWN)}
    for key in keys - bound:
        shortcut = QShortcut(QKeySequence(key), page)
        shortcut.activated.connect(lambda pressed=key: _run(page, pressed))
    page.setProperty(_BOUND, sorted(bound | keys))


def _run(page: Page, key: str) -> None:
    command = next((c for c in page.commands() if c.key == key and not c.id.startswith(_OWN)), None)
    if command is not None and (command.ready is None or command.ready()):
        command.run()
