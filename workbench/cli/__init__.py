"""The command line: batch work, scripts and checks on project files, without Qt."""

from __future__ import annotations

from workbench.cli.run import run_command

__all__ = ["run_command"]
