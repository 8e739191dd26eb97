"""Chooses between window and command line."""

from __future__ import annotations

import gc
import os
import sys
from pathlib import Path
from typing import Final

SCREENS: Final = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")


def main() -> int:
    """Open the window when given nothing or a project file; else do what the command says."""
    arguments = sys.argv[1:]
    if getattr(sys, "frozen", False) and arguments and arguments[0].startswith("-"):
        from multiprocessing import freeze_support

        freeze_support()  # ends here where the program was begun to help itself
    if not arguments or (len(arguments) == 1 and arguments[0].lower().endswith(".plats")):
        if sys.platform == "linux" and not any(os.environ.get(name) for name in SCREENS):
            return _tell_no_screen()
        gc.disable()  # until the program is loaded: what is there by then stays anyway
        from workbench.app import run

        return run(Path(arguments[0]) if arguments else None)
    if arguments[0] == "selftest" and len(arguments) == 2:  # noqa: PLR2004 - the word and a folder
        from workbench.selftest import run as try_out

        return try_out(Path(arguments[1]))
    from workbench.cli import run_command

    return run_command(arguments)


def _tell_no_screen() -> int:
    from workbench.base.language import _

    said = _(
        "There is no screen here to show the window on. "
        "platsverkstad --help lists what can be done without one."
    )
    sys.stderr.write(said + "\n")
    return 2


if __name__ == "__main__":
    sys.exit(main())
