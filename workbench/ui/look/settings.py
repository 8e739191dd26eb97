"""What this machine remembers: look, language, last files, the window. Never facts of a project.

Each setting is declared once, as a field of ``MachineSettings`` with its label, default and
allowed values. The file is JSON in the user's configuration folder. A file that cannot be read
never stops the start: it is set aside, the defaults are taken, and one sentence says so.
"""

from __future__ import annotations

import json
import os
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, TypeVar

import platformdirs

from workbench import __version__
from workbench.base.language import LANGUAGES, N_, _
from workbench.base.release import release

if TYPE_CHECKING:
    from collections.abc import Callable

PROGRAM: Final = "Platsverkstad"
FILE: Final = "settings.json"
RECENT: Final = 10
_LONGEST: Final = 200_000
_Value = TypeVar("_Value")


@dataclass(frozen=True, slots=True)
class Setting:
    """What a settings page needs to know: the label (message id) and which values are allowed."""

    label: str
    allowed: Callable[[Any], bool]


def _one_of(*values: str) -> Callable[[Any], bool]:
    return lambda value: value in values


def _between(low: int, high: int) -> Callable[[Any], bool]:
    return lambda value: type(value) is int and low <= value <= high


def _is_text(value: object) -> bool:
    return isinstance(value, str)


def _is_flag(value: object) -> bool:
    return isinstance(value, bool)


def _is_texts(value: object) -> bool:
    return isinstance(value, tuple) and all(isinstance(each, str) for each in value)


def _setting(label: str, default: _Value, allowed: Callable[[Any], bool]) -> _Value:
    return field(default=default, metadata={"setting": Setting(label, allowed)})


@dataclass(frozen=True, slots=True)
class MachineSettings:
    """All settings of this machine with their defaults."""

    # Empty is the language of the system: a first start has asked nobody yet.
    language: str = _setting(N_("Language"), "", _one_of("", *LANGUAGES))
    theme: str = _setting(N_("Theme"), "system", _one_of("system", "light", "dark", "contrast"))
    zoom: int = _setting(N_("Size of text and controls (%)"), 100, _between(80, 200))
    density: str = _setting(N_("Row height"), "normal", _one_of("tight", "normal", "airy"))
    show_all_fields: bool = _setting(N_("Show all fields"), False, _is_flag)
    recent_files: tuple[str, ...] = _setting(N_("Recent files"), (), _is_texts)
    last_folder: str = _setting(N_("Last folder"), "", _is_text)
    projects_folder: str = _setting(N_("Folder for projects"), "", _is_text)
    newest_version: str = _setting(N_("Newest version used"), "", _is_text)
    window_geometry: str = _setting(N_("Place of the window"), "", _is_text)
    navigation_hidden: bool = _setting(N_("Hide the navigation"), False, _is_flag)
    inspector_shown: bool = _setting(N_("Show the inspector"), True, _is_flag)
    inspector_width: int = _setting(N_("Width of the inspector"), 300, _between(200, 1200))
    guides_closed: tuple[str, ...] = _setting(N_("Closed guides"), (), _is_texts)
    table_columns: tuple[str, ...] = _setting(N_("Columns of the tables"), (), _is_texts)
    captured_kind: str = _setting(N_("What was captured last"), "note", _is_text)
    wall_screen: str = _setting(N_("Screen for showing"), "", _is_text)
    wall_room: str = _setting(N_("Size of the room"), "normal", _one_of("small", "normal", "large"))


def declared() -> dict[str, Setting]:
    """Return the declaration of every setting by name, in order."""
    return {each.name: each.metadata["setting"] for each in fields(MachineSettings)}


def settings_path() -> Path:
    """Return where the settings of this user lie."""
    return Path(platformdirs.user_config_dir(PROGRAM, appauthor=False)) / FILE


def usual_projects_folder() -> Path:
    """Return where projects are put unless the user says otherwise; it may not be there yet."""
    return platformdirs.user_documents_path() / PROGRAM


def _table(path: Path) -> dict[str, object]:
    if path.stat().st_size > _LONGEST:
        raise ValueError("too long for settings")
    data = json.loads(path.read_text(encoding="utf-8"))
    if isinstance(data, dict):
        return data
    raise ValueError("not a table of settings")


def _nothing() -> None:
    """Tell nobody."""


class SettingsStore:
    """The settings in force; every change is written at once.

    ``problem`` is a sentence for people when the file could not be read, wholly or in part,
    or when the last change could not be written; else empty. ``could_not_save`` is called the
    first time that happens; who shows it sets it.
    """

    def __init__(self, path: Path | None = None) -> None:
        self._path = path or settings_path()
        self._unknown: dict[str, object] = {}
        self._newer: dict[str, object] = {}
        self.problem = ""
        self.could_not_save: Callable[[], None] = _nothing
        self._unsaved = False
        self.current = self._load()

    def change(self, **values: object) -> MachineSettings:
        """Set the given settings and write them. Raises ValueError for a value not allowed."""
        wrong = [name for name, value in values.items() if not declared()[name].allowed(value)]
        if wrong:
            raise ValueError(f"not allowed: {', '.join(wrong)}")
        changed: MachineSettings = replace(self.current, **values)  # type: ignore[arg-type]
        if changed != self.current:
            self.current = changed
            self._write()
        return self.current

    @property
    def projects_folder(self) -> Path:
        """Where new projects are put: as chosen, else among the user's documents."""
        chosen = self.current.projects_folder
        return Path(chosen) if chosen else usual_projects_folder()

    def remember_file(self, path: Path) -> None:
        """Put a project file first among the recent ones."""
        path = path.absolute()
        name = str(path)
        others = tuple(each for each in self.current.recent_files if each != name)
        self.change(recent_files=(name, *others)[:RECENT], last_folder=str(path.parent))

    def forget_file(self, path: Path) -> None:
        """Take a project file out of the recent ones."""
        kept = tuple(each for each in self.current.recent_files if each != str(path))
        self.change(recent_files=kept)

    def _load(self) -> MachineSettings:
        try:
            data = _table(self._path)
        except FileNotFoundError:
            return MachineSettings()
        except (OSError, ValueError, RecursionError):
            self._set_aside()
            self.problem = _(
                "The settings of this machine could not be read, so the defaults are used. "
                "Your projects are not affected."
            )
            return MachineSettings()
        return self._checked(data)

    def _checked(self, data: dict[str, object]) -> MachineSettings:
        known, wrong = declared(), []
        by = data.get("newest_version")
        newer = isinstance(by, str) and release(by) > release(__version__)
        values: dict[str, object] = {}
        for name, raw in data.items():
            value = tuple(raw) if isinstance(raw, list) else raw
            if name not in known:
                self._unknown[name] = raw
            elif known[name].allowed(value):
                values[name] = value
            elif newer:
                self._newer[name] = raw
            else:
                wrong.append(_(known[name].label))
        if wrong:
            self.problem = _("These settings could not be read and have their defaults: {names}.")
            self.problem = self.problem.format(names=", ".join(wrong))
        return replace(MachineSettings(), **values)  # type: ignore[arg-type]

    def _set_aside(self) -> None:
        try:
            self._path.replace(self._path.with_suffix(".damaged.json"))
        except OSError:
            # A folder one may not write to: the next change will say so.
            return

    def _write(self) -> None:
        # What a newer version of the program wrote is kept for it.
        default = MachineSettings()
        data = self._unknown | {name: getattr(self.current, name) for name in declared()}
        data |= {
            name: raw for name, raw in self._newer.items() if data[name] == getattr(default, name)
        }
        fresh = self._path.with_suffix(".new")
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            with fresh.open("w", encoding="utf-8") as file:
                json.dump(data, file, ensure_ascii=False, indent=2)
                file.flush()
                os.fsync(file.fileno())
            fresh.replace(self._path)
        except OSError:
            self.problem = _("The settings of this machine could not be saved.")
            told, self._unsaved = self._unsaved, True
            if not told:
                self.could_not_save()
        else:
            self.problem = ""
