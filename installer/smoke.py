"""Try the frozen program as a stranger's machine would: ``installer/smoke.py FOLDER``.

It is moved to a path with spaces and å ä ö and started with an empty environment: the example is
opened in the window, an edit made, a document shown, the languages changed (``selftest``); then
documents are written on the command line as PDF, Word and a spreadsheet. It is opened as by a
double click and asked to end, also where the settings are damaged or of a newer version and where
the home cannot be written to. Where strace is here the calls are watched for any try to reach a
network. Standard library only.

    --unfrozen PYTHON    start the program from this checkout too, and compare the time
    --installed          FOLDER is where it was installed: do not move it
"""

from __future__ import annotations

import argparse
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import zipfile
from pathlib import Path

WINDOWS = os.name == "nt"
NETWORK = re.compile(r"\b(?:socket|connect|sendto|sendmsg)\(.*\bAF_INET6?\b")
STARTS = 3
OPENED_WITHIN = 60.0  # seconds; a busy machine
SETTLES = 1.0
ENDED = 128 + signal.SIGTERM  # how it tells that it was asked to end
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


def call(words: list[str], home: Path, *, may_find: bool = False) -> None:
    """Run the program; SystemExit with what it said when it fails; 1 may be what it found."""
    done = subprocess.run(
        words, env=bare(home), cwd=home, capture_output=True, text=True, check=False,
        encoding="utf-8",
    )  # fmt: skip
    if done.returncode not in ({0, 1} if may_find else {0}):
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


def best_start(program: list[str], home: Path, folder: Path) -> tuple[float, float]:
    """Return the shortest of some starts, as it passes and as work of the processor, in seconds."""
    seen = [play(program, home, folder) for _ in range(STARTS)]
    return min(float(each["start"]) for each in seen), min(float(each["worked"]) for each in seen)


def watched(program: list[str], home: Path, folder: Path) -> list[str]:
    """Return every call that prepares or tries to reach a network while all is played again."""
    log = home / "calls"
    trace = ["strace", "-f", "-qq", "-A", "-e", "trace=network", "-o", str(log), *program]
    play(trace, home, folder)
    documents(trace, home, next(folder.glob("*.plats")))
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


def sealed(folder: Path, *, away: bool) -> None:
    """Take the right to write from a whole folder, as where somebody else installed it; or back."""
    for each in (folder, *folder.rglob("*")):
        if not each.is_symlink():
            mode = each.stat().st_mode
            each.chmod(mode & ~0o222 if away else mode | 0o200)


def double_clicked(program: list[str], home: Path, file: Path) -> None:
    """Open a project in the window, ask the program to end, and expect a file that is whole."""
    note = file.with_name(f".{file.name}.lock")
    with subprocess.Popen(
        [*program, str(file)], env=bare(home), cwd=file.parent, stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, encoding="utf-8",
    ) as running:  # fmt: skip
        end = time.monotonic() + OPENED_WITHIN
        while not note.exists() and running.poll() is None and time.monotonic() < end:
            time.sleep(0.05)
        opened = note.exists()
        time.sleep(SETTLES)
        running.terminate()
        _out, said = running.communicate(timeout=OPENED_WITHIN)
    if not opened or running.returncode != ENDED or "Traceback" in said or note.exists():
        raise SystemExit(f"opened: {opened}, ended with {running.returncode}:\n{said}")


def troubles(program: list[str], home: Path, file: Path) -> None:
    """Start it where something is wrong that must not keep it from starting."""
    call([*program, "check", str(file)], home, may_find=True)
    double_clicked(program, home, file)
    settings = home / ".config" / "Platsverkstad" / "settings.json"
    for told, text in (
        ("settings that are no settings", '{"language": '),
        ("settings of a newer version", '{"colour_of_tomorrow": [1], "zoom": 9000}'),
    ):
        settings.write_text(text, encoding="utf-8")
        double_clicked(program, home, file)
        print(f"started with {told}")
    nowhere = home / "not a folder"
    nowhere.write_text("", encoding="utf-8")
    double_clicked(program, nowhere, file)
    print("started where the home cannot be written to")


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
            sealed(place, away=True)
        try:
            tried([str(program_in(place))], home, said.unfrozen)
        finally:
            if not said.installed:
                sealed(place, away=False)


def tried(program: list[str], home: Path, unfrozen: str | None) -> None:
    """Try one program in an empty home; SystemExit at the first thing that is not as it should."""
    work = home / "Mitt arbete"
    print(json.dumps(play(program, home, work), ensure_ascii=False))
    if left := [str(each) for each in home.glob(".[!.]*")]:
        raise SystemExit(f"written outside the folder: {', '.join(left)}")
    file = next(work.glob("*.plats"))
    for each in documents(program, home, file):
        print(f"{each.name}: {each.stat().st_size} bytes")
    if not WINDOWS:
        troubles(program, home, file)
    start, worked = best_start(program, home, work)
    print(f"start to painted window: {start:.2f} s, of which {worked:.2f} s of work")
    if unfrozen:
        plain = best_start([str(Path(unfrozen).absolute()), "-m", "workbench"], home, work)
        print(f"the same unfrozen: {plain[0]:.2f} s, {plain[1]:.2f} s of work")
        print(f"frozen is {start / plain[0]:.2f} times that, {worked / plain[1]:.2f} in work")
    if shutil.which("strace"):
        calls = watched(program, home, work)
        print(f"network: {len(calls)} connections tried")
        if calls:
            raise SystemExit("\n".join(calls))


if __name__ == "__main__":
    sys.exit(main())
