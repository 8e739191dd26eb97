"""Photos from cameras and phones: read with care, turned upright, freed of all that is not picture.

What the camera wrote into the file (position, time, names, thumbnails) is read once and then gone:
what is kept is encoded anew from the pixels alone.
"""

from __future__ import annotations

import math
import warnings
from dataclasses import dataclass
from datetime import date
from io import BytesIO
from typing import TYPE_CHECKING, Any, Final

from PIL import Image, ImageFile, ImageOps, UnidentifiedImageError

from workbench.base.errors import WorkbenchError
from workbench.base.language import N_

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

LONGEST: Final = 2_000  # pixels
MOST_BYTES: Final = 1_000_000
MOST_FILE: Final = 60_000_000
MOST_PIXELS: Final = 120_000_000
_LEAST: Final = 8
_MOST_COUNTED: Final = 60_000_000  # pixels of a PNG, which cannot be read in part
_QUALITIES: Final = (85, 75, 65, 55)
_SMALLER: Final = 0.75
_ROUNDS: Final = 4
_HEAD: Final = 16
_HEIC: Final = (b"ftypheic", b"ftypheix", b"ftypmif1", b"ftypheif", b"ftypavif")
_EXIF_IFD, _GPS_IFD = 0x8769, 0x8825
_TAKEN, _CHANGED = 0x9003, 0x0132
_DAY: Final = 10
_MINUTES: Final = (1, 60, 3600)
_MOST_LATITUDE, _MOST_LONGITUDE = 90.0, 180.0


@dataclass(frozen=True, slots=True)
class ReadPhoto:
    """A photo ready to be kept: ``data`` is a JPEG file of pixels alone.

    ``taken_on`` is the day by the camera's clock. ``longitude`` and ``latitude`` are in degrees
    (WGS 84), both None where the camera did not write them.
    """

    name: str
    data: bytes
    width: int
    height: int
    taken_on: date | None = None
    longitude: float | None = None
    latitude: float | None = None
    media_type: str = "image/jpeg"


def read_photo(path: Path) -> ReadPhoto:
    """Return the photo in a file; raises WorkbenchError in one sentence where it cannot be used."""
    try:
        if path.stat().st_size > MOST_FILE:
            raise _too_large(path.name)
        data = path.read_bytes()
    except OSError as error:
        raise WorkbenchError(N_("The file {name} cannot be read"), name=path.name) from error
    return photo_of(data, path.name)


def photo_of(data: bytes, name: str) -> ReadPhoto:
    """Return the photo in the bytes of a file; ``name`` is what people call the file.

    Raises WorkbenchError for what is no PNG or JPEG, damaged, or so large that reading it would
    take the memory of the computer.
    """
    if len(data) > MOST_FILE:
        raise _too_large(name)
    if any(mark in data[:_HEAD] for mark in _HEIC):
        raise WorkbenchError(
            N_("{name} is in a format of phones that cannot be read; save it as JPEG first"),
            name=name,
        )
    with warnings.catch_warnings():
        # Pillow only warns of a picture that is somewhat too large; the limit here is our own.
        warnings.simplefilter("ignore")
        return _read(data, name)


def _read(data: bytes, name: str) -> ReadPhoto:
    try:
        with Image.open(BytesIO(data), formats=("JPEG", "PNG")) as image:
            _refuse_large(image, name)
            taken_on, place = _told(image)
            upright = _upright(image)
    except UnidentifiedImageError as error:
        raise WorkbenchError(
            N_("{name} is no picture that can be used; choose a PNG or a JPEG"), name=name
        ) from error
    except Image.DecompressionBombError as error:
        raise _too_large(name) from error
    except (OSError, SyntaxError, ValueError, EOFError, MemoryError, OverflowError) as error:
        raise WorkbenchError(N_("The picture {name} is damaged"), name=name) from error
    longitude, latitude = place or (None, None)
    kept, size = _encoded(upright, name)
    return ReadPhoto(name, kept, *size, taken_on, longitude, latitude)


def _too_large(name: str) -> WorkbenchError:
    return WorkbenchError(
        N_("The picture {name} is too large; make it smaller in another program first"), name=name
    )


def _refuse_large(image: ImageFile.ImageFile, name: str) -> None:
    """Look at the size that the file states before a single pixel is read."""
    width, height = image.size
    most = _MOST_COUNTED if image.format == "PNG" else MOST_PIXELS
    if width * height > most:
        raise _too_large(name)
    if min(width, height) < _LEAST:
        raise WorkbenchError(N_("The picture {name} is damaged"), name=name)


def _upright(image: ImageFile.ImageFile) -> Image.Image:
    """Return the pixels as the camera was held, at most LONGEST long, on white."""
    image.draft("RGB", (LONGEST, LONGEST))  # a JPEG is read in half, quarter or eighth size
    turned = ImageOps.exif_transpose(image)
    turned.thumbnail((LONGEST, LONGEST), Image.Resampling.LANCZOS, reducing_gap=2.0)
    if turned.mode in {"RGBA", "LA", "PA"} or "transparency" in turned.info:
        seen = turned.convert("RGBA")
        sheet = Image.new("RGB", seen.size, "white")
        sheet.paste(seen, mask=seen.getchannel("A"))
        return sheet
    return turned.convert("RGB")


def _encoded(image: Image.Image, name: str) -> tuple[bytes, tuple[int, int]]:
    """Return the pixels as a JPEG of at most MOST_BYTES with nothing else in it."""
    bare = Image.new("RGB", image.size)
    bare.paste(image)  # a picture made anew has no notes of its own that could come along
    for _round in range(_ROUNDS):
        for quality in _QUALITIES:
            file = BytesIO()
            bare.save(file, "JPEG", quality=quality, optimize=True, exif=b"", icc_profile=None)
            if file.tell() <= MOST_BYTES:
                return file.getvalue(), bare.size
        smaller = (max(round(side * _SMALLER), 1) for side in bare.size)
        width, height = smaller
        bare = bare.resize((width, height), Image.Resampling.LANCZOS)
    raise _too_large(name)


# -- what the camera wrote


def _told(image: Image.Image) -> tuple[date | None, tuple[float, float] | None]:
    """Return the day and the place that the camera wrote; what is unreadable counts as unsaid."""
    try:
        exif = image.getexif()
        own, place = exif.get_ifd(_EXIF_IFD), exif.get_ifd(_GPS_IFD)
        return _day(own.get(_TAKEN) or exif.get(_CHANGED)), _place(place)
    except (OSError, SyntaxError, ValueError, KeyError, TypeError, OverflowError, EOFError):
        return None, None


def _day(said: object) -> date | None:
    text = str(said or "").strip("\0 ")[:_DAY].replace(":", "-")
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _place(gps: Mapping[int, Any]) -> tuple[float, float] | None:
    latitude = _degrees(gps.get(2), gps.get(1), "S")
    longitude = _degrees(gps.get(4), gps.get(3), "W")
    if latitude is None or longitude is None or (latitude == 0 and longitude == 0):
        return None
    if abs(latitude) > _MOST_LATITUDE or abs(longitude) > _MOST_LONGITUDE:
        return None
    return longitude, latitude


def _degrees(parts: object, side: object, negative: str) -> float | None:
    if not isinstance(parts, tuple) or len(parts) != len(_MINUTES):
        return None
    try:
        degrees = sum(float(part) / by for part, by in zip(parts, _MINUTES, strict=True))
    except (ZeroDivisionError, ValueError, TypeError):
        return None
    if not math.isfinite(degrees):
        return None
    return -degrees if str(side or "").strip("\0 ").upper() == negative else degrees
