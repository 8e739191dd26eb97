"""The house's rules that no ready-made tool knows, each as a function over one source file.

A rule takes a Source and returns its offences as (line, words). ``test_rules.py`` shows each rule
a piece of code that breaks it and one that keeps it; ``test_house.py`` applies them to the house.
"""

from __future__ import annotations

import ast
import re
from dataclasses import dataclass
from functools import cached_property
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

FILE_LINES = 500
FUNCTION_LINES = 60
BANNED_NAMES = {"common", "helper", "helpers", "manager", "managers", "misc", "util", "utils"}
BANNED_CLASS = re.compile(r"(Manager|Helper|Helpers|Utils)$")
COLOUR = re.compile(r"#(?:[0-9a-fA-F]{8}|[0-9a-fA-F]{6}|[0-9a-fA-F]{3})\b")
COLOUR_MAKERS = {"QColor", "QRgba64", "HexColor", "Color", "CMYKColor", "fromRgb", "fromRgbF"}
UNFINISHED = re.compile(r"\b(TODO|FIXME|XXX|coming soon|kommer snart)\b", re.IGNORECASE)
QT = {"PySide6", "shiboken6", "pyqtgraph"}
PAINTERS = {"paint", "paintEvent", "paintSection", "drawBackground", "drawForeground"}
MARKUP = {"Paragraph", "Preformatted", "XPreformatted", "ParaParser"}
TRANSLATORS = {"_", "N_", "ngettext"}
# What shows its first argument to people.
SPEAKERS = {
    "QAction", "QCheckBox", "QGroupBox", "QPushButton", "QRadioButton", "PlainLabel",
    "addAction", "addItem", "addMenu", "addTab",
    "setAccessibleDescription", "setAccessibleName", "setPlaceholderText", "setStatusTip",
    "setText", "setTitle", "setToolTip", "setWhatsThis", "setWindowTitle",
}  # fmt: skip
WORD = re.compile(r"[A-Za-zÅÄÖåäö]{2,}")
# The same in every language.
NAMES = re.compile(r"Platsverkstad|Mellantorg|\b(?:Ctrl|Shift|Alt|F\d)\b(?:\+\w+)*")

Offence = tuple[int, str]


@dataclass(frozen=True)
class Source:
    """One Python file of the house: its path as in ``workbench/ui/look/theme.py`` and its text."""

    path: str
    text: str

    @cached_property
    def tree(self) -> ast.Module:
        return ast.parse(self.text)

    @cached_property
    def nodes(self) -> list[ast.AST]:
        return list(ast.walk(self.tree))

    @cached_property
    def docstrings(self) -> set[int]:
        """The identities of the constants that are docstrings."""
        owners = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)
        firsts = (node.body[0] for node in self.nodes if isinstance(node, owners) and node.body)
        return {id(first.value) for first in firsts if isinstance(first, ast.Expr)}

    def within(self, *places: str) -> bool:
        """Tell whether the file is one of these or lies in one of these folders."""
        return any(self.path == place or self.path.startswith(f"{place}/") for place in places)

    def calls(self) -> Iterator[tuple[ast.Call, str]]:
        """Every call with the last part of the name that is called."""
        for node in self.nodes:
            if isinstance(node, ast.Call):
                yield node, called(node)

    @property
    def knows_qt(self) -> bool:
        """Whether the file may import Qt: ui, app and the pages of steps."""
        path = PurePosixPath(self.path)
        is_page = self.within("workbench/steps") and re.fullmatch(r"page(_\w+)?", path.stem)
        rooms = ("workbench/ui", "workbench/app.py", "workbench/selftest.py")
        return self.within(*rooms) or bool(is_page)


def called(call: ast.Call) -> str:
    """The last part of the name that is called: "setText" for ``self.title.setText(...)``."""
    match call.func:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name
    return ""


def file_size(source: Source) -> list[Offence]:
    """No file over 500 lines."""
    lines = source.text.count("\n")
    return [(1, f"{lines} lines")] if lines > FILE_LINES else []


def function_size(source: Source) -> list[Offence]:
    """No function over 60 lines."""
    functions = (
        node for node in source.nodes if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    )
    sizes = ((node, (node.end_lineno or node.lineno) - node.lineno + 1) for node in functions)
    return [(node.lineno, f"{node.name}: {n} lines") for node, n in sizes if n > FUNCTION_LINES]


def names(source: Source) -> list[Offence]:
    """No module or class whose name says nothing."""
    path = PurePosixPath(source.path)
    parts = [*path.parts[:-1], path.stem]
    found = [(1, part) for part in parts if part in BANNED_NAMES]
    classes = (node for node in source.nodes if isinstance(node, ast.ClassDef))
    return found + [(node.lineno, node.name) for node in classes if BANNED_CLASS.search(node.name)]


def unfinished(source: Source) -> list[Offence]:
    """Nothing half done stays; only an abstract method may say that it is not implemented."""
    lines = enumerate(source.text.splitlines(), 1)
    found = [(number, line.strip()) for number, line in lines if UNFINISHED.search(line)]
    abstract = {
        id(inner)
        for node in source.nodes
        if isinstance(node, ast.FunctionDef) and "abstractmethod" in decorators(node)
        for inner in ast.walk(node)
    }
    return found + [
        (node.lineno, ast.unparse(node))
        for node in source.nodes
        if isinstance(node, ast.Raise)
        and node.exc
        and ast.unparse(node.exc).startswith("NotImplemented")
        and id(node) not in abstract
    ]


def decorators(function: ast.FunctionDef) -> str:
    """The decorators of a function as one text."""
    return " ".join(ast.unparse(decorator) for decorator in function.decorator_list)


def colours(source: Source) -> list[Offence]:
    """No colour outside the tokens: neither as text nor as numbers."""
    if source.within("workbench/ui/look"):
        return []
    found = [
        (node.lineno, node.value)
        for node in source.nodes
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and id(node) not in source.docstrings
        and COLOUR.search(node.value)
    ]
    for call, name in source.calls():
        if name in COLOUR_MAKERS and call.args and all(map(is_number, call.args)):
            found.append((call.lineno, ast.unparse(call)))
    return found


def is_number(node: ast.expr) -> bool:
    """Whether this is a plain number."""
    return isinstance(node, ast.Constant) and isinstance(node.value, int | float)


def qt_in_its_rooms(source: Source) -> list[Offence]:
    """Qt lives in ui, app and the pages of steps."""
    if source.knows_qt:
        return []
    return [(line, root) for line, root in imported_roots(source) if root in QT]


def imported_roots(source: Source) -> Iterator[Offence]:
    """The top-level packages a file imports, with their lines."""
    for node in source.nodes:
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name.split(".")[0]) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.lineno, node.module.split(".")[0]


def blocking_questions(source: Source) -> list[Offence]:
    """Dialogs never block, apart from the one place that asks; drags have no other way."""
    if source.within("workbench/ui/shell/ask.py", "workbench/app.py"):
        return []
    return [
        (call.lineno, ast.unparse(call.func))
        for call, name in source.calls()
        if name in ("exec", "exec_")
        and isinstance(call.func, ast.Attribute)
        and "drag" not in ast.unparse(call.func.value).lower()
    ]


def paper_markup(source: Source) -> list[Offence]:
    """Text is never read as markup on paper: reportlab's own paragraphs would do so."""
    return [
        (node.lineno, alias.name)
        for node in source.nodes
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("reportlab")
        for alias in node.names
        if alias.name in MARKUP
    ]


def plain_text(source: Source) -> list[Offence]:
    """Text from users is never read as markup: labels and tooltips go through ui/parts/text."""
    if not source.knows_qt or source.within("workbench/ui/parts/text.py"):
        return []
    return [
        (call.lineno, ast.unparse(call))
        for call, name in source.calls()
        if (name == "QLabel" and any(not harmless(argument) for argument in call.args))
        or (name == "setToolTip" and call.args and not harmless(call.args[-1]))
    ]


def harmless(node: ast.expr) -> bool:
    """Whether a text cannot carry a user's markup: literal, translated, escaped, or a widget."""
    match node:
        case ast.Constant() | ast.Name(id="self" | "parent"):
            return True
        case ast.Call() as call:
            return called(call) in {*TRANSLATORS, "escape"} or "tooltip" in called(call)
        case ast.IfExp(body=body, orelse=orelse):
            return harmless(body) and harmless(orelse)
    return False


def spoken(source: Source) -> list[Offence]:
    """What people read goes through the catalogue."""
    if not source.knows_qt:
        return []
    return [
        (call.lineno, ast.unparse(call))
        for call, name in source.calls()
        if name in SPEAKERS
        # A widget's text comes first; what follows are roles and parents.
        and any(is_words(text) for text in (call.args[:1] if name[0].isupper() else call.args))
    ]


def is_words(node: ast.expr) -> bool:
    """Whether this is a literal text with a word in it, also an f-string."""
    match node:
        case ast.Constant(value=str() as text):
            return bool(WORD.search(NAMES.sub("", text)))
        case ast.JoinedStr(values=values):
            return any(is_words(value) for value in values)
    return False


def marked_literals(source: Source) -> list[Offence]:
    """A message is filled in after it is translated, or the catalogue does not know it."""
    built = (ast.JoinedStr, ast.BinOp)
    found = []
    for call, name in source.calls():
        if name not in TRANSLATORS or not isinstance(call.func, ast.Name):
            continue
        for argument in call.args[:2]:
            formatted = isinstance(argument, ast.Call) and called(argument) == "format"
            if isinstance(argument, built) or formatted:
                found.append((call.lineno, ast.unparse(call)))
    return [*found, *_inside_formatted(source)]


def _inside_formatted(source: Source) -> Iterator[Offence]:
    """Yield the messages inside f-strings: Python up to 3.11 does not let one find them, and later
    ones take the key of a subscript for one."""
    for formatted in source.nodes:
        if not isinstance(formatted, ast.JoinedStr):
            continue
        for call in ast.walk(formatted):
            if (
                isinstance(call, ast.Call)
                and isinstance(call.func, ast.Name)
                and call.func.id in TRANSLATORS
                and any(_is_text(part) for part in ast.walk(call))
            ):
                yield call.lineno, ast.unparse(call)


def _is_text(node: ast.AST) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str)


def leading_on(source: Source) -> list[Offence]:
    """Who goes to the step that is shown stays where he is: a way within a step names its view."""
    folders = source.path.split("/")
    if folders[:2] != ["workbench", "steps"]:
        return []
    return [
        (node.lineno, ast.unparse(node))
        for node in source.nodes
        if isinstance(node, ast.Call)
        and ast.unparse(node.func).endswith("desk.go_to")
        and [ast.unparse(each) for each in node.args] == [repr(folders[2])]
    ]


def guarded_painting(source: Source) -> list[Offence]:
    """An exception inside a paint method takes the process down, so each one is guarded.

    A paint method may also leave the drawing to a guarded method of its own class.
    """
    if not source.knows_qt:
        return []
    owners = (node for node in source.nodes if isinstance(node, ast.ClassDef) and node.bases)
    return [
        (method.lineno, f"{owner.name}.{method.name}")
        for owner in owners
        for method in methods(owner)
        if method.name in PAINTERS and not own_calls(method) & guarded_methods(owner)
    ]


def methods(owner: ast.ClassDef) -> list[ast.FunctionDef]:
    """The methods of a class."""
    return [node for node in owner.body if isinstance(node, ast.FunctionDef)]


def guarded_methods(owner: ast.ClassDef) -> set[str]:
    """The names of a class's methods that are guarded."""
    return {method.name for method in methods(owner) if "guarded" in decorators(method)}


def own_calls(method: ast.FunctionDef) -> set[str]:
    """The method itself and the methods of its own object that it calls."""
    names = {ast.unparse(node.func) for node in ast.walk(method) if isinstance(node, ast.Call)}
    return {name.removeprefix("self.") for name in names} | {method.name}


RULES: dict[str, Callable[[Source], list[Offence]]] = {
    rule.__name__: rule
    for rule in (
        file_size,
        function_size,
        names,
        unfinished,
        colours,
        qt_in_its_rooms,
        blocking_questions,
        paper_markup,
        plain_text,
        spoken,
        marked_literals,
        leading_on,
        guarded_painting,
    )
}
