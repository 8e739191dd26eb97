"""A command that is not understood is told in the language of the answers, without English."""

from __future__ import annotations

import argparse

import pytest

from workbench.base.language import using
from workbench.cli.complaints import complaint
from workbench.cli.parser import make_parser
from workbench.cli.run import _refused

WORDS = {
    "": "Det här saknas: KOMMANDO",
    "info": "Det här saknas: FIL",
    "import a.plats": "Det här saknas: KÄLLA",
    "new a.plats": "Det här saknas: --name",
    "info a.plats b c": "”b c” går inte att förstå här",
    "info a.plats --zork": "”--zork” går inte att förstå här",
    "undo a.plats --to x": "--to kan inte vara ”x”: det ska vara ett heltal",
    "undo a.plats --to": "--to behöver ett värde",
    "info --json=3 a.plats": "--json tar inget värde",
    "export a.plats b.pdf --audience alla": (
        "--audience kan inte vara ”alla”; välj bland internal, steering, public"
    ),
}
ENGLISH = ("argument", "required", "invalid", "choose from", "expected", "unrecognized", "error")


@pytest.mark.parametrize(("words", "said"), WORDS.items())
def test_what_people_get_wrong_most(shell, words, said):
    assert shell.refused(*words.split(), language="sv") == said
    assert shell.refused(*words.split(), language="en") != said


def test_an_unknown_command_names_those_there_are(shell):
    said = shell.refused("zork", language="sv")
    assert said.startswith("KOMMANDO kan inte vara ”zork”; välj bland new, example, info")
    assert not any(word in said for word in ENGLISH)


def messages_of_argparse():
    """What argparse says in cases that our own commands do not have (yet)."""
    parser = argparse.ArgumentParser(prog="x")
    parser.add_argument("--long-one", type=float)
    parser.add_argument("--long-two", nargs="+")
    either = parser.add_mutually_exclusive_group(required=True)
    either.add_argument("--red", action="store_true")
    either.add_argument("--green", action="store_true")
    said = []
    parser.error = lambda message: said.append(message) or (_ for _ in ()).throw(SystemExit)
    for words in (
        "--long 1 --red", "--red --green", "", "--long-one x --red", "--red --long-two",
    ):  # fmt: skip
        with pytest.raises(SystemExit):
            parser.parse_args(words.split())
    return said


def test_every_complaint_is_known_by_its_form():
    for message in messages_of_argparse():
        with using("sv"):
            said = complaint(message).text()
        assert not any(word in said for word in ENGLISH), said
        assert "--help" not in said, message


def test_a_complaint_of_unknown_form_points_to_the_help():
    with using("sv"):
        assert complaint("something new in Python 4").text() == (
            "Kommandot gick inte att förstå; --help visar hur det skrivs"
        )


@pytest.mark.parametrize("words", [["--help"], ["import", "--help"], ["undo", "--help"]])
def test_the_help_is_swedish_throughout(shell, words):
    _code, out, _err = shell.run(*words, language="sv")
    for word in ("usage", "options", "positional", "arguments", "show this", "FILE", "COMMAND"):
        assert word not in out
    assert out.startswith("användning: platsverkstad")
    assert out.count("användning") == 1


def test_the_words_of_a_command_are_named_alike_in_help_and_complaint():
    with using("sv"):
        commands = make_parser()
    assert "KOMMANDO" in commands.format_usage()


def test_what_the_system_refuses_names_the_file():
    assert _refused(FileNotFoundError(2, "No such file", "a.csv")) == (
        "a.csv: filen eller dess mapp finns inte"
    )
    assert _refused(OSError(28, "No space left")) == "Disken är full"


def test_a_folder_that_is_not_there(shell):
    said = shell.refused("new", shell.path("nix/a.plats"), "--name", "X", language="sv")
    assert said.endswith("gick inte att skriva: filen eller dess mapp finns inte")
