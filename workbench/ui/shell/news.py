"""What is new in this version: told once after an update, and whenever one asks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from workbench import __version__
from workbench.base.handbook import NEWS
from workbench.base.language import _
from workbench.base.release import release

if TYPE_CHECKING:
    from workbench.ui.look.settings import SettingsStore
    from workbench.ui.parts.notice import NoticeBar
    from workbench.ui.shell.window import MainWindow

_SECONDS: Final = 40


def was_updated(settings: SettingsStore) -> bool:
    """Tell whether an older version was used here last, and not a newer one or none."""
    before = settings.current.newest_version
    return bool(before) and release(before) < release(__version__)


def tell_news(window: MainWindow) -> None:
    """Say once that the program was updated, unless something more urgent is being said."""
    settings, bar = window.settings, window.notices
    told = was_updated(settings)
    if told and (bar is None or not bar.isHidden() or settings.problem):
        return
    if told and bar is not None:
        _tell(window, bar)
    if release(settings.current.newest_version) < release(__version__):
        settings.change(newest_version=__version__)


def _tell(window: MainWindow, bar: NoticeBar) -> None:
    words = _("Platsverkstad was updated to version {version}. Your settings are as they were.")
    bar.show_notice(
        words.format(version=__version__),
        "accent",
        action=_("What’s new"),
        seconds=_SECONDS,
        act=lambda: show_news(window),
    )


def show_news(window: MainWindow) -> None:
    """Open the guide at what is new."""
    from workbench.ui.shell.handbook import show_handbook

    show_handbook(window, NEWS)
