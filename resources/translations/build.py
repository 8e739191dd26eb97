"""Keep the translation catalogue in step with the code.

    build.py            collect texts, take in parts/, write sv.po and .mo
    build.py --fold     the same, and empty parts/ afterwards
    build.py --check    change nothing; fail on anything missing, stale or wrong

``sv.po`` is the catalogue. ``parts/*.po`` is its in-tray: plain msgid and msgstr entries written
beside a change of the code; they win over what the catalogue says.
"""

from __future__ import annotations

import ast
import io
import sys
from datetime import UTC, datetime
from pathlib import Path
from string import Formatter
from typing import TYPE_CHECKING, Final

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

FOLDER: Final = Path(__file__).resolve().parent
CODE: Final = FOLDER.parent.parent / "workbench"
PARTS: Final = FOLDER / "parts"
LOCALE: Final = "sv"
PO_FILE: Final = FOLDER / f"{LOCALE}.po"
MO_FILE: Final = FOLDER / LOCALE / "LC_MESSAGES" / "platsverkstad.mo"
ROOT_ERROR: Final = "WorkbenchError"
MARKS: Final[dict[str, tuple[int, ...] | None]] = {"_": None, "N_": None, "ngettext": (1, 2)}


def error_names(code: Path) -> set[str]:
    """Return WorkbenchError and all its descendants: their first argument is a message too."""
    bases: dict[str, set[str]] = {}
    for path in code.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ClassDef):
                bases[node.name] = {base.id for base in node.bases if isinstance(base, ast.Name)}
    names = {ROOT_ERROR}
    while more := {name for name, parents in bases.items() if parents & names} - names:
        names |= more
    return names


def extracted(code: Path) -> Catalog:
    """Return all messages of the code, each with the files it stands in."""
    keywords = MARKS | dict.fromkeys(error_names(code))
    places: dict[str | tuple[str, ...], set[str]] = {}
    for name, _line, message, _comments, _context in extract_from_dir(code, keywords=keywords):
        if message:
            places.setdefault(message, set()).add(f"{code.name}/{Path(name).as_posix()}")
    template = Catalog(locale=LOCALE)
    for message, files in places.items():
        template.add(message, locations=[(file, 0) for file in sorted(files)])
    return template


def read(path: Path) -> Catalog:
    """Return the catalogue in a file, an empty one where there is none."""
    if not path.exists():
        return Catalog(locale=LOCALE)
    with path.open("rb") as file:
        return read_po(file, locale=LOCALE, abort_invalid=True)


def entries(catalog: Iterable[Message]) -> Iterator[Message]:
    """Return the messages of a catalogue without its header."""
    return (message for message in catalog if message.id)


def originals(message: Message) -> list[str]:
    """Return the text of a message in the source language: one form, or singular and plural."""
    return [message.id] if isinstance(message.id, str) else [str(form) for form in message.id]


def forms(message: Message) -> list[str]:
    """Return the translated forms of a message; a form not filled in is an empty text."""
    if message.string is None or isinstance(message.string, str):
        return [message.string or ""]
    return [str(form or "") for form in message.string]


def translated(message: Message) -> bool:
    """Tell whether every form of a message is filled in."""
    return len(forms(message)) == len(originals(message)) and all(forms(message))


def merged(template: Catalog, catalog: Catalog, parts: Iterable[Catalog]) -> Catalog:
    """Return the new catalogue: the code's messages with the newest known translations."""
    known: dict[object, Message] = {}
    for source in (catalog, *parts):
        known |= {message.id: message for message in entries(source) if translated(message)}
    result = Catalog(
        locale=LOCALE,
        project="Platsverkstad",
        version="1",
        fuzzy=False,
        header_comment="# Swedish texts of Platsverkstad.",
        msgid_bugs_address="Platsverkstad",
        last_translator="Platsverkstad",
        language_team="Swedish",
        # Dates would make two equal catalogues differ.
        creation_date=datetime(2026, 1, 1, tzinfo=UTC),
        revision_date=datetime(2026, 1, 1, tzinfo=UTC),
    )
    for message in sorted(entries(template), key=sort_key):
        old = known.get(message.id)
        result.add(
            message.id,
            old.string if old else None,
            locations=message.locations,
            flags=[flag for flag in old.flags if flag == "fuzzy"] if old else (),
        )
    return result


def sort_key(message: Message) -> tuple[str, str]:
    """Order messages by the first file they stand in, then by text."""
    return (message.locations[0][0], originals(message)[0])


def placeholders(text: str) -> set[str]:
    """Return the names of the ``{name}`` placeholders in a text."""
    try:
        return {name.split(".")[0] for _, name, _, _ in Formatter().parse(text) if name}
    except ValueError:
        return set()


def padded(text: str) -> tuple[bool, bool]:
    """Tell whether a text begins and ends with a blank."""
    return text[:1].isspace(), text[-1:].isspace()


def fault(message: Message) -> str | None:
    """Return what is wrong with a translation, None when nothing is."""
    expected = placeholders(originals(message)[-1])
    if not translated(message):
        return "not translated"
    if message.fuzzy:
        return "marked as uncertain"
    # A singular may leave its number out; every other form names exactly the same facts.
    if placeholders(forms(message)[-1]) != expected or placeholders(forms(message)[0]) - expected:
        return "placeholders differ"
    if padded(forms(message)[0]) != padded(originals(message)[0]):
        return "blanks at the ends differ"
    return None


def faults(catalog: Catalog) -> list[str]:
    """Return what is wrong with the translations, one line each."""
    return [
        f"{wrong}: {originals(message)[0]!r} ({message.locations[0][0]})"
        for message in entries(catalog)
        if (wrong := fault(message))
    ]


def disagreements(parts: dict[str, Catalog]) -> list[str]:
    """Return messages that two parts translate differently."""
    seen: dict[object, tuple[str, object]] = {}
    found = []
    for name, part in parts.items():
        for message in entries(part):
            first = seen.setdefault(message.id, (name, message.string))
            if translated(message) and first[1] != message.string:
                found.append(
                    f"{message.id!r}: {first[0]} says {first[1]!r}, {name} says {message.string!r}"
                )
    return found


def po_bytes(catalog: Catalog) -> bytes:
    """Return a catalogue as the text people edit."""
    buffer = io.BytesIO()
    write_po(buffer, catalog, width=98, include_lineno=False)
    return buffer.getvalue()


def mo_bytes(catalog: Catalog) -> bytes:
    """Return a catalogue as the program reads it."""
    buffer = io.BytesIO()
    write_mo(buffer, catalog)
    return buffer.getvalue()


def differs(path: Path, content: bytes) -> bool:
    """Tell whether a file holds something else than this (or is not there)."""
    if not path.exists():
        return True
    held = path.read_bytes()
    # The compiled catalogue may hold both bytes by chance, where they end no line.
    return content not in {held, held.replace(b"\r\n", b"\n")}


def write(path: Path, content: bytes) -> None:
    """Write a file, making its folder first."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)


def main(words: list[str]) -> int:
    """Bring the catalogue up to date or check it; return an exit code."""
    parts = {path.name: read(path) for path in sorted(PARTS.glob("*.po"))}
    catalog = merged(extracted(CODE), read(PO_FILE), parts.values())
    new = {PO_FILE: po_bytes(catalog), MO_FILE: mo_bytes(catalog)}
    stale = [path for path, content in new.items() if differs(path, content)]
    problems = faults(catalog)
    print(*problems, sep="\n", end="\n" if problems else "")
    if "--check" in words:
        for path in stale:
            print(f"out of date: {path.name}; run python3 dev.py translate")
        return 1 if problems or stale else 0
    for line in disagreements(parts):
        print(f"two translations for {line}")
    for path in stale:
        write(path, new[path])
    if "--fold" in words:
        for name in parts:
            (PARTS / name).unlink()
    total = sum(1 for _ in entries(catalog))
    print(f"{total} messages, {len(problems)} problems")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
