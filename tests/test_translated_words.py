from __future__ import annotations

import ast
from pathlib import Path

from babel.messages.pofile import read_po

ROOT = Path(__file__).resolve().parent.parent


def _marked(path):
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.args):
            continue
        text = node.args[0]
        if node.func.id in {"_", "N_"} and isinstance(text, ast.Constant) and text.value:
            yield text.value


def test_every_marked_text_has_its_swedish_also_inside_f_strings():
    # The collector reads tokens, and before Python 3.12 an f-string is a single token.
    with (ROOT / "resources/translations/sv.po").open("rb") as file:
        catalogue = read_po(file, locale="sv")
    known = {message.id for message in catalogue if message.string}
    marked = {text for path in (ROOT / "workbench").rglob("*.py") for text in _marked(path)}
    assert len(marked) > 500
    assert sorted(marked - known) == []
