"""Pictures for below the map: read upright, made small enough, refused in words."""

from __future__ import annotations

import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPageSize, QPainter, QPdfWriter

from workbench.base.errors import WorkbenchError
from workbench.ui.parts.map.pictures import (
    LONGEST,
    MOST_BYTES,
    decoded,
    kept_picture,
    read_picture,
)


def noise(width, height):
    return Image.effect_noise((width, height), 90).convert("RGB")


def test_a_photo_lies_as_the_camera_was_held(tmp_path, qapp):
    path = tmp_path / "flyg.jpg"
    turned = Image.new("RGB", (60, 40), "white")
    turned.paste("black", (0, 0, 60, 10))  # the upper edge as stored
    exif = turned.getexif()
    exif[0x0112] = 6  # a quarter turn clockwise
    turned.save(path, exif=exif)
    image = read_picture(path).image
    assert (image.width(), image.height()) == (40, 60)
    assert image.pixelColor(36, 30).lightness() < 60
    assert image.pixelColor(4, 30).lightness() > 200


def test_large_pictures_become_small_ones(tmp_path, qapp):
    path = tmp_path / "stor.png"
    noise(5200, 1300).save(path)
    picture = read_picture(path)
    assert max(picture.image.width(), picture.image.height()) == LONGEST
    data, kind = kept_picture(picture.image)
    assert len(data) <= MOST_BYTES
    assert kind == "image/jpeg"
    assert decoded(data).width() == LONGEST or decoded(data).width() < LONGEST


def test_drawings_stay_exact(qapp):
    plan = QImage(900, 600, QImage.Format.Format_RGB32)
    plan.fill(Qt.GlobalColor.white)
    with QPainter(plan) as painter:
        painter.drawRect(100, 100, 400, 300)
    data, kind = kept_picture(plan)
    assert kind == "image/png"
    assert decoded(data).pixelColor(100, 200) == plan.pixelColor(100, 200)


@pytest.fixture
def pdf(tmp_path, qapp):
    path = tmp_path / "plan.pdf"
    writer = QPdfWriter(str(path))
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    with QPainter(writer) as painter:
        painter.fillRect(0, 0, 2000, 2000, Qt.GlobalColor.black)
        writer.newPage()
        painter.fillRect(0, 0, 100, 100, Qt.GlobalColor.black)
    return path


def test_a_page_of_a_pdf_is_a_picture(pdf):
    first, second = read_picture(pdf), read_picture(pdf, 1)
    assert (first.pages, first.page, second.page) == (2, 0, 1)
    assert first.image.height() == LONGEST
    assert (
        first.image.pixelColor(600, 600).lightness() < second.image.pixelColor(600, 600).lightness()
    )
    assert read_picture(pdf, 99).page == 1


@pytest.mark.qt_log_ignore("JPEG", "JFIF", extend=True)
@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("tom.png", b""),
        ("text.png", b"detta \xc3\xa4r text"),
        ("halv.jpg", b"\xff\xd8\xff\xe0\x00\x10JFIF" + b"\0" * 40),
        ("halv.pdf", b"%PDF-1.7\n1 0 obj"),
        ("bild.gif", b"GIF89a\x01\x00\x01\x00\x00\x00\x00;"),
    ],
)
def test_what_is_no_picture_is_told_by_name(tmp_path, qapp, name, data):
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(WorkbenchError) as refused:
        read_picture(path)
    assert path.stem in refused.value.text()


def test_a_missing_file_is_told(tmp_path):
    with pytest.raises(WorkbenchError):
        read_picture(tmp_path / "borta.png")


def test_a_bomb_is_refused_before_it_is_opened(tmp_path, qapp):
    path = tmp_path / "bomb.png"
    Image.new("1", (20_000, 20_000)).save(path)
    with pytest.raises(WorkbenchError) as refused:
        read_picture(path)
    assert "stor" in refused.value.text()


def test_a_spoiled_picture_in_the_file_is_grey(qapp):
    assert decoded(b"inget").width() == 64
