"""What the system refuses is told in the language of the window."""

from __future__ import annotations

import errno
import sqlite3

import pytest

from workbench.base import reasons
from workbench.base.errors import WorkbenchError
from workbench.base.language import _, using
from workbench.base.reasons import Reason


@pytest.mark.parametrize("name", [name for name in reasons._SENTENCES if name in dir(errno)])
def test_an_error_of_the_system_is_a_swedish_clause(name):
    reason = Reason(OSError(getattr(errno, name), "in English"))
    assert str(reason) == _(reasons._SENTENCES[reason.code])
    with using("en"):
        english = str(reason)
    assert str(reason) != english
    assert "in English" not in f"{reason}{english}"


def test_the_language_is_that_of_the_moment_it_is_shown():
    error = WorkbenchError("{reason}", reason=Reason(PermissionError(errno.EACCES, "x")))
    assert error.text() == "behörighet saknas"
    with using("en"):
        assert error.text() == "permission is missing"


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (lambda raw: raw.execute("insert into t values (1)"), "filen går bara att läsa"),
        (lambda raw: raw.execute("zork"), "systemet svarar SQLITE_ERROR"),
    ],
)
def test_an_error_of_the_database(make, said):
    raw = sqlite3.connect(":memory:", isolation_level=None)
    raw.execute("create table t (x)")
    raw.execute("pragma query_only = on")
    with pytest.raises(sqlite3.Error) as refusal:
        make(raw)
    raw.close()
    assert str(Reason(refusal.value)) == said


class WrappedError(Exception):
    def __init__(self, orig):
        self.orig = orig


class KnownError(Exception):
    def __init__(self, name):
        self.sqlite_errorname = name


def test_what_is_wrapped_or_of_a_finer_kind_is_known_too():
    assert str(Reason(WrappedError(KnownError("SQLITE_IOERR_WRITE")))) == "disken svarar inte"
    assert str(Reason(KnownError("SQLITE_CONSTRAINT_UNIQUE"))) == (
        "systemet svarar SQLITE_CONSTRAINT_UNIQUE"
    )


def test_what_nobody_foresaw_is_told_by_its_name():
    assert str(Reason(OSError(errno.EPIPE, "Broken pipe"))) == "systemet svarar EPIPE"
    assert str(Reason(OSError(99_999, "?"))) == "systemet svarar 99999"
    assert str(Reason(KeyError("secret"))) == "systemet svarar KeyError"
    assert str(Reason(MemoryError())) == "minnet räcker inte"
