"""What the frozen program is made of, with licences: NOTICES.txt for people, sbom.json for tools.

Written while the program is frozen, from what really goes in: a part whose licence is not known
stops the build. ``python installer/notices.py FOLDER`` writes what is known without freezing.
"""

from __future__ import annotations

import json
import platform
import re
import sqlite3
import sys
import sysconfig
import uuid
from datetime import UTC, datetime
from importlib.metadata import Distribution, distribution, packages_distributions
from os import environ
from pathlib import Path
from typing import TYPE_CHECKING

import system
from component import Component
from packaging.licenses import InvalidLicenseExpression, canonicalize_license_expression
from packaging.requirements import Requirement
from PySide6.QtCore import qVersion

if TYPE_CHECKING:
    from collections.abc import Iterable

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
PROJECT = "platsverkstad"
TEXT = re.compile(r"(licen[cs]e|copying|notice)", re.IGNORECASE)
# What some say of themselves in words, as the list of SPDX says it.
SAID = {
    "BSD License": "BSD-3-Clause",
    "Dual License": "Apache-2.0 OR BSD-3-Clause",
    "Public domain": "blessing",
    "BSD license (see license.txt for details), Copyright (c) 2000-2025, ReportLab Inc.":
        "BSD-3-Clause",
    "BSD license (see LICENSE.txt for details), Copyright (c) 2000-2022, ReportLab Inc.":
        "BSD-3-Clause",
}  # fmt: skip
LGPL = """Qt and PySide6 are used under the GNU Lesser General Public License, version 3. They are
unchanged and lie as libraries of their own in the folder PySide6 beside the program: whoever wants
to can put other builds of them there. Their source is at https://download.qt.io/official_releases/.
What Qt itself is made of is named at https://doc.qt.io/qt-6/licenses-used-in-qt.html.
"""


def runtime() -> list[Distribution]:
    """Return the distributions that the program needs when it runs, by name."""
    found: dict[str, Distribution] = {}
    waiting = [PROJECT]
    while waiting:
        name = waiting.pop()
        if name.lower() in found:
            continue
        found[name.lower()] = part = distribution(name)
        for text in part.requires or ():
            need = Requirement(text)
            if need.marker is None or need.marker.evaluate({"extra": ""}):
                waiting.append(re.sub(r"[-_.]+", "-", need.name).lower())
    del found[PROJECT]
    return [found[name] for name in sorted(found)]


def component(part: Distribution) -> Component:
    """Return what a distribution says of itself."""
    meta = part.metadata
    said = meta.get("License-Expression") or meta.get("License") or ""
    if not said or "\n" in said:
        classes = [c for c in meta.get_all("Classifier") or () if c.startswith("License ::")]
        said = ", ".join(c.rpartition(" :: ")[2] for c in classes) or said.partition("\n")[0]
    files = [f for f in part.files or () if TEXT.search(f.name) and ".dist-info" in str(f)]
    texts = [f.read_text(encoding="utf-8") for f in sorted(files, key=str)]
    name, version = meta["Name"], part.version
    purl = f"pkg:pypi/{_plain(name)}@{version}"
    return Component(name, version, SAID.get(said, said), "\n\n".join(texts), purl)


def _plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def check_known(modules: Iterable[str]) -> None:
    """Stop where a package goes in that no part listed here brings along."""
    listed = {_plain(part.metadata["Name"]) for part in runtime()}
    brought_by = packages_distributions()
    owners = {name: {_plain(each) for each in brought_by.get(name, ())} for name in modules}
    strangers = [
        f"{name} (of {', '.join(sorted(owners[name])) or 'nobody known'})"
        for name in sorted(owners)
        if not owners[name] & listed
    ]
    if strangers:
        raise SystemExit(f"goes in without being needed or named: {'; '.join(strangers)}")


def bundled() -> list[Component]:
    """Return what comes along beside Python packages."""
    fonts = ROOT / "resources" / "fonts"
    read = {folder: _text(fonts / folder) for folder in ("inter", "noto")}
    icons = (ROOT / "resources" / "icons" / "LICENSE.txt").read_text(encoding="utf-8")
    return [
        Component("Python", platform.python_version(), "PSF-2.0", _python_licence()),
        Component("Qt", qVersion(), "LGPL-3.0-only", LGPL + _text(HERE / "licences" / "qt")),
        Component("ICU", "", "Unicode-DFS-2016", _text(HERE / "licences" / "icu")),
        Component("PDFium", "", "BSD-3-Clause", _text(HERE / "licences" / "pdfium")),
        Component("SQLite", sqlite3.sqlite_version, "blessing"),
        Component("Inter", "", "OFL-1.1", read["inter"]),
        Component("Noto Sans", "", "OFL-1.1", read["noto"]),
        Component("Lucide", "", "ISC", icons),
    ]


def _python_licence() -> str:
    """Return what Python's own folder says; in words of this file where a system keeps it apart."""
    folders = (Path(sysconfig.get_path("stdlib")), Path(sys.base_prefix))
    found = [each / "LICENSE.txt" for each in folders if (each / "LICENSE.txt").is_file()]
    if found:
        return found[0].read_text(encoding="utf-8")
    return "Its licence is at https://docs.python.org/3/license.html."


def _text(folder: Path) -> str:
    files = sorted(each for each in folder.iterdir() if each.suffix == ".txt")
    return "\n\n".join(each.read_text(encoding="utf-8") for each in files)


def notices(parts: list[Component]) -> str:
    """Return the list of parts, then the text of each licence."""
    lines = ["Platsverkstad is under the MIT licence. It is made of these parts:", ""]
    lines += [f"{part.name} {part.version}".strip() + f": {part.licence}" for part in parts]
    for part in parts:
        if part.text:
            lines += ["", "=" * 78, f"{part.name} {part.version}".strip(), "", part.text.strip()]
    for name, text in system.common_texts(part.text for part in parts):
        lines += ["", "=" * 78, f"The text that is named as {name}", "", text.strip()]
    return "\n".join(lines) + "\n"


def _licence(said: str) -> dict[str, object]:
    """Return a licence as the bill of materials wants it: an expression of SPDX, or words."""
    try:
        return {"expression": canonicalize_license_expression(said)}
    except InvalidLicenseExpression:
        return {"license": {"name": said or "unknown"}}


def sbom(parts: list[Component], version: str) -> dict[str, object]:
    """Return the bill of materials as CycloneDX 1.5; the same parts give the same file."""
    moment = datetime.fromtimestamp(int(environ.get("SOURCE_DATE_EPOCH", "0")), UTC)
    listed = [
        {
            "type": "library",
            "name": part.name,
            **({"version": part.version} if part.version else {}),
            **({"purl": part.purl, "bom-ref": part.purl} if part.purl else {"bom-ref": part.name}),
            "licenses": [_licence(part.licence)],
        }
        for part in parts
    ]
    key = uuid.uuid5(uuid.NAMESPACE_URL, json.dumps([version, listed], sort_keys=True))
    return {
        "bomFormat": "CycloneDX",
        "specVersion": "1.5",
        "serialNumber": f"urn:uuid:{key}",
        "version": 1,
        "metadata": {
            "timestamp": moment.isoformat().replace("+00:00", "Z"),
            "component": {"type": "application", "name": PROJECT, "version": version},
        },
        "components": listed,
    }


def write(folder: Path, modules: Iterable[str] = (), libraries: Iterable[Path] = ()) -> None:
    """Write both files for a program of these packages and libraries."""
    check_known(modules)
    folder.mkdir(parents=True, exist_ok=True)
    own = [*bundled(), *(component(part) for part in runtime())]
    parts = [*own, *system.components(libraries)]
    version = distribution(PROJECT).version
    (folder / "NOTICES.txt").write_text(notices(parts), encoding="utf-8", newline="\n")
    said = json.dumps(sbom(parts, version), ensure_ascii=False, indent=1)
    (folder / "sbom.json").write_text(said + "\n", encoding="utf-8", newline="\n")


if __name__ == "__main__":
    write(Path(sys.argv[1]))
