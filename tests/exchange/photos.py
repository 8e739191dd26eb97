"""Photos as cameras write them, with position and time, and hostile ones."""

from __future__ import annotations

import struct
import zlib
from io import BytesIO

from PIL import Image
from PIL.TiffImagePlugin import IFDRational

SECRETS = (b"GPSLatitude", b"Exif\x00\x00", b"ACME Camera", b"Kalle Anka", b"http://ns.adobe.com")


def scene(size=(600, 400)):
    """Return a picture whose upper left corner is red and whose other corners are not."""
    image = Image.new("RGB", size, (40, 120, 60))
    image.paste((220, 20, 20), (0, 0, size[0] // 4, size[1] // 4))
    return image


def rational(value):
    return IFDRational(round(value * 10_000), 10_000)


def as_degrees(value):
    whole = int(value)
    minutes = int((value - whole) * 60)
    seconds = ((value - whole) * 60 - minutes) * 60
    return rational(whole), rational(minutes), rational(seconds)


def camera_file(
    *, size=(600, 400), place=(18.0686, 59.3293), taken="2025:10:02 18:31:00", turn=1, kind="JPEG"
):
    """Return the bytes of a photo with all that a phone writes into it."""
    exif = Image.Exif()
    exif[0x010F], exif[0x013B], exif[0x0112] = "ACME Camera", "Kalle Anka", turn
    own = exif.get_ifd(0x8769)
    if taken:
        own[0x9003] = taken
    if place:
        gps = exif.get_ifd(0x8825)
        gps[1], gps[2] = "N", as_degrees(place[1])
        gps[3], gps[4] = "E", as_degrees(place[0])
    file = BytesIO()
    more = {"comment": b"Kalle Anka"} if kind == "JPEG" else {}
    image = scene(size)
    if turn == 6:  # the camera was held upright: the stored picture lies on its side
        image = image.transpose(Image.Transpose.ROTATE_90)
    image.save(file, kind, exif=exif, quality=90, **more)
    data = file.getvalue()
    if kind == "JPEG":  # what editing programs add
        note = b"http://ns.adobe.com/xap/1.0/\0<x:xmpmeta>Kalle Anka</x:xmpmeta>"
        data = data[:2] + b"\xff\xe1" + struct.pack(">H", len(note) + 2) + note + data[2:]
    return data


def _chunk(name, data):
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def png_bomb(width=40_000, height=40_000):
    """Return a PNG of a few kilobytes that claims to be enormous."""
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + _chunk(b"IHDR", head)
        + _chunk(b"IDAT", zlib.compress(bytes(100_000)))
        + _chunk(b"IEND", b"")
    )


def text_bomb():
    """Return a small PNG with a note that unpacks to a hundred megabytes."""
    file = BytesIO()
    scene((40, 40)).save(file, "PNG")
    data = file.getvalue()
    note = _chunk(b"zTXt", b"Comment\0\0" + zlib.compress(bytes(100_000_000), 9))
    return data[:33] + note + data[33:]
