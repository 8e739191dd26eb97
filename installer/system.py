"""Libraries of the building system that go into the frozen folder, with version and licence.

On Linux PyInstaller brings along what the program's libraries ask for beside the C library. Debian
tells which package each is from; its licence in a word stands here, so that nobody adds a library
without having read what it may be used for.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from component import Component

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

LICENCES = {
    "brotli": "MIT",
    "bzip2": "bzip2-1.0.6",
    "dbus": "AFL-2.1 OR GPL-2.0-or-later",
    "e2fsprogs": "MIT",  # of it only libcom_err
    "expat": "MIT",
    "fontconfig": "HPND",
    "freetype": "FTL OR GPL-2.0-or-later",
    "gcc": "GPL-3.0-or-later WITH GCC-exception-3.1",
    "glib2.0": "LGPL-2.1-or-later",
    "keyutils": "LGPL-2.0-or-later",
    "krb5": "MIT",
    "libbsd": "BSD-3-Clause",
    "libcap2": "BSD-3-Clause OR GPL-2.0-only",
    "libffi": "MIT",
    "libgcrypt20": "LGPL-2.1-or-later",
    "libgpg-error": "LGPL-2.1-or-later",
    "libmd": "BSD-3-Clause",
    "libpng1.6": "libpng-2.0",
    "libselinux": "LicenseRef-public-domain",
    "libx11": "MIT",
    "libxau": "MIT",
    "libxcb": "MIT",
    "libxdmcp": "MIT",
    "libxext": "MIT",
    "libxkbcommon": "MIT",
    "libxrender": "MIT",
    "libzstd": "BSD-3-Clause OR GPL-2.0-only",
    "lz4": "BSD-2-Clause",
    "openssl": "Apache-2.0",
    "pcre2": "BSD-3-Clause",
    "sqlite3": "blessing",
    "systemd": "LGPL-2.1-or-later",
    "util-linux": "LGPL-2.1-or-later",
    "xcb-util": "MIT",
    "xcb-util-cursor": "MIT",
    "xcb-util-image": "MIT",
    "xcb-util-keysyms": "MIT",
    "xcb-util-renderutil": "MIT",
    "xcb-util-wm": "MIT",
    "xz-utils": "0BSD",
    "zlib": "Zlib",
}
COMMON = re.compile(r"/usr/share/common-licenses/([\w.-]*[\w])")


def components(libraries: Iterable[Path]) -> list[Component]:
    """Return the packages that libraries of the system come from; none where none does."""
    if sys.platform != "linux" or shutil.which("dpkg-query") is None:
        return []
    packages = {_package(each) for each in libraries if _is_of_system(each)}
    found: dict[str, Component] = {}
    for package in sorted(packages):
        made = _component(package)
        found.setdefault(made.name, made)
    return [found[name] for name in sorted(found)]


def _is_of_system(library: Path) -> bool:
    return library.is_absolute() and str(library).startswith(("/lib", "/usr/lib"))


def _package(library: Path) -> str:
    real = library.resolve()
    for path in (real, Path("/", *real.parts[2:])):  # /lib is /usr/lib, but not in all lists
        words = ["dpkg-query", "-S", str(path)]
        said = subprocess.run(words, capture_output=True, text=True, check=False).stdout
        if said:
            return said.partition(": ")[0]
    raise SystemExit(f"{library} is of no package: its licence is not known")


def _component(package: str) -> Component:
    asked = "${source:Package}\t${source:Version}\t${Package}\t${Architecture}"
    words = ["dpkg-query", "-W", "-f", asked, package]
    said = subprocess.run(words, capture_output=True, text=True, check=True).stdout
    source, version, name, architecture = said.split("\t")
    plain = re.sub(r"^gcc-\d+$", "gcc", source)
    if plain not in LICENCES:
        raise SystemExit(f"{package} goes in, and installer/system.py does not know its licence")
    text = Path("/usr/share/doc", name, "copyright").read_text(encoding="utf-8")
    purl = f"pkg:deb/debian/{name}@{version}?arch={architecture}"
    return Component(source, version, LICENCES[plain], text, purl)


def common_texts(texts: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield the licences that Debian's texts name instead of quoting: the name and the text."""
    named = {name for text in texts for name in COMMON.findall(text)}
    for name in sorted(named):
        path = Path("/usr/share/common-licenses", name)
        if path.is_file():
            yield str(path), path.read_text(encoding="utf-8")
