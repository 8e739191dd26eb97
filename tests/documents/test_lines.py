"""Breaking text into lines."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.documents.sample import TEXT
from workbench.documents.content import link, rich, strong
from workbench.documents.pdf.fonts import face
from workbench.documents.pdf.lines import natural_width, widest_word, wrap


def _texts(text: object, room: float = 200) -> list[str]:
    return [line.text() for line in wrap(text, 10, room)]


def test_lines_hold_all_words_within_the_room() -> None:
    lines = wrap(TEXT, 10, 200)
    assert " ".join(line.text() for line in lines) == TEXT
    assert all(line.width <= 200.01 for line in lines)
    assert [line.soft for line in lines] == [True] * (len(lines) - 1) + [False]


def test_no_line_could_have_taken_the_next_word() -> None:
    lines = wrap(TEXT, 10, 200)
    for line, after in itertools.pairwise(lines):
        word = after.text().split(" ")[0]
        assert line.width + face().width(" " + word, 10) > 200


@pytest.mark.parametrize("text", ["", "   ", "\n\n", " \n "])
def test_nothing_gives_no_line(text: str) -> None:
    assert wrap(text, 10, 200) == []


def test_breaks_are_kept_and_ends_are_trimmed() -> None:
    assert _texts("\n\nett\n\ntvå  tre\n") == ["ett", "", "två tre"]


def test_a_fixed_space_holds_its_words_together() -> None:
    room = face().width("summan är 1 234", 10)
    assert _texts("summan är 1\u00a0234\u00a0567", room)[0] == "summan är"


def test_words_divide_after_a_hyphen_between_letters_but_numbers_never() -> None:
    assert (
        _texts("plats-organisation", face().width("plats-organ", 10))
        == [
            "plats-",
            "organisation",
        ]
        or _texts("plats-organisation", face().width("plats-organ", 10))[0] == "plats-"
    )
    assert _texts("den 2026-11-23", face().width("den 2026-", 10))[0] == "den"


def test_a_long_word_is_cut_without_losing_a_letter() -> None:
    lines = wrap("W" * 300, 10, 100)
    assert "".join(line.text() for line in lines) == "W" * 300
    assert all(line.width <= 100.01 for line in lines)
    assert not any(line.soft for line in lines)


def test_a_long_address_is_cut_at_its_joints() -> None:
    address = "https://exempel.se/en/mycket/lang/sida/om/platssamverkan"
    assert _texts(address, 120)[0].endswith("/")


def test_room_for_not_even_a_letter_still_ends() -> None:
    assert "".join(_texts("Wåg", 1)) == "Wåg"


def test_looks_and_links_become_fragments_whose_places_add_up() -> None:
    text = rich("se ", strong("här"), " och ", link("där", "https://exempel.se"), ".")
    (line,) = wrap(text, 10, 400)
    assert line.text() == "se här och där."
    assert [fragment.link for fragment in line.fragments if fragment.link] == ["https://exempel.se"]
    assert next(each for each in line.fragments if each.link).text == "där"
    for left, right in zip(line.fragments, line.fragments[1:], strict=False):
        assert left.x + left.width == pytest.approx(right.x)
    last = line.fragments[-1]
    assert last.x + last.width == pytest.approx(line.width)


def test_a_forbidden_link_is_plain_text() -> None:
    (line,) = wrap(rich(link("klicka", "javascript:alert(1)")), 10, 400)
    assert not any(fragment.link for fragment in line.fragments)


def test_widths_of_text_and_of_its_widest_word() -> None:
    assert natural_width("kort\nlängre rad", 10) == face().width("längre rad", 10)
    assert widest_word("en platsansvarig", 10) == face().width("platsansvarig", 10)
    assert widest_word("", 10) == 0
    assert natural_width(rich("a", strong("b")), 10) == pytest.approx(
        face().width("a", 10) + face(bold=True).width("b", 10)
    )


@given(st.text(st.characters(exclude_categories=["C", "M", "Z"]) | st.just(" "), max_size=200))
def test_no_letter_is_lost(text: str) -> None:
    shown = "".join(_texts(text, 80))
    assert sorted(shown.replace(" ", "")) == sorted(
        __import__("workbench.documents.plain", fromlist=["plain"]).plain(text).replace(" ", "")
    )


def test_letters_the_font_lacks_fall_back_and_then_show_as_missing() -> None:
    runs = list(face().runs("a → 🌳"))
    assert [run for _face, run in runs] == ["a ", "→", " \N{REPLACEMENT CHARACTER}"]
    assert runs[1][0] is not face()


def test_text_is_cut_with_an_ellipsis_to_fit() -> None:
    cut = face().fitted("Platssamverkan Mellantorg", 10, 80)
    assert cut.endswith("…")
    assert face().width(cut, 10) <= 80
    assert face().fitted("kort", 10, 80) == "kort"
