"""Everything that is handed out, as far as this system can make it: ``python3 dev.py package``.

The frozen folder, its archive, on Debian a package, on Windows an installer, on macOS a disk image;
the source and the wheel; the list of parts; the sums of all of them. They lie in ``dist``.

Signed where a certificate is at hand. On Windows ``SIGN`` is the tool with its options, as in
``signtool sign /fd SHA256 /a``; on macOS ``IDENTITY`` is the name of the certificate. With
``--sums`` only the sums are renewed, after something was signed or notarised by hand.
"""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).resolve().parent))

from linux import deb

if TYPE_CHECKING:
    from collections.abc import Iterator

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
DIST = ROOT / "dist"
FROZEN = DIST / "platsverkstad"
BUNDLE = DIST / "Platsverkstad.app"
SYSTEMS = {"linux": "linux", "win32": "windows", "darwin": "macos"}


def version() -> str:
    """Return the version, which stands in ``workbench/__init__.py`` alone."""
    text = (ROOT / "workbench" / "__init__.py").read_text(encoding="utf-8")
    found = re.search(r'^__version__ = "([^"]+)"', text, re.MULTILINE)
    if found is None:
        raise SystemExit("workbench/__init__.py states no version")
    return found[1]


def check_changelog(number: str) -> None:
    """Refuse to build a version of which users are told nothing."""
    text = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    if not re.search(rf"^## {re.escape(number)}\b", text, re.MULTILINE):
        raise SystemExit(f"CHANGELOG.md has no section for {number}")


def epoch() -> str:
    """Return the moment that files are dated with: of the last commit, as seconds since 1970."""
    given = os.environ.get("SOURCE_DATE_EPOCH")
    if given:
        return given
    command = ["git", "-C", str(ROOT), "log", "-1", "--format=%ct"]
    said = subprocess.run(command, capture_output=True, text=True, check=False)
    return said.stdout.strip() or "1767225600"  # a copy without history: 1 January 2026


def run(*words: str | Path) -> None:
    """Run a tool in the project's folder; ends here when it fails."""
    subprocess.run([str(word) for word in words], cwd=ROOT, check=True)


def freeze() -> None:
    """Make the frozen folder."""
    shutil.rmtree(FROZEN, ignore_errors=True)
    run(
        sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level", "WARN",
        "--distpath", DIST, "--workpath", ROOT / "build" / "freeze",
        HERE / "platsverkstad.spec",
    )  # fmt: skip


def sign() -> None:
    """Sign the frozen programs, where this system's certificate is named."""
    if sys.platform == "win32" and "SIGN" in os.environ:
        for each in sorted(FROZEN.glob("*.exe")):
            subprocess.run(f'{os.environ["SIGN"]} "{each}"', shell=True, check=True)  # noqa: S602
    elif sys.platform == "darwin" and "IDENTITY" in os.environ:
        run("codesign", "--force", "--deep", "--options", "runtime", "--timestamp",
            "--entitlements", HERE / "macos" / "entitlements.plist",
            "--sign", os.environ["IDENTITY"], BUNDLE)  # fmt: skip


def archive(number: str) -> Path:
    """Pack the frozen folder: one to unpack anywhere, without any installation."""
    name = f"platsverkstad-{number}-{SYSTEMS[sys.platform]}"
    if sys.platform == "win32":
        path = DIST / f"{name}.zip"
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as packed:
            for each in sorted(FROZEN.rglob("*")):
                packed.write(each, Path("platsverkstad") / each.relative_to(FROZEN))
        return path
    path = DIST / f"{name}.tar.xz"
    with tarfile.open(path, "w:xz", preset=6) as packed:
        packed.add(FROZEN, "platsverkstad", filter=_undated)
    return path


def _undated(entry: tarfile.TarInfo) -> tarfile.TarInfo:
    entry.mtime, entry.uid, entry.gid, entry.uname, entry.gname = int(epoch()), 0, 0, "", ""
    return entry


def installers(number: str) -> Iterator[Path]:
    """Make what this system's users double-click, where its tool is here."""
    if sys.platform == "linux" and shutil.which("dpkg-deb"):
        yield deb.build(FROZEN, number, DIST)
    elif sys.platform == "win32" and shutil.which("makensis"):
        script = HERE / "windows" / "setup.nsi"
        signed = [f"-DSIGN={os.environ['SIGN']}"] if "SIGN" in os.environ else []
        run("makensis", "-V2", f"-DVERSION={number}", f"-DPAYLOAD={FROZEN}", *signed, script)
        yield DIST / f"platsverkstad-{number}-setup.exe"
    elif sys.platform == "darwin":
        target = DIST / f"platsverkstad-{number}.dmg"
        run("hdiutil", "create", "-volname", "Platsverkstad", "-srcfolder",
            BUNDLE, "-ov", "-format", "UDZO", target)  # fmt: skip
        if "IDENTITY" in os.environ:
            run("codesign", "--timestamp", "--sign", os.environ["IDENTITY"], target)
        yield target


def wheel_and_source(target: Path = DIST) -> list[Path]:
    """Build wheel and source archive; the same source gives the same bytes."""
    target.mkdir(parents=True, exist_ok=True)
    dated = {**os.environ, "SOURCE_DATE_EPOCH": epoch()}
    words = [sys.executable, "-m", "hatchling", "build", "-d", str(target)]
    subprocess.run(words, cwd=ROOT, check=True, env=dated, stdout=subprocess.DEVNULL)
    return sorted([*target.glob("*.whl"), *target.glob("*.tar.gz")])


def sums() -> Path:
    """Write the SHA-256 of each file that is handed out, as ``sha256sum --check`` reads them."""
    files = sorted(DIST.glob("platsverkstad[-_]*"))
    lines = [f"{hashlib.sha256(each.read_bytes()).hexdigest()}  {each.name}\n" for each in files]
    path = DIST / "SHA256SUMS"
    path.write_text("".join(lines), encoding="ascii")
    return path


def main() -> None:
    """Make all of it and say what lies where."""
    if sys.argv[1:] == ["--sums"]:
        sums()
        return
    number = version()
    check_changelog(number)
    os.environ["SOURCE_DATE_EPOCH"] = epoch()
    DIST.mkdir(exist_ok=True)
    for old in DIST.glob("platsverkstad[-_]*"):
        old.unlink()
    freeze()
    sign()
    bill = shutil.copyfile(ROOT / "build" / "notices" / "sbom.json",
                           DIST / f"platsverkstad-{number}-sbom.json")  # fmt: skip
    made = [archive(number), *installers(number), *wheel_and_source(), bill]
    made.append(sums())
    for each in made:
        print(f"{each.relative_to(ROOT)}  {each.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
