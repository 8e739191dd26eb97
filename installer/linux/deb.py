"""The frozen folder as a Debian package.

What it depends on was measured: in a bare system the program asked for these libraries, one after
the other, until it ran both without a screen and under X.
"""

from __future__ import annotations

import gzip
import os
import shutil
import subprocess
from pathlib import Path

HERE = Path(__file__).resolve().parent
ICONS = HERE.parent / "icons"
SIZES = (16, 24, 32, 48, 64, 128, 256)
DEPENDS = "libc6 (>= 2.34), libgl1, libegl1"
DESCRIPTION = """Workbench for place collaborations
 Builds a Swedish platssamverkan step by step: the place, the people, the goals,
 the plan, the money, the agreement and the follow-up in one file.
"""
POST = """#!/bin/sh
set -e
for tool in "update-mime-database /usr/share/mime" "update-desktop-database -q" \\
    "gtk-update-icon-cache -q -f /usr/share/icons/hicolor"; do
    if command -v "${tool%% *}" >/dev/null 2>&1; then $tool || true; fi
done
"""


def build(frozen: Path, version: str, target: Path) -> Path:
    """Write the package of a frozen folder into the folder ``target`` and return its path."""
    root = target.parent / "build" / "deb"
    shutil.rmtree(root, ignore_errors=True)
    shutil.copytree(frozen, root / "opt" / "platsverkstad", symlinks=True)
    share = root / "usr" / "share"
    _put(HERE / "platsverkstad.desktop", share / "applications" / "platsverkstad.desktop")
    _put(HERE / "platsverkstad.xml", share / "mime" / "packages" / "platsverkstad.xml")
    for size in SIZES:
        folder = share / "icons" / "hicolor" / f"{size}x{size}" / "apps"
        _put(ICONS / f"platsverkstad-{size}.png", folder / "platsverkstad.png")
    manual = share / "man" / "man1" / "platsverkstad.1.gz"
    manual.parent.mkdir(parents=True)
    manual.write_bytes(gzip.compress((HERE / "platsverkstad.1").read_bytes(), mtime=0))
    notices = frozen / "_internal" / "notices" / "NOTICES.txt"
    _put(notices, share / "doc" / "platsverkstad" / "copyright")
    command = root / "usr" / "bin" / "platsverkstad"
    command.parent.mkdir(parents=True)
    command.symlink_to("../../opt/platsverkstad/platsverkstad")
    _control(root, version)
    package = target / f"platsverkstad_{version}_amd64.deb"
    tool = ["dpkg-deb", "--root-owner-group", "-Zxz", "-z6", "--build", str(root), str(package)]
    subprocess.run(tool, check=True, stdout=subprocess.DEVNULL)
    shutil.rmtree(root)
    return package


def _put(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, target)
    target.chmod(0o644)


def _control(root: Path, version: str) -> None:
    size = sum(each.lstat().st_size for each in root.rglob("*") if each.is_file()) // 1024
    folder = root / "DEBIAN"
    folder.mkdir()
    (folder / "control").write_text(
        f"Package: platsverkstad\nVersion: {version}\nArchitecture: amd64\n"
        f"Maintainer: Platsverkstad <platsverkstad@localhost>\nInstalled-Size: {size}\n"
        f"Depends: {DEPENDS}\nSection: misc\nPriority: optional\nDescription: {DESCRIPTION}",
        encoding="utf-8",
    )
    for name in ("postinst", "postrm"):
        script = folder / name
        script.write_text(POST, encoding="utf-8")
        script.chmod(0o755)
    for folder_, _names, _files in os.walk(root):
        Path(folder_).chmod(0o755)
