"""XML from strangers: read in pieces, never expanded, refused in words."""

from __future__ import annotations

import pytest

from workbench.base.errors import WorkbenchError
from workbench.exchange.xml_stream import DEEPEST, LONGEST, stream

BOMB = (
    '<?xml version="1.0"?><!DOCTYPE p [<!ENTITY a0 "ha">'
    + "".join(f'<!ENTITY a{n} "' + f"&a{n - 1};" * 9 + '">' for n in range(1, 9))
    + "]><Project><Title>&a8;</Title></Project>"
)  # fmt: skip


def nodes(tmp_path, text, containers=("Tasks",)):
    path = tmp_path / "p.xml"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return list(stream(path, containers))


def test_what_lies_in_a_container_comes_one_by_one(tmp_path):
    found = nodes(
        tmp_path, "<P a='1'><Title>T</Title><Tasks><Task><N>1</N></Task><Task/></Tasks></P>"
    )
    assert [node.name for node in found] == ["P", "Title", "Task", "Task"]
    assert found[0].attributes == {"a": "1"}
    assert found[2].said("N") == "1"
    assert found[3].said("N") == ""


def test_namespaces_and_encodings_make_no_difference(tmp_path):
    text = '<?xml version="1.0" encoding="{}"?><p:P xmlns:p="urn:x"><p:Title>Å</p:Title></p:P>'
    for coding in ("utf-8", "utf-16", "iso-8859-1"):
        assert nodes(tmp_path, text.format(coding).encode(coding))[1].text == "Å"


@pytest.mark.parametrize(
    "text",
    [
        BOMB,
        '<!DOCTYPE p SYSTEM "http://127.0.0.1:9/x.dtd"><Project/>',
        '<!DOCTYPE p [<!ENTITY x SYSTEM "file:///etc/passwd">]><Project><Title>&x;</Title></Project>',
        '<!DOCTYPE p [<!ENTITY % x SYSTEM "http://127.0.0.1:9/x"> %x;]><Project/>',
    ],
)
def test_a_document_type_is_refused_at_its_first_word(tmp_path, text):
    with pytest.raises(WorkbenchError, match="dokumenttyp"):
        nodes(tmp_path, text)


@pytest.mark.parametrize(
    "text", ["<Project><Title>", "<Project></Tasks>", "no xml", "<P>&nbsp;</P>", "<P>\x01</P>"]
)
def test_damage_is_told_with_its_line(tmp_path, text):
    with pytest.raises(WorkbenchError, match="rad 1"):
        nodes(tmp_path, text)


def test_depth_and_length_have_an_end(tmp_path):
    with pytest.raises(WorkbenchError, match="nästlad"):
        nodes(tmp_path, "<P>" + "<a>" * DEEPEST + "</a>" * DEEPEST + "</P>")
    with pytest.raises(WorkbenchError, match="för lång"):
        nodes(tmp_path, f"<P><a>{'x' * (LONGEST + 1)}</a></P>")


def test_missing_and_empty_files(tmp_path):
    with pytest.raises(WorkbenchError, match="finns inte"):
        list(stream(tmp_path / "none.xml", ()))
    with pytest.raises(WorkbenchError, match="tom"):
        nodes(tmp_path, b"")
