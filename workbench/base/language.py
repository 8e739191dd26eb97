"""One gettext catalogue for window, documents and command line.

Source strings are English. A *current* language belongs to the running context, so a document can
be built in its own language while the window keeps another.
"""

from __future__ import annotations

import gettext
import locale
import os
import sys
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from typing import TYPE_CHECKING, Final

from workbench.base.resources import resource

if TYPE_CHECKING:
    from collections.abc import Iterator

LANGUAGES: Final = ("sv", "en")
DEFAULT: Final = "sv"
DOMAIN: Final = "platsverkstad"
_NO_LANGUAGE: Final = ("", "C", "POSIX")
_VARIABLES: Final = ("LC_ALL", "LC_MESSAGES", "LANG")

_current: ContextVar[str | None] = ContextVar("language", default=None)
_chosen: list[str] = [DEFAULT]


def current() -> str:
    """Return the language in force here, ``"sv"`` or ``"en"``."""
    return _current.get() or _chosen[0]


def set_language(language: str) -> None:
    """Choose the language of the whole program; unknown languages give Swedish."""
    _chosen[0] = language if language in LANGUAGES else DEFAULT


@contextmanager
def using(language: str) -> Iterator[None]:
    """Speak another language inside a ``with`` block, in this context only."""
    token = _current.set(language if language in LANGUAGES else DEFAULT)
    try:
        yield
    finally:
        _current.reset(token)


def system_language(window: str = "") -> str:
    """Return the language of the system if we speak it, else English.

    ``window`` is what the system of windows says ("sv-SE"); a system that says nothing, or "C",
    which is no language, gives Swedish.
    """
    said = next((os.environ[name] for name in _VARIABLES if os.environ.get(name)), window)
    if not said and sys.platform in {"win32", "darwin"}:
        said = locale.getlocale()[0] or ""
    if said.partition(".")[0] in _NO_LANGUAGE:
        return DEFAULT
    return "sv" if said.lower().startswith(("sv", "swedish")) else "en"


@cache
def _catalogue(language: str) -> gettext.NullTranslations:
    folder = resource("translations")
    return gettext.translation(DOMAIN, folder, languages=[language], fallback=True)


def _(message: str) -> str:
    """Return ``message`` in the current language; an empty id stays empty."""
    return _catalogue(current()).gettext(message) if message else ""


def source_of(text: str) -> str:
    """Return the message id whose translation ``text`` is in the current language, else the text.

    So what a text of the program says is known by one name in all languages.
    """
    return _sources(current()).get(text, text)


@cache
def _sources(language: str) -> dict[str, str]:
    known = getattr(_catalogue(language), "_catalog", {})  # the library has no way to list them
    found: dict[str, str] = {}
    for message in sorted(each for each in known if isinstance(each, str) and each):
        found.setdefault(known[message], message)
    return found


def N_(message: str) -> str:  # noqa: N802 - the name that extractors know
    """Mark ``message`` for the catalogue and return it unchanged, to be translated later."""
    return message


def ngettext(one: str, many: str, count: int) -> str:
    """Return the form of the message that fits ``count``."""
    return _catalogue(current()).ngettext(one, many, count)
