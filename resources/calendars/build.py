"""Writes the Swedish days off the program brings along.

    python resources/calendars/build.py

They come from the holidays library, whose import would be a third of the program's start.
"""

from __future__ import annotations

import json
from pathlib import Path

from workbench.rules.holidays_sweden import from_library

TARGET = Path(__file__).with_name("sweden.json")
YEARS = range(1990, 2071)


def table() -> dict[str, list[list[str]]]:
    """Return per year its days as [month-day, Swedish name, English name, "eve" or ""]."""
    found = {}
    for year in YEARS:
        swedish, english = (from_library(year, language) for language in ("sv", "en"))
        eves = from_library(year, "sv", only_eves=True)
        found[str(year)] = [
            [f"{day:%m-%d}", name, english[day], "eve" if day in eves else ""]
            for day, name in swedish.items()
        ]
    return found


if __name__ == "__main__":
    lines = (f'"{year}": {json.dumps(days, ensure_ascii=False)}' for year, days in table().items())
    TARGET.write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")
    print(f"{TARGET}: {len(YEARS)} years")
