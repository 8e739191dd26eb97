"""Running the command line inside the test's own process, at a fixed hour."""

from __future__ import annotations

import hashlib
import json
from datetime import UTC, datetime

from workbench.base.clock import FixedClock
from workbench.cli import run_command

# Late for A24 (31 October), before the lighting festival A31.
NOW = datetime(2026, 11, 18, 9, 0, tzinfo=UTC)
CLOCK = FixedClock(NOW)


class Shell:
    """A folder with files and what a command says and answers there."""

    def __init__(self, folder, capsys) -> None:
        self.folder = folder
        self._capsys = capsys

    def path(self, name):
        return str(self.folder / name)

    def run(self, *words, language="en"):
        """Return exit code, output and errors."""
        self._capsys.readouterr()
        code = run_command(["--language", language, *map(str, words)], CLOCK)
        out, err = self._capsys.readouterr()
        return code, out, err

    def data(self, *words, code=0):
        """Return the JSON of a command that has to leave with this code."""
        got, out, err = self.run(*words, "--json")
        assert got == code, err
        return json.loads(out)

    def refused(self, *words, language="en"):
        """Return the one sentence of a command that must not be done."""
        code, out, err = self.run(*words, language=language)
        assert code == 2, (out, err)
        assert out == ""
        assert "Traceback" not in err
        assert len(err.strip().splitlines()) == 1
        return err.strip()


def digest(path):
    """What tells whether a file was touched."""
    return hashlib.sha256(path.read_bytes()).hexdigest()
