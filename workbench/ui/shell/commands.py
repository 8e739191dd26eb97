"""Everything one can do from anywhere, as a table: menus, palette and key sheet are made of it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction, QKeySequence

from workbench.base.language import _
from workbench.project.step_notes import DONE, SKIPPED
from workbench.ui.look.theme import Theme
from workbench.ui.parts.page import Command
from workbench.ui.parts.text import button_text
from workbench.ui.shell.table_file import has_table, save_table

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMenuBar, QWidget

    from workbench.ui.shell.window import MainWindow

VIEWS = 9
MENUS = ("file", "edit", "view", "go", "help")


def menu_titles() -> dict[str, str]:
    """Return the menus' titles with their access keys."""
    return {
        "file": _("&File"),
        "edit": _("&Edit"),
        "view": _("&View"),
        "go": _("&Go"),
        "help": _("&Help"),
    }


def window_commands(window: MainWindow) -> tuple[Command, ...]:
    """Return the commands of the window itself, in menu order."""
    edit = (*_edit(window), *_step(window))
    return (*_file(window), *edit, *_show(window), *_view(window), *_go(window), *_help(window))


def _file(window: MainWindow) -> tuple[Command, ...]:
    open_ = window.has_project
    return (
        Command(
            "file.new", _("New place…"), window.show_start, "Ctrl+Shift+N", "file", "file-plus"
        ),
        Command(
            "file.open", _("Open file…"), window.files.choose_open, "Ctrl+O", "file", "folder-open"
        ),
        Command(
            "file.example",
            _("Open the example Mellantorg"),
            window.files.make_example,
            "",
            "file",
            "map-pin",
        ),
        Command(
            "file.import",
            _("Import…"),
            window.choose_import,
            "Ctrl+Shift+O",
            "file",
            "upload",
            window.can_import,
        ),
        *_several(window),
        Command("file.copy", _("Save a copy…"), window.save_copy, "", "file", "copy", open_),
        Command(
            "file.backup",
            _("Take a snapshot…"),
            window.backup_now,
            "Ctrl+Shift+S",
            "file",
            "shield-check",
            open_,
        ),
        Command(
            "file.restore",
            _("Restore a copy…"),
            window.show_backups,
            "",
            "file",
            "archive-restore",
            open_,
        ),
        *_privacy(window),
        *_export(window),
        Command(
            "file.close", _("Close the file"), window.close_project, "Ctrl+W", "file", "x", open_
        ),
        Command("file.quit", _("Quit"), window.leave, "Ctrl+Q", "file", "log-out"),
    )


def _export(window: MainWindow) -> tuple[Command, ...]:
    """Return what writes documents and the table that is shown."""
    open_ = window.has_project
    return (
        Command("file.export", _("Export…"), window.export, "Ctrl+E", "file", "download", open_),
        Command(
            "file.table",
            _("Save the table…"),
            partial(save_table, window),
            "Ctrl+Shift+E",
            "file",
            "table",
            partial(has_table, window),
        ),
    )


def _several(window: MainWindow) -> tuple[Command, ...]:
    """Return what is for several tables in a room, for several places and where they are put."""
    return (
        Command(
            "file.groups", _("Make copies for groups…"), window.several.make_copies,
            "", "file", "users", window.can_import,
        ),
        Command(
            "file.merge", _("Merge with a copy…"), window.several.choose_copy,
            "", "file", "merge", window.can_import,
        ),
        Command(
            "file.portfolio", _("Several places side by side…"), window.several.choose_folder,
            "", "file", "columns-3",
        ),
        Command(
            "file.folder", _("Folder for projects…"), partial(_folder, window),
            "", "file", "folder-open",
        ),
    )  # fmt: skip


def _privacy(window: MainWindow) -> tuple[Command, ...]:
    """Return what protects those whose data the file holds."""
    open_ = window.has_project
    return (
        Command(
            "file.anonymise", _("Anonymised copy…"), window.save_anonymised,
            "", "file", "shield", open_,
        ),
        Command(
            "file.erase_due", _("Erase those who are due…"), window.erase_due,
            "", "file", "timer", open_,
        ),
    )  # fmt: skip


def _edit(window: MainWindow) -> tuple[Command, ...]:
    open_ = window.has_project
    return (
        Command("edit.undo", _("Undo"), window.undo, "Ctrl+Z", "edit", "undo-2", open_),
        Command("edit.redo", _("Redo"), window.redo, "Ctrl+Y", "edit", "redo-2", open_),
        Command(
            "edit.capture",
            _("Note something in passing"),
            window.open_capture,
            "Ctrl+J",
            "edit",
            "sticky-note",
            window.can_import,
        ),
        Command(
            "edit.history", _("History"), lambda: window.go("history"), "", "edit", "history", open_
        ),
    )


def _step(window: MainWindow) -> tuple[Command, ...]:
    """Return the ways to set the status of the step that is shown."""
    return tuple(
        Command(f"step.{key}", words, partial(window.mark_step, status), "", "edit", icon, ready)
        for key, words, status, icon, ready in (
            ("done", _("Set this step to done…"), DONE, "check", window.on_step),
            ("skip", _("Skip this step…"), SKIPPED, "minus", window.on_step),
            (
                "reckon",
                _("Let this step go by its content again"),
                "",
                "refresh-cw",
                window.on_marked_step,
            ),
        )
    )


def _searches(window: MainWindow) -> tuple[Command, ...]:
    """Return what finds commands, rows and texts."""
    return (
        Command(
            "view.palette",
            _("Search or run a command"),
            window.open_palette,
            "Ctrl+K",
            "view",
            "search",
        ),
        Command(
            "view.search",
            _("Search the whole project"),
            window.open_search,
            "Ctrl+Shift+F",
            "view",
            "search",
            window.has_project,
        ),
    )


def _view(window: MainWindow) -> tuple[Command, ...]:
    open_ = window.has_project
    return (
        *_searches(window),
        *(
            Command(f"view.{key}", words, partial(window.set_mode, full), "", "view", icon, open_)
            for key, words, full, icon in (
                ("basic", _("Mode: basic, the usual fields"), False, "list-filter"),
                ("full", _("Mode: full, all fields"), True, "list-tree"),
            )
        ),
        *_looks(window),
        Command(
            "view.swedish", "Svenska", partial(window.set_language, "sv"), "", "view", "languages"
        ),
        Command(
            "view.english", "English", partial(window.set_language, "en"), "", "view", "languages"
        ),
        *(
            Command(f"view.{key}", words, act, keys, "view", icon, open_)
            for key, words, act, keys, icon in (
                (
                    "inspector",
                    _("Inspector on or off"),
                    window.toggle_inspector,
                    "Ctrl+I",
                    "panel-right",
                ),
                (
                    "navigation",
                    _("Navigation on or off"),
                    window.toggle_navigation,
                    "Ctrl+B",
                    "panel-left",
                ),
                (
                    "protect",
                    _("Protected view on or off"),
                    window.toggle_protected,
                    "Ctrl+Shift+H",
                    "eye-off",
                ),
            )
        ),
    )


def _show(window: MainWindow) -> tuple[Command, ...]:
    """Return what shows the project to a room."""
    open_, showing = window.has_project, window.showing
    return (
        Command(
            "show.start", _("Show on the wall"), showing.begin, "F5", "view", "presentation", open_
        ),
        Command(
            "show.here", _("Show from this page"), showing.begin_here, "Shift+F5", "view",
            "presentation", open_,
        ),
    )  # fmt: skip


def _looks(window: MainWindow) -> tuple[Command, ...]:
    """Return what changes the theme and the size of everything."""
    theme = Theme.current()
    looks = (
        ("light", _("Light theme"), "sun"),
        ("dark", _("Dark theme"), "moon"),
        ("contrast", _("High contrast"), "contrast"),
        ("system", _("Theme as the system"), "monitor"),
    )
    sizes = (
        ("in", _("Enlarge"), theme.zoom_in, "Ctrl++", "zoom-in"),
        ("out", _("Reduce"), theme.zoom_out, "Ctrl+-", "zoom-out"),
        ("normal", _("Normal size"), partial(theme.set_zoom, 100), "Ctrl+0", "search"),
    )
    return (
        *(
            Command(f"view.{k}", w, partial(window.set_theme, k), "", "view", i)
            for k, w, i in looks
        ),
        *(
            Command(f"view.{k}", w, partial(window.set_zoom, act), keys, "view", i)
            for k, w, act, keys, i in sizes
        ),
    )


def _views(window: MainWindow) -> tuple[Command, ...]:
    return tuple(
        Command(
            f"go.view{number}",
            _("View {number} of the page").format(number=number),
            partial(window.show_view, number - 1),
            f"Ctrl+{number}",
            ready=partial(window.has_view, number - 1),
        )
        for number in range(1, VIEWS + 1)
    )


def _go(window: MainWindow) -> tuple[Command, ...]:
    open_ = window.has_project
    steps = tuple(
        Command(
            f"go.{entry.key}",
            _(entry.title),
            partial(window.go, entry.key),
            "",
            "go",
            entry.icon,
            open_,
        )
        for entry in window.entries
    )
    return (
        *steps,
        *_views(window),
        *_ways(window),
    )


def _ways(window: MainWindow) -> tuple[Command, ...]:
    """Return the ways from where one is: next and previous, back and forward, pane to pane."""
    return tuple(
        Command(f"go.{key}", words, act, keys, "go", icon, window.has_project)
        for key, words, act, keys, icon in (
            ("next", _("Next step"), partial(window.step_by, 1), "Ctrl+PgDown", "arrow-down"),
            ("previous", _("Previous step"), partial(window.step_by, -1), "Ctrl+PgUp", "arrow-up"),
            ("back", _("Back"), window.back, "Alt+Left", "arrow-left"),
            ("forward", _("Forward"), window.forward, "Alt+Right", "arrow-right"),
            ("pane", _("Next pane"), partial(window.pane_by, 1), "F6", "panel-left"),
            (
                "pane_back",
                _("Previous pane"),
                partial(window.pane_by, -1),
                "Shift+F6",
                "panel-left",
            ),
        )
    )


def _help(window: MainWindow) -> tuple[Command, ...]:
    return (
        Command("help.guide", _("Guide"), window.show_guide, "F1", "help", "book-open"),
        Command("help.news", _("What’s new"), partial(_news, window), "", "help", "star"),
        Command("help.keys", _("Keys"), window.show_keys, "Ctrl+F1", "help", "keyboard"),
        Command(
            "help.reports", _("Fault reports"), window.show_reports, "", "help", "circle-alert"
        ),
        Command("help.about", _("About Platsverkstad"), window.show_about, "", "help", "info"),
    )


def _folder(window: MainWindow) -> None:
    from workbench.ui.shell.start_acts import choose_projects_folder

    choose_projects_folder(window)


def _news(window: MainWindow) -> None:
    from workbench.ui.shell.news import show_news

    show_news(window)


def fill_menus(bar: QMenuBar, commands: tuple[Command, ...], owner: QWidget) -> dict[str, QAction]:
    """Fill the menu bar; each command becomes an action of ``owner`` too, so its key works."""
    bar.clear()
    actions: dict[str, QAction] = {}
    menus = {key: bar.addMenu(title) for key, title in menu_titles().items()}
    for command in commands:
        action = action_of(command, owner)
        actions[command.id] = action
        owner.addAction(action)
        if command.menu:
            menus[command.menu].addAction(action)
    for menu in menus.values():
        menu.aboutToShow.connect(
            lambda commands=commands, actions=actions: _enable(commands, actions)
        )
        menu.menuAction().setVisible(bool(menu.actions()))
    return actions


def action_of(command: Command, owner: QWidget) -> QAction:
    """Return the Qt action of a command."""
    action = QAction(button_text(command.title), owner)
    action.setObjectName(command.id)
    if command.key:
        keys = [QKeySequence(command.key)]
        if command.id == "show.start":  # F5 needs another key held down on many laptops
            keys.append(QKeySequence("Ctrl+Shift+P"))
        if command.key == "Ctrl+Y":
            keys.append(QKeySequence("Ctrl+Shift+Z"))
        if command.key == "Ctrl++":
            keys.append(QKeySequence("Ctrl+="))
        action.setShortcuts(keys)
    action.triggered.connect(lambda _checked=False: _run(command))
    return action


def _run(command: Command) -> None:
    if command.ready is None or command.ready():
        command.run()


def _enable(commands: tuple[Command, ...], actions: dict[str, QAction]) -> None:
    for command in commands:
        if command.id in actions and command.ready is not None:
            actions[command.id].setEnabled(command.ready())
