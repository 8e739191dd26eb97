"""What the frozen folder asks of a Debian system, measured at its libraries."""

from __future__ import annotations

import re
import subprocess
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

OF_C = {
    "ld-linux-x86-64.so.2", "libc.so.6", "libdl.so.2", "libm.so.6", "libpthread.so.0",
    "libresolv.so.2", "librt.so.1",
}  # fmt: skip
# Without these no window opens; they belong to the screen's driver and are never brought along.
SCREEN = {"libEGL.so.1": "libegl1", "libGL.so.1": "libgl1", "libxcb.so.1": "libxcb1"}
# A plugin asks for these; without them it is passed over.
WISHED = {
    "libcups.so.2": "libcups2t64 | libcups2",
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libwayland-egl.so.1": "libwayland-egl1",
}


def measured(frozen: Path) -> tuple[str, str]:
    """Return what the package depends on and what it recommends.

    Raises SystemExit where a library is asked for that neither comes along nor is named here.
    """
    inside = {each.name for each in frozen.rglob("*")}
    asked, versions = set[str](), {(2, 0)}
    for path in sorted(frozen.rglob("*")):
        if path.is_symlink() or not path.is_file() or not _is_library(path):
            continue
        words = ["objdump", "-p", str(path)]
        said = subprocess.run(words, capture_output=True, text=True, check=True).stdout
        asked |= set(re.findall(r"^\s*NEEDED\s+(\S+)$", said, re.MULTILINE))
        versions |= {(2, int(minor)) for minor in re.findall(r"\bGLIBC_2\.(\d+)\b", said)}
    outside = asked - inside - OF_C
    if unknown := outside - SCREEN.keys() - WISHED.keys():
        raise SystemExit(f"asked for, not brought along: {', '.join(sorted(unknown))}")
    depends = [f"libc6 (>= {'.'.join(map(str, max(versions)))})", *sorted(SCREEN.values())]
    return ", ".join(depends), ", ".join(WISHED[name] for name in sorted(outside & WISHED.keys()))


def _is_library(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(4) == b"\x7fELF"
