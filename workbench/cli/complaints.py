"""What argparse complains of, in the language of the answers.

Its own sentences are English and end up inside ours; each of them is known by its form.
"""

from __future__ import annotations

import re
from typing import Final

from workbench.base.errors import WorkbenchError
from workbench.base.language import N_

_ARGUMENT: Final = r"argument (?P<name>.+?): "
_FORMS: Final = (
    (r"the following arguments are required: (?P<name>.+)", N_("Missing: {name}")),
    (r"one of the arguments (?P<name>.+) is required", N_("One of these is missing: {name}")),
    (r"unrecognized arguments: (?P<value>.+)", N_("Nobody knows what “{value}” means here")),
    (
        _ARGUMENT + r"invalid choice: (?P<value>.*?) \(.*?choose from (?P<choices>.+)\)",
        N_("{name} cannot be “{value}”; choose one of {choices}"),
    ),
    (_ARGUMENT + r"expected .*", N_("{name} needs a value")),
    (
        _ARGUMENT + r"invalid int value: (?P<value>.*)",
        N_("{name} cannot be “{value}”: it has to be a whole number"),
    ),
    (_ARGUMENT + r"invalid \S+ value: (?P<value>.*)", N_("{name} cannot be “{value}”")),
    (_ARGUMENT + r"ignored explicit argument (?P<value>.*)", N_("{name} takes no value")),
    (
        _ARGUMENT + r"not allowed with argument (?P<other>.+)",
        N_("{name} cannot stand together with {other}"),
    ),
    (
        r"ambiguous option: (?P<value>.+?) could match (?P<choices>.+)",
        N_("“{value}” may mean any of {choices}"),
    ),
    (r"unexpected option string: (?P<value>.+)", N_("Nobody knows what “{value}” means here")),
)
_QUOTES: Final = "'\""


def complaint(message: str) -> WorkbenchError:
    """Return argparse's complaint as a sentence; one of unknown form only points to the help."""
    for form, sentence in _FORMS:
        found = re.fullmatch(form, message, re.DOTALL)
        if found is not None:
            facts = {name: _plain(said) for name, said in found.groupdict().items()}
            return WorkbenchError(sentence, **facts)
    return WorkbenchError(N_("The command was not understood; --help shows how it is written"))


def _plain(said: str) -> str:
    """Return what argparse quotes without its marks: "'a', 'b'" is "a, b"."""
    return ", ".join(each.strip().strip(_QUOTES) for each in said.split(", "))
