"""What the frozen program is made of, with licences: NOTICES.txt for people, sbom.json for tools.

Run by ``dev.py package``: ``python installer/notices.py FOLDER``.
"""

from __future__ import annotations

import json
import platform
import re
import sqlite3
import sys
import uuid
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.metadata import Distribution, distribution
from os import environ
from pathlib import Path

from packaging.requirements import Requirement
from PySide6.QtCore import qVersion

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
PROJECT = "platsverkstad"
TEXT = re.compile(r"(licen[cs]e|copying|notice)", re.IGNORECASE)
LGPL = """Qt and PySide6 are used under the GNU Lesser General Public License, version 3. They are
unchanged and lie as libraries of their own in the folder PySide6 beside the program: whoever wants
to can put other builds of them there. Their source is at https://download.qt.io/official_releases/.
"""


@dataclass(frozen=True)
class Component:
    """One part: its name, version, licence in a word, and the licence's text if it comes along."""

    name: str
    version: str
    licence: str
    text: str = ""
    purl: str = ""


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
    purl = f"pkg:pypi/{re.sub(r'[-_.]+', '-', name).lower()}@{version}"
    return Component(name, version, said, "\n\n".join(texts), purl)


def bundled() -> list[Component]:
    """Return what comes along beside Python packages."""
    fonts = ROOT / "resources" / "fonts"
    read = {folder: _text(fonts / folder) for folder in ("inter", "noto")}
    icons = (ROOT / "resources" / "icons" / "LICENSE.txt").read_text(encoding="utf-8")
    return [
        Component("Python", platform.python_version(), "PSF-2.0"),
        Component("Qt", qVersion(), "LGPL-3.0-only", LGPL + _text(HERE / "licences")),
        Component("SQLite", sqlite3.sqlite_version, "Public domain"),
        Component("Inter", "", "OFL-1.1", read["inter"]),
        Component("Noto Sans", "", "OFL-1.1", read["noto"]),
        Component("Lucide", "", "ISC", icons),
    ]


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
    return "\n".join(lines) + "\n"


def sbom(parts: list[Component], version: str) -> dict[str, object]:
    """Return the bill of materials as CycloneDX 1.5; the same parts give the same file."""
    moment = datetime.fromtimestamp(int(environ.get("SOURCE_DATE_EPOCH", "0")), UTC)
    listed = [
        {
            "type": "library",
            "name": part.name,
            **({"version": part.version} if part.version else {}),
            **({"purl": part.purl, "bom-ref": part.purl} if part.purl else {"bom-ref": part.name}),
            "licenses": [{"license": {"name": part.licence or "unknown"}}],
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


def write(folder: Path) -> None:
    """Write both files."""
    folder.mkdir(parents=True, exist_ok=True)
    parts = [*bundled(), *(component(part) for part in runtime())]
    version = distribution(PROJECT).version
    (folder / "NOTICES.txt").write_text(notices(parts), encoding="utf-8", newline="\n")
    said = json.dumps(sbom(parts, version), ensure_ascii=False, indent=1)
    (folder / "sbom.json").write_text(said + "\n", encoding="utf-8", newline="\n")


if __name__ == "__main__":
    write(Path(sys.argv[1]))
