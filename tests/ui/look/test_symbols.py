from __future__ import annotations

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter

from workbench.ui.look.hatches import HATCHES, hatch_brush
from workbench.ui.look.symbols import SYMBOLS, draw_ring, draw_symbol, quarters
from workbench.ui.look.tokens import CATEGORY_HATCHES

INK, IDLE, GROUND = QColor("#0b5c8a"), QColor("#7a8592"), QColor("#ffffff")


def _image(draw, side=48):
    image = QImage(side, side, QImage.Format.Format_RGB32)
    image.fill(GROUND)
    with QPainter(image) as painter:
        draw(painter, QRectF(2, 2, side - 4, side - 4))
    return image


def _share(image, colour):
    cells = [(x, y) for x in range(image.width()) for y in range(image.height())]
    return sum(image.pixelColor(x, y) == colour for x, y in cells) / len(cells)


@pytest.mark.parametrize(
    ("share", "filled"),
    [(0, 0), (-1, 0), (0.001, 1), (0.3, 1), (0.5, 2), (0.74, 3), (0.99, 3), (0.999, 3), (1, 4)],
)
def test_only_nothing_is_empty_and_only_all_is_full(share, filled):
    assert quarters(share) == filled


def test_the_ring_of_nothing_is_an_empty_outline(qapp):
    empty = _image(lambda painter, box: draw_ring(painter, box, 0.0, INK, IDLE))
    assert empty.pixelColor(24, 24) == GROUND
    assert _share(empty, INK) == 0
    assert _share(empty, IDLE) > 0.02


def test_a_ring_fills_clockwise_from_the_top(qapp):
    quarter = _image(lambda painter, box: draw_ring(painter, box, 0.25, INK, IDLE))
    assert quarter.pixelColor(30, 18) == INK
    for x, y in ((30, 30), (18, 30), (18, 18)):
        assert quarter.pixelColor(x, y) == GROUND
    full = _image(lambda painter, box: draw_ring(painter, box, 1.0, INK, IDLE))
    assert all(full.pixelColor(x, y) == INK for x in (18, 30) for y in (18, 30))


def test_an_unknown_ring_differs_from_an_empty_one(qapp):
    empty = _image(lambda painter, box: draw_ring(painter, box, 0.0, INK, IDLE))
    unknown = _image(lambda painter, box: draw_ring(painter, box, None, INK, IDLE))
    assert _share(unknown, IDLE) < 0.8 * _share(empty, IDLE)


def test_symbols_differ_by_shape_alone(qapp):
    images = [
        _image(lambda painter, box, name=name: draw_symbol(painter, box, name, INK))
        for name in SYMBOLS
    ]
    for number, one in enumerate(images):
        assert _share(one, INK) > 0.02
        assert all(one != other for other in images[number + 1 :])


def test_hatches_differ_by_shape_alone_and_repeat_without_seams(qapp):
    assert set(CATEGORY_HATCHES) == set(HATCHES)
    images = []
    for hatch in HATCHES:
        brush = hatch_brush(hatch, QColor(Qt.GlobalColor.black))
        images.append(_image(lambda painter, box, brush=brush: painter.fillRect(box, brush)))
        across = [images[-1].pixelColor(x, 20) for x in range(4, 36)]
        assert across[:8] == across[8:16] == across[16:24]
    for number, one in enumerate(images):
        assert all(one != other for other in images[number + 1 :])


def test_an_unknown_symbol_or_hatch_is_an_error(qapp):
    with pytest.raises(KeyError):
        hatch_brush("plaid", INK)
    with pytest.raises(KeyError):
        _image(lambda painter, box: draw_symbol(painter, box, "star", INK))
