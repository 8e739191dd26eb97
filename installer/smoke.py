"""Try the frozen program as a stranger's machine would: ``installer/smoke.py FOLDER``.

It is moved to a path with spaces and å ä ö and started with an empty environment: the example is
opened in the window, an edit made, a document shown, the languages changed (``selftest``); then
documents are written on the command line as PDF, Word and a spreadsheet. Where strace is here the
calls are watched for any try to reach a network. Standard library only.

    --unfrozen PYTHON    start the program from this checkout too, and compare the time
    --installed          FOLDER is where it was installed: do not move it
"""

from __future__ import annotations

import argparse
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
import zipfile
from pathlib import Path

WINDOWS = os.name == "nt"
NETWORK = re.compile(r"\b(?:connect|sendto|sendmsg)\(.*\bAF_INET6?\b")
STARTS = 3
BEGINNINGS = {".pdf": b"%PDF-", ".docx": b"PK", ".xlsx": b"PK"}


def bare(home: Path) -> dict[str, str]:
    """Return an environment with nothing in it but a home and, where there is one, the screen."""
    if WINDOWS:
        kept = {name: os.environ[name] for name in ("SYSTEMROOT", "TEMP", "TMP")}
        return {**kept, "USERPROFILE": str(home), "APPDATA": str(home), "LOCALAPPDATA": str(home)}
    screen = {n: os.environ[n] for n in ("DISPLAY", "XAUTHORITY") if n in os.environ}
    return {"HOME": str(home), "LANG": "C.UTF-8", **(screen or {"QT_QPA_PLATFORM": "offscreen"})}


def program_in(folder: Path) -> Path:
    """Return the program of a frozen folder that one can talk to."""
    name = "platsverkstad-cli.exe" if WINDOWS else "platsverkstad"
    return folder / name


def call(words: list[str], home: Path) -> None:
    """Run the program; SystemExit with what it said when it fails."""
    done = subprocess.run(
        words, env=bare(home), cwd=home, capture_output=True, text=True, check=False,
        encoding="utf-8",
    )  # fmt: skip
    if done.returncode != 0:
        raise SystemExit(f"{' '.join(words)}\nended with {done.returncode}:\n{done.stderr}")


def play(program: list[str], home: Path, folder: Path) -> dict[str, object]:
    """Let it try itself and return what it saw, with the seconds from start to painted window."""
    shutil.rmtree(folder, ignore_errors=True)
    begun = time.time()
    call([*program, "selftest", str(folder)], home)
    seen = json.loads((folder / "selftest.json").read_text(encoding="utf-8"))
    # The example is written before the window is made; that is no part of the start.
    seen["start"] = round(seen["painted"] - begun - seen["prepared"], 2)
    return seen


def best_start(program: list[str], home: Path, folder: Path) -> float:
    """Return the shortest of some starts: what it takes when nothing else disturbs."""
    return min(float(play(program, home, folder)["start"]) for _ in range(STARTS))


def watched(program: list[str], home: Path, folder: Path) -> list[str]:
    """Return every call with which it tried to reach a network while it tried itself."""
    log = home / "calls"
    trace = ["strace", "-f", "-qq", "-e", "trace=network", "-o", str(log)]
    call([*trace, *program, "selftest", str(folder)], home)
    return [line for line in log.read_text(errors="replace").splitlines() if NETWORK.search(line)]


def documents(program: list[str], home: Path, file: Path) -> list[Path]:
    """Write the documents and return them; each has to be what its name says."""
    written = []
    for name, rest in (
        ("Platsplan åäö.pdf", ["--document", "platsplan"]),
        ("Platsplan.docx", ["--document", "platsplan"]),
        ("Åtgärder.xlsx", ["--table", "activities"]),
    ):
        target = home / name
        call([*program, "export", str(file), str(target), *rest], home)
        if not target.read_bytes().startswith(BEGINNINGS[target.suffix]):
            raise SystemExit(f"{name} is not what its name says")
        if target.suffix != ".pdf":
            with zipfile.ZipFile(target) as packed:
                packed.testzip()
        written.append(target)
    return written


def main() -> None:
    """Play all of it and print one line for each thing seen."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--unfrozen", metavar="PYTHON")
    parser.add_argument("--installed", action="store_true")
    said = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="prov åäö ") as made:
        home = Path(made)
        place = said.folder.resolve()
        if not said.installed:
            place = Path(shutil.copytree(place, home / "Min mapp ÅÄÖ", symlinks=True))
        program = [str(program_in(place))]
        work = home / "Mitt arbete"
        seen = play(program, home, work)
        print(json.dumps(seen, ensure_ascii=False))
        for each in documents(program, home, next(work.glob("*.plats"))):
            print(f"{each.name}: {each.stat().st_size} bytes")
        start = best_start(program, home, work)
        print(f"start to painted window: {start:.2f} s")
        if said.unfrozen:
            plain = best_start([said.unfrozen, "-m", "workbench"], home, work)
            print(f"the same unfrozen: {plain:.2f} s; frozen is {start / plain:.2f} times that")
        if shutil.which("strace"):
            tried = watched(program, home, work)
            print(f"network: {len(tried)} connections tried")
            if tried:
                raise SystemExit("\n".join(tried))


if __name__ == "__main__":
    sys.exit(main())
