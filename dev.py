#!/usr/bin/env python3
"""Everything a developer does with Platsverkstad, with Python's standard library alone.

    python3 dev.py run               set up, then open the program with the example Mellantorg
    python3 dev.py test [PYTEST...]  the whole test suite, or what the arguments choose
    python3 dev.py check             style, types, architecture, dependencies, translations
    python3 dev.py bench [--json]    measure the speed of what people wait for
    python3 dev.py shots DIR         pictures of every page; --guide: those of the guide
    python3 dev.py translate         collect new texts, take in translations, compile them
    python3 dev.py package           build what users install, into dist/
    python3 dev.py lock              renew requirements/ from pyproject.toml (needs uv)

The first call makes .venv and installs the locked dependencies by hash.
"""

from __future__ import annotations

import argparse
import ctypes
import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

ROOT = Path(__file__).resolve().parent
LOCK = ROOT / "requirements" / "locked.txt"
PACKAGING_LOCK = ROOT / "requirements" / "packaging.txt"
EXAMPLE = ROOT / "build" / "Mellantorg.plats"
OLDEST = (3, 11)
KNOWN = ("3.13", "3.12", "3.11", "3.14")
WINDOWS = os.name == "nt"
NO_TESTS = 5  # pytest's exit code when it collected nothing

# What Qt loads from a Debian system: shared library -> package that brings it.
QT_LIBRARIES = {
    "libglib-2.0.so.0": "libglib2.0-0",
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
}
SCREEN_LIBRARIES = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}


class Refusal(Exception):
    """Something the person at the keyboard has to mend, told in one sentence."""


# --- the system ------------------------------------------------------------------------------


def has_screen() -> bool:
    """Tell whether a window can be shown here."""
    if sys.platform != "linux":
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def may_install() -> bool:
    """Tell whether system packages may be installed without asking: as root, or in CI."""
    return os.environ.get("CI") == "true" or (not WINDOWS and os.geteuid() == 0)


def missing_libraries(wanted: dict[str, str]) -> list[str]:
    """Return the libraries among ``wanted`` that this system cannot load."""
    missing = []
    for library in wanted:
        try:
            ctypes.CDLL(library)
        except OSError:
            missing.append(library)
    return missing


def apt_command(packages: Sequence[str]) -> list[str]:
    """Return the command that installs Debian packages, through sudo unless we are root."""
    command = ["apt-get", "install", "-y", "--no-install-recommends", *packages]
    return command if os.geteuid() == 0 else ["sudo", "-n", *command]


def apt_install(packages: Sequence[str]) -> bool:
    """Install Debian packages where that is allowed and possible; tell whether it was done."""
    if not may_install() or shutil.which("apt-get") is None:
        return False
    command = apt_command(packages)
    print("Installing system packages: " + " ".join(packages), flush=True)
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    update = [*command[: command.index("install")], "update", "-q"]
    try:
        subprocess.run(update, env=quiet, check=False, stdout=subprocess.DEVNULL)
        return subprocess.run(command, env=quiet, check=False).returncode == 0
    except OSError:
        return False


def check_qt_libraries() -> None:
    """Make sure that Qt finds its system libraries on Linux, or say what to install."""
    if sys.platform != "linux":
        return
    wanted = QT_LIBRARIES | SCREEN_LIBRARIES if has_screen() else QT_LIBRARIES
    missing = missing_libraries(wanted)
    if not missing or apt_install([wanted[name] for name in missing]):
        return
    packages = " ".join(wanted[name] for name in missing)
    raise Refusal(
        f"Qt needs system libraries that are not here: {', '.join(missing)}.\n"
        f"On Debian and Ubuntu: sudo apt-get install {packages}"
    )


# --- Python and its environment --------------------------------------------------------------


def version_of(python: str) -> str | None:
    """Return "3.12" for an interpreter that starts, else None."""
    question = "import sys; print('%d.%d' % sys.version_info[:2])"
    try:
        answer = subprocess.run(
            [python, "-c", question], capture_output=True, text=True, check=False, timeout=30
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    return answer.stdout.strip() if answer.returncode == 0 else None


def find_python(version: str) -> str:
    """Return an interpreter of this version ("3.12") on this machine."""
    pyenv = Path.home() / ".pyenv" / "versions"
    candidates = [
        shutil.which(f"python{version}"),
        *(str(path) for path in sorted(pyenv.glob(f"{version}.*/bin/python"), reverse=True)),
        *(str(path) for path in Path("/usr/local/bin", "/opt/homebrew/bin").glob("python3.*")),
    ]
    if WINDOWS and (launcher := shutil.which("py")):
        shown = subprocess.run(
            [launcher, f"-{version}", "-c", "import sys; print(sys.executable)"],
            capture_output=True,
            text=True,
            check=False,
        )
        candidates.append(shown.stdout.strip())
    for candidate in candidates:
        if candidate and version_of(candidate) == version:
            return candidate
    raise Refusal(f"There is no Python {version} on this machine.")


def environment_version(folder: Path) -> str | None:
    """Return the Python version ("3.11") an environment was made with, None where there is none."""
    try:
        text = (folder / "pyvenv.cfg").read_text(encoding="utf-8")
    except OSError:
        return None
    found = re.search(r"^version(?:_info)?\s*=\s*(\d+\.\d+)", text, re.MULTILINE)
    return found.group(1) if found else None


def environment_folder(version: str, *, chosen: bool) -> Path:
    """Return where the environment for a Python version lies.

    The first one is ``.venv``. A version asked for by name, or one that ``.venv`` was not made
    with, gets its own folder, so that two versions live side by side.
    """
    plain = ROOT / ".venv"
    if not chosen and environment_version(plain) in (None, version):
        return plain
    return ROOT / f".venv-{version}"


def inside(folder: Path, name: str = "python") -> Path:
    """Return a program of an environment."""
    return folder / "Scripts" / f"{name}.exe" if WINDOWS else folder / "bin" / name


def fingerprint(version: str) -> str:
    """Return a digest of everything that decides what an environment must hold."""
    import tomllib

    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    parts = [settings["build-system"], settings["project"], settings["tool"]["hatch"]]
    digest = hashlib.sha256(json.dumps([version, str(ROOT), parts]).encode())
    digest.update(LOCK.read_bytes())
    return digest.hexdigest()


def child_environment() -> dict[str, str]:
    """Return the variables for what we start, freed from the caller's own Python settings."""
    dropped = ("PYTHONPATH", "PYTHONHOME", "VIRTUAL_ENV", "__PYVENV_LAUNCHER__")
    kept = {name: value for name, value in os.environ.items() if name not in dropped}
    kept.setdefault("PIP_DISABLE_PIP_VERSION_CHECK", "1")
    if not has_screen():
        kept.setdefault("QT_QPA_PLATFORM", "offscreen")
    return kept


def call(command: Sequence[str | Path]) -> int:
    """Run a command in the project's folder and return its exit code."""
    words = [str(word) for word in command]
    return subprocess.run(words, cwd=ROOT, env=child_environment(), check=False).returncode


def create_environment(python: str, folder: Path, uv: str | None) -> None:
    """Make an empty virtual environment."""
    print(f"Making {folder.name} ...", flush=True)
    if uv:
        if call([uv, "venv", "-q", "--clear", "--python", python, folder]) == 0:
            return
        raise Refusal("uv could not make the environment; try again with --pip.")
    probe = [python, "-c", "import ensurepip, venv"]
    package = f"python{version_of(python)}-venv"
    complete = subprocess.run(probe, check=False, capture_output=True).returncode == 0
    if not complete and not apt_install([package]):
        raise Refusal(
            "This Python cannot make virtual environments: its venv module is missing.\n"
            f"On Debian and Ubuntu: sudo apt-get install {package}"
        )
    if call([python, "-m", "venv", "--clear", folder]) != 0:
        raise Refusal(f"The environment {folder} could not be made.")


def install(folder: Path, uv: str | None) -> None:
    """Install the locked dependencies, each checked by its hash, and the project itself."""
    python = inside(folder)
    pip = [uv, "pip"] if uv else [python, "-m", "pip"]
    target = ["--python", python] if uv else ["--no-input"]
    print("Installing the locked dependencies; the first time takes some minutes ...", flush=True)
    locked = ["install", "-q", *target, "--require-hashes", "--no-deps", "--only-binary", ":all:"]
    if call([*pip, *locked, "-r", LOCK]) != 0:
        raise Refusal("The dependencies could not be installed; is there a way to the network?")
    itself = ["install", "-q", *target, "--no-deps", "--no-build-isolation", "-e", ROOT]
    if call([*pip, *itself]) != 0:
        raise Refusal("The project could not be installed into its environment.")


def ready_environment(version: str | None, *, pip_only: bool) -> Path:
    """Return an environment's interpreter, made and filled first where needed."""
    running = f"{sys.version_info.major}.{sys.version_info.minor}"
    wanted = version or running
    folder = environment_folder(wanted, chosen=version is not None)
    stamp, content = folder / "platsverkstad.stamp", fingerprint(wanted)
    if stamp.is_file() and stamp.read_text(encoding="ascii") == content:
        return inside(folder)
    uv = None if pip_only else shutil.which("uv")
    usable = environment_version(folder) == wanted and version_of(str(inside(folder))) == wanted
    if not usable:
        base = sys.executable if wanted == running else find_python(wanted)
        create_environment(base, folder, uv)
    elif uv is None and call([inside(folder), "-c", "import pip"]) != 0:
        raise Refusal(f"{folder.name} was made by uv, which is gone: delete it and try again.")
    install(folder, uv)
    stamp.write_text(content, encoding="ascii")
    return inside(folder)


# --- what one can do -------------------------------------------------------------------------


def run(python: Path, arguments: list[str]) -> int:
    """Open the program with the example; without a screen, write its Platsplan instead."""
    check_qt_libraries()
    program: list[str | Path] = [python, "-m", "workbench"]
    if arguments:
        return call([*program, *arguments])
    EXAMPLE.parent.mkdir(exist_ok=True)
    if not EXAMPLE.exists() and (failed := call([*program, "example", EXAMPLE])):
        return failed
    if has_screen():
        return call([*program, EXAMPLE])
    target = EXAMPLE.with_name("Mellantorg platsplan.pdf")
    failed = call([*program, "export", EXAMPLE, target, "--document", "platsplan"])
    if not failed:
        print(f"There is no screen here. The example's Platsplan lies in {target}")
    return failed


def test(python: Path, arguments: list[str]) -> int:
    """Run the test suite on all cores; arguments go to pytest."""
    check_qt_libraries()
    alone = any(word.startswith(("-n", "--numprocesses", "--pdb")) for word in arguments)
    spread = [] if alone else ["-n", "auto"]
    code = call([python, "-m", "pytest", *spread, *arguments])
    if code == NO_TESTS:
        print("No test was found, which counts as a failure.", file=sys.stderr)
    return code


def check(python: Path, arguments: list[str]) -> int:
    """Hold the code against the house's rules; every tool runs, also after a failure."""
    del arguments
    folder = python.parent.parent
    tools: dict[str, Sequence[str | Path]] = {
        "ruff check": [python, "-m", "ruff", "check", "--quiet"],
        "ruff format": [python, "-m", "ruff", "format", "--check", "--quiet"],
        "mypy": [python, "-m", "mypy"],
        "lint-imports": [inside(folder, "lint-imports"), "--no-logo"],
        "deptry": [python, "-m", "deptry", "."],
        "vulture": [python, "-m", "vulture"],
        "translations": [python, "resources/translations/build.py", "--check"],
    }
    failed = []
    for name, command in tools.items():
        print(f"--- {name}", flush=True)
        if call(command) != 0:
            failed.append(name)
    print(f"check: {'failed: ' + ', '.join(failed) if failed else 'all clean'}", flush=True)
    return 1 if failed else 0


def bench(python: Path, arguments: list[str]) -> int:
    """Measure speed; arguments go to the benchmark suite."""
    check_qt_libraries()
    return call([python, "tests/benchmarks/run.py", *arguments])


def shots(python: Path, arguments: list[str]) -> int:
    """Draw pictures of every page into a folder."""
    check_qt_libraries()
    return call([python, "tests/shots.py", *arguments])


def translate(python: Path, arguments: list[str]) -> int:
    """Bring the translation catalogue up to date with the code."""
    return call([python, "resources/translations/build.py", *arguments])


def package(python: Path, arguments: list[str]) -> int:
    """Build what users install: the frozen program, its installers, wheel, source and sums."""
    check_qt_libraries()
    uv = shutil.which("uv")
    pip: list[str | Path]
    if call([python, "-c", "import importlib.util as u; exit(u.find_spec('pip') is None)"]) == 0:
        pip = [python, "-m", "pip", "install", "--no-input"]
    elif uv:  # the environment was made by uv, which leaves pip out
        pip = [uv, "pip", "install", "--python", python]
    else:
        raise Refusal("The environment was made by uv, which is gone: delete it and try again.")
    locked: list[str | Path] = ["-q", "--no-deps", "--require-hashes", "--only-binary", ":all:"]
    if call([*pip, *locked, "-r", PACKAGING_LOCK]) != 0:
        raise Refusal("What freezes the program could not be installed.")
    return call([python, "installer/build.py", *arguments])


def lock(python: Path, arguments: list[str]) -> int:
    """Renew the lists of locked dependencies, for all systems and Python versions at once."""
    del python
    uv = shutil.which("uv")
    if uv is None:
        raise Refusal("Renewing the lock needs uv: pipx install uv")
    plain = ["--no-header", "--no-annotate", "--no-emit-index-url", "--no-emit-find-links"]
    every = ["--universal", "--python-version", "3.11", "--generate-hashes", *plain, *arguments]
    compile_ = [uv, "pip", "compile", "-q"]
    first = call([*compile_, "pyproject.toml", "--group", "dev", *every, "-o", LOCK])
    return first or call(
        [*compile_, "--group", "packaging", "-c", LOCK, *every, "-o", PACKAGING_LOCK]
    )


COMMANDS: dict[str, Callable[[Path, list[str]], int]] = {
    "run": run,
    "test": test,
    "check": check,
    "bench": bench,
    "shots": shots,
    "translate": translate,
    "package": package,
    "lock": lock,
}


def parse(words: Sequence[str]) -> argparse.Namespace:
    """Read the command line: our own options, the command, and what belongs to the command."""
    parser = argparse.ArgumentParser(
        prog="dev.py", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--python", metavar="X.Y", help="use this Python, as in --python 3.13")
    parser.add_argument("--pip", action="store_true", help="install with pip even if uv is here")
    parser.add_argument("command", choices=COMMANDS, metavar="COMMAND", help=", ".join(COMMANDS))
    parser.add_argument("arguments", nargs=argparse.REMAINDER, help="passed on")
    return parser.parse_args(words)


def newer_python() -> str:
    """Return a Python on this machine that is new enough."""
    for version in KNOWN:
        try:
            return find_python(version)
        except Refusal:
            continue
    raise Refusal("Platsverkstad needs Python 3.11 or newer, and there is none on this machine.")


def main(words: Sequence[str]) -> int:
    """Do what the words say and return an exit code."""
    try:
        options = parse(words)
        if sys.version_info < OLDEST:
            return call([newer_python(), Path(__file__).resolve(), *words])
        python = ready_environment(options.python, pip_only=options.pip)
        return COMMANDS[options.command](python, options.arguments)
    except Refusal as refusal:
        print(f"dev.py: {refusal}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
