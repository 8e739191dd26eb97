"""Every rule of the house has been seen to catch what it is for."""

from __future__ import annotations

import pytest

from tests.house.rules import RULES, Source

PAGE = "workbench/steps/plan/page.py"
PART = "workbench/ui/parts/part.py"
PRESS = "workbench/documents/pdf/press.py"
VIEW = "workbench/steps/plan/views.py"

BROKEN = [
    ("file_size", VIEW, "x = 1\n" * 501),
    ("function_size", VIEW, "def f():\n" + "    x = 1\n" * 60),
    ("names", "workbench/ui/utils.py", ""),
    ("names", "workbench/common/text.py", ""),
    ("names", PART, "class FileManager: ..."),
    ("unfinished", VIEW, "x = 1  # TODO: the rest"),
    ("unfinished", VIEW, "raise NotImplementedError"),
    ("colours", PART, "x = '#ff8800'"),
    ("colours", PART, "x = 'border: 1px solid #abc'"),
    ("colours", PART, "QColor(255, 0, 0)"),
    ("colours", PRESS, "Color(0.1, 0.2, 0.3)"),
    ("qt_in_its_rooms", VIEW, "from PySide6.QtCore import Qt"),
    ("qt_in_its_rooms", "workbench/charts/gantt.py", "def f():\n    import pyqtgraph.functions"),
    ("qt_in_its_rooms", "workbench/documents/page.py", "import PySide6"),
    ("blocking_questions", PART, "dialog.exec()"),
    ("blocking_questions", PAGE, "QMenu(self).exec_(place)"),
    ("paper_markup", PRESS, "from reportlab.platypus import Paragraph"),
    ("plain_text", PAGE, "QLabel(name)"),
    ("plain_text", PAGE, "QLabel(_('Hi {name}').format(name=name), self)"),
    ("plain_text", PAGE, "self.setToolTip(row.name)"),
    ("plain_text", PAGE, "item.setToolTip(0, name if name else '')"),
    ("spoken", PAGE, "QPushButton('Save', self)"),
    ("spoken", PART, "self.title.setText(f'Row {number}')"),
    ("marked_literals", VIEW, "_(f'Row {number}')"),
    ("marked_literals", VIEW, "_('Row {n}'.format(n=1))"),
    ("marked_literals", VIEW, "N_('Row ' + name)"),
    ("marked_literals", VIEW, "ngettext('row', f'{n} rows', n)"),
    ("marked_literals", VIEW, "f'{number} {_(\"rows\")}'"),
    ("marked_literals", VIEW, "f'{_(WORDS[each[\"kind\"]])}'"),
    ("leading_on", "workbench/steps/plan/page.py", 'context.desk.go_to("plan")'),
    ("guarded_painting", PART, "class A(QWidget):\n    def paintEvent(self, event): ..."),
    ("guarded_painting", PAGE, "class A(Item):\n    @override\n    def paint(self, painter): ..."),
]

KEPT = [
    ("file_size", VIEW, "x = 1\n" * 500),
    ("function_size", VIEW, "def f():\n" + "    x = 1\n" * 59),
    ("names", PART, "class Commons: ..."),
    ("unfinished", VIEW, "x = 'everything is done'"),
    ("unfinished", VIEW, "@abstractmethod\ndef f():\n    raise NotImplementedError"),
    ("colours", "workbench/ui/look/tokens.py", "x = '#ff8800'"),
    ("colours", PART, "'''Issue #123456 says why.'''\nx = 'row #12'\nQColor(name)"),
    ("qt_in_its_rooms", PAGE, "import PySide6"),
    ("qt_in_its_rooms", "workbench/steps/plan/page_gantt.py", "import PySide6"),
    ("leading_on", "workbench/steps/plan/page.py", 'desk.go_to("plan:chart"); desk.go_to("place")'),
    ("qt_in_its_rooms", "workbench/app.py", "import PySide6"),
    ("blocking_questions", "workbench/ui/shell/ask.py", "dialog.exec()"),
    ("blocking_questions", "workbench/app.py", "application.exec()"),
    ("blocking_questions", PART, "drag.exec(action)"),
    ("paper_markup", PRESS, "from workbench.documents.content import Paragraph"),
    ("plain_text", "workbench/ui/parts/text.py", "QLabel(name)"),
    ("plain_text", PAGE, "QLabel(_('Name'), self)\nself.setToolTip(escape(row.name))"),
    ("plain_text", PAGE, "self.setToolTip(tooltip(row.name) if row else '')"),
    ("spoken", PAGE, "QPushButton(_('Save'), self)\nself.title.setText('…')"),
    ("spoken", PART, "PlainLabel(guide.what, 'muted')\nself.setWindowTitle('Platsverkstad')"),
    ("spoken", PART, "self.search.setText(f'{words}  Ctrl+K')"),
    ("marked_literals", VIEW, "_('Row {n}').format(n=1)\n_(field.label)\nf'{_(label)}'"),
    (
        "guarded_painting",
        PART,
        "class A(Item):\n    @override\n    @guarded\n    def paint(self): ...",
    ),
    ("guarded_painting", VIEW, "class A(Item):\n    def paint(self): ..."),
    (
        "guarded_painting",
        PART,
        "class A(I):\n    def paint(self): self._draw()\n    @guarded\n    def _draw(self): ...",
    ),
    ("guarded_painting", PART, "class OnPaper:\n    def paint(self): ..."),
]


@pytest.mark.parametrize(("rule", "path", "text"), BROKEN)
def test_a_breach_is_caught(rule, path, text):
    assert RULES[rule](Source(path, text))


@pytest.mark.parametrize(("rule", "path", "text"), KEPT)
def test_what_is_allowed_passes(rule, path, text):
    assert RULES[rule](Source(path, text)) == []


def test_no_rule_goes_unproved():
    assert {rule for rule, _, _ in BROKEN} == set(RULES) == {rule for rule, _, _ in KEPT}
