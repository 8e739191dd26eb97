"""The frozen folder as a Debian package.

It has no scripts of its own: the tools that keep lists of programs, kinds of files and icons are
told by Debian itself when such files come or go.
"""

from __future__ import annotations

import gzip
import hashlib
import os
import shutil
import subprocess
from datetime import UTC, datetime
from email.utils import format_datetime
from pathlib import Path

from linux import needs

HERE = Path(__file__).resolve().parent
ICONS = HERE.parent / "icons"
TOP = HERE.parent.parent
SIZES = (16, 24, 32, 48, 64, 128, 256)
DESCRIPTION = """Workbench for place collaborations
 Builds a Swedish platssamverkan step by step: the place, the people, the goals,
 the plan, the money, the agreement and the follow-up in one file.
"""
PARTS = """
The parts that the program is made of have licences of their own. They are named, with their texts,
in /usr/lib/platsverkstad/_internal/notices/NOTICES.txt and in the About box of the program.
"""


def build(frozen: Path, version: str, target: Path) -> Path:
    """Write the package of a frozen folder into the folder ``target`` and return its path."""
    root = target.parent / "build" / "deb"
    shutil.rmtree(root, ignore_errors=True)
    shutil.copytree(frozen, root / "usr" / "lib" / "platsverkstad", symlinks=True)
    share = root / "usr" / "share"
    _put(HERE / "platsverkstad.desktop", share / "applications" / "platsverkstad.desktop")
    _put(HERE / "platsverkstad.xml", share / "mime" / "packages" / "platsverkstad.xml")
    name = "se.platsverkstad.Platsverkstad.metainfo.xml"
    _put(HERE / name, share / "metainfo" / name)
    drawn = share / "icons" / "hicolor" / "scalable" / "apps" / "platsverkstad.svg"
    _put(frozen / "_internal" / "resources" / "brand" / "platsverkstad.svg", drawn)
    for size in SIZES:
        folder = share / "icons" / "hicolor" / f"{size}x{size}" / "apps"
        _put(ICONS / f"platsverkstad-{size}.png", folder / "platsverkstad.png")
    _pack((HERE / "platsverkstad.1").read_bytes(), share / "man" / "man1" / "platsverkstad.1.gz")
    told = share / "doc" / "platsverkstad"
    _pack((TOP / "CHANGELOG.md").read_bytes(), told / "NEWS.gz")
    _pack(_changelog(version).encode(), told / "changelog.gz")
    _put(TOP / "LICENSE", told / "copyright")
    with (told / "copyright").open("a", encoding="utf-8") as copyright_:
        copyright_.write(PARTS)
    command = root / "usr" / "bin" / "platsverkstad"
    command.parent.mkdir(parents=True)
    command.symlink_to("../lib/platsverkstad/platsverkstad")
    _control(root, version, *needs.measured(frozen))
    package = target / f"platsverkstad_{version}_amd64.deb"
    tool = ["dpkg-deb", "--root-owner-group", "-Zxz", "-z6", "--build", str(root), str(package)]
    subprocess.run(tool, check=True, stdout=subprocess.DEVNULL)
    shutil.rmtree(root)
    return package


def _put(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, target)
    target.chmod(0o644)


def _changelog(version: str) -> str:
    """Return the list of changes in the form that Debian's tools read."""
    moment = datetime.fromtimestamp(int(os.environ.get("SOURCE_DATE_EPOCH", "0")), UTC)
    return (
        f"platsverkstad ({version}) stable; urgency=medium\n\n  * What is new: NEWS.gz.\n\n"
        f" -- {maintainer()}  {format_datetime(moment)}\n"
    )


def maintainer() -> str:
    """Return who answers for the package, from the variables that Debian's tools use."""
    name = os.environ.get("DEBFULLNAME", "Platsverkstad")
    return f"{name} <{os.environ.get('DEBEMAIL', 'platsverkstad@localhost')}>"


def _pack(content: bytes, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(gzip.compress(content, mtime=0))
    target.chmod(0o644)


def _md5(path: Path) -> str:
    """Return the sum by which Debian's tools find a file that was damaged."""
    return hashlib.md5(path.read_bytes(), usedforsecurity=False).hexdigest()


def _control(root: Path, version: str, depends: str, recommends: str) -> None:
    files = [each for each in sorted(root.rglob("*")) if each.is_file() and not each.is_symlink()]
    size = sum(each.stat().st_size for each in files) // 1024
    sums = [f"{_md5(each)}  {each.relative_to(root)}\n" for each in files]
    folder = root / "DEBIAN"
    folder.mkdir()
    (folder / "control").write_text(
        f"Package: platsverkstad\nVersion: {version}\nArchitecture: amd64\n"
        f"Maintainer: {maintainer()}\nInstalled-Size: {size}\n"
        f"Depends: {depends}\n"
        + (f"Recommends: {recommends}\n" if recommends else "")
        + f"Section: misc\nPriority: optional\nDescription: {DESCRIPTION}",
        encoding="utf-8",
    )
    (folder / "md5sums").write_text("".join(sums), encoding="utf-8")
    for folder_, _names, _files in os.walk(root):
        Path(folder_).chmod(0o755)
