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
from pathlib import Path

from linux import needs

HERE = Path(__file__).resolve().parent
ICONS = HERE.parent / "icons"
SIZES = (16, 24, 32, 48, 64, 128, 256)
DESCRIPTION = """Workbench for place collaborations
 Builds a Swedish platssamverkan step by step: the place, the people, the goals,
 the plan, the money, the agreement and the follow-up in one file.
"""


def build(frozen: Path, version: str, target: Path) -> Path:
    """Write the package of a frozen folder into the folder ``target`` and return its path."""
    root = target.parent / "build" / "deb"
    shutil.rmtree(root, ignore_errors=True)
    shutil.copytree(frozen, root / "opt" / "platsverkstad", symlinks=True)
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
    _pack(HERE / "platsverkstad.1", share / "man" / "man1" / "platsverkstad.1.gz")
    told = share / "doc" / "platsverkstad"
    _pack(HERE.parent.parent / "CHANGELOG.md", told / "changelog.gz")
    notices = frozen / "_internal" / "notices" / "NOTICES.txt"
    _put(notices, told / "copyright")
    command = root / "usr" / "bin" / "platsverkstad"
    command.parent.mkdir(parents=True)
    command.symlink_to("../../opt/platsverkstad/platsverkstad")
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


def _pack(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(gzip.compress(source.read_bytes(), mtime=0))
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
        f"Maintainer: Platsverkstad <platsverkstad@localhost>\nInstalled-Size: {size}\n"
        f"Depends: {depends}\n"
        + (f"Recommends: {recommends}\n" if recommends else "")
        + f"Section: misc\nPriority: optional\nDescription: {DESCRIPTION}",
        encoding="utf-8",
    )
    (folder / "md5sums").write_text("".join(sums), encoding="utf-8")
    for folder_, _names, _files in os.walk(root):
        Path(folder_).chmod(0o755)
