"""Text made fit for print, and the addresses a document may lead to."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.documents.plain import one_line, plain, safe_link


@pytest.mark.parametrize(
    ("given_text", "expected"),
    [
        ("Åsa & Örjan <AB>", "Åsa & Örjan <AB>"),
        ("a\tb\r\nc\u2028d", "a b\nc\nd"),
        ("a\u030a", "å"),
        ("\u202egnp.exe", "gnp.exe"),
        ("mjukt\u00adstreck\u200b\ufeff", "mjuktstreck"),
        ("\x00\x1b\ud800\ue000", "\ufffd" * 4),
        (12, "12"),
        (None, "None"),
    ],
)
def test_plain(given_text: object, expected: str) -> None:
    assert plain(given_text) == expected


def test_one_line() -> None:
    assert one_line("  två\n rader  ") == "två rader"


@given(st.text())
def test_plain_is_done_after_once(text: str) -> None:
    assert plain(plain(text)) == plain(text)
    plain(text).encode()


@pytest.mark.parametrize(
    "address",
    [
        "https://exempel.se/a?b=c#d",
        "http://exempel.se",
        "mailto:a@example.org",
        "HTTPS://Exempel.se",
    ],
)
def test_allowed(address: str) -> None:
    assert safe_link(f" {address} ").casefold() == address.casefold()


@pytest.mark.parametrize(
    "address",
    ["", "exempel.se", "//evil/share", "\\\\evil\\share", "file:///etc/passwd",
     "javascript:alert(1)", "smb://host/x", "ms-word:ofe|u|x", "data:text/html,x", "http://", "http:///x",
     "mailto:",
     "https://exempel.se/a b", "https://[::1", "java\nscript:alert(1)", 'https://x.se/"onclick'],
)  # fmt: skip
def test_denied(address: str) -> None:
    assert safe_link(address) == ""
