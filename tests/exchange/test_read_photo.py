"""Photos: what the camera wrote is read, then nothing of it remains; hostile files are refused."""

from __future__ import annotations

import random
import re
from datetime import date
from io import BytesIO

import pytest
from PIL import Image

from tests.exchange.photos import SECRETS, camera_file, png_bomb, scene, text_bomb
from workbench.base.errors import WorkbenchError
from workbench.base.language import using
from workbench.exchange.read_photo import LONGEST, MOST_BYTES, photo_of, read_photo


def test_day_and_position_are_read():
    photo = photo_of(camera_file(), "a.jpg")
    assert photo.taken_on == date(2025, 10, 2)
    assert photo.longitude == pytest.approx(18.0686, abs=1e-5)
    assert photo.latitude == pytest.approx(59.3293, abs=1e-5)


@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
def test_no_byte_of_what_the_camera_wrote_remains(kind):
    before = camera_file(kind=kind)
    assert b"ACME Camera" in before  # else the test could not fail
    after = photo_of(before, "a").data
    for secret in SECRETS:
        assert secret not in after
    assert not re.search(rb"Exif|GPS|ACME|Kalle|xmp|2025:10:02|Photoshop", after)
    # Only the segments that a picture is made of: no APP1 to APP15, no comment.
    marks = set(re.findall(rb"\xff([\xe1-\xef\xfe])", after[:700]))
    assert not marks
    assert not Image.open(BytesIO(after)).getexif()


def test_a_photo_that_was_taken_upright_is_turned():
    photo = photo_of(camera_file(turn=6), "a.jpg")
    image = Image.open(BytesIO(photo.data))
    assert (photo.width, photo.height) == image.size == (600, 400)
    red, green, _blue = image.getpixel((10, 10))
    assert red > 150 > green  # the red corner is at the upper left again


def test_large_photos_become_small_enough_to_keep():
    noise = Image.frombytes("RGB", (3000, 2500), random.Random(1).randbytes(3000 * 2500 * 3))
    file = BytesIO()
    noise.save(file, "JPEG", quality=95)
    photo = photo_of(file.getvalue(), "a.jpg")
    assert max(photo.width, photo.height) <= LONGEST
    assert len(photo.data) <= MOST_BYTES


def test_what_is_seen_through_becomes_white():
    file = BytesIO()
    Image.new("RGBA", (50, 50), (0, 0, 0, 0)).save(file, "PNG")
    image = Image.open(BytesIO(photo_of(file.getvalue(), "a.png").data))
    assert image.getpixel((25, 25)) == (255, 255, 255)


@pytest.mark.parametrize(
    "place", [None, (0.0, 0.0), (18.0, 95.0), (200.0, 59.0)], ids=["none", "zero", "north", "east"]
)
def test_a_position_that_cannot_be_is_none(place):
    photo = photo_of(camera_file(place=place), "a.jpg")
    assert (photo.longitude, photo.latitude) == (None, None)


@pytest.mark.parametrize("taken", ["", "0000:00:00 00:00:00", "i går", "2025"])
def test_a_day_that_cannot_be_is_none(taken):
    assert photo_of(camera_file(taken=taken), "a.jpg").taken_on is None


def gif():
    file = BytesIO()
    scene((40, 40)).save(file, "GIF")
    return file.getvalue()


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "Välj en PNG"),
        (b"%PDF-1.7", "Välj en PNG"),
        (gif(), "Välj en PNG"),
        (b"\0\0\0\x18ftypheic" + bytes(200), "JPEG först"),
        (png_bomb(), "för stor"),
        (text_bomb(), "skadad"),
        (camera_file()[:2000], "skadad"),
        (camera_file(size=(4, 4)), "skadad"),
    ],
    ids=["empty", "pdf", "gif", "heic", "bomb", "text bomb", "cut", "tiny"],
)
def test_what_cannot_be_used_is_refused_in_a_sentence(data, said):
    with pytest.raises(WorkbenchError) as caught, using("sv"):
        photo_of(data, "bild.jpg")
    with using("sv"):
        assert re.search(said, caught.value.text())
        assert "bild.jpg" in caught.value.text()


def test_torn_files_never_do_more_than_refuse():
    sound, shaken = camera_file(), random.Random(7)
    for _round in range(150):
        data = bytearray(sound)
        for _each in range(shaken.randint(1, 12)):
            data[shaken.randrange(len(data))] = shaken.randrange(256)
        try:
            photo_of(bytes(data), "a.jpg")
        except WorkbenchError:
            continue


def test_a_file_that_is_not_there(tmp_path):
    with pytest.raises(WorkbenchError):
        read_photo(tmp_path / "nothing.jpg")
