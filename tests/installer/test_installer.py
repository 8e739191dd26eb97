"""What is handed out: one version, every part named with its licence, the same bytes twice."""

from __future__ import annotations

import importlib
import json
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

import workbench
from workbench.project.format import APPLICATION_ID


@pytest.fixture
def installer(root, monkeypatch):
    """Return what imports a module of the installer's folder."""
    monkeypatch.syspath_prepend(str(root / "installer"))
    return importlib.import_module


def test_the_version_stands_in_one_place_and_users_are_told_of_it(installer):
    build = installer("build")
    assert build.version() == workbench.__version__
    build.check_changelog(workbench.__version__)
    with pytest.raises(SystemExit, match=r"9\.9\.9"):
        build.check_changelog("9.9.9")


def test_every_part_is_named_with_its_licence(installer, tmp_path, root):
    notices = installer("notices")
    notices.write(tmp_path)
    text = (tmp_path / "NOTICES.txt").read_text(encoding="utf-8")
    bill = json.loads((tmp_path / "sbom.json").read_text(encoding="utf-8"))
    named = {re.sub(r"[-_.]+", "-", part["name"]).lower() for part in bill["components"]}
    settings = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))
    wanted = {
        re.sub(r"[-_.]+", "-", re.match(r"[\w.-]+", line)[0]).lower()
        for line in settings["project"]["dependencies"]
        if "python_version" not in line
    }
    assert wanted <= named
    assert {"python", "qt", "sqlite", "inter", "noto sans", "lucide"} <= named
    assert all("expression" in part["licenses"][0] for part in bill["components"])
    assert "GNU LESSER GENERAL PUBLIC LICENSE" in text
    assert "SIL OPEN FONT LICENSE" in text
    before = (tmp_path / "sbom.json").read_bytes()
    notices.write(tmp_path)
    assert (tmp_path / "sbom.json").read_bytes() == before


def test_two_wheels_of_one_source_are_the_same(installer, tmp_path, monkeypatch):
    build = installer("build")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1767225600")
    one, two = (build.wheel_and_source(tmp_path / name) for name in "ab")
    assert [each.name for each in one] == [each.name for each in two]
    assert len(one) == 2
    for mine, theirs in zip(one, two, strict=True):
        assert mine.read_bytes() == theirs.read_bytes(), mine.name


def test_debian_knows_a_project_by_name_and_by_its_bytes(root):
    kind = ET.parse(root / "installer" / "linux" / "platsverkstad.xml").getroot()[0]  # noqa: S314
    space = "{http://www.freedesktop.org/standards/shared-mime-info}"
    inner = kind.find(f"{space}magic/{space}match/{space}match")
    assert inner.get("value").encode() == APPLICATION_ID.to_bytes(4, "big")
    assert inner.get("offset") == "68"
    assert kind.find(f"{space}glob").get("pattern") == "*.plats"
    entry = (root / "installer" / "linux" / "platsverkstad.desktop").read_text(encoding="utf-8")
    assert f"MimeType={kind.get('type')};" in entry


@pytest.mark.skipif(shutil.which("dpkg-deb") is None, reason="needs dpkg-deb")
def test_the_package_holds_what_a_desktop_asks_for(installer, tmp_path, root, monkeypatch):
    frozen = tmp_path / "platsverkstad"
    (frozen / "_internal" / "notices").mkdir(parents=True)
    (frozen / "_internal" / "notices" / "NOTICES.txt").write_text("x", encoding="utf-8")
    shutil.copy(shutil.which("dpkg-deb"), frozen / "platsverkstad")
    brand = frozen / "_internal" / "resources" / "brand"
    brand.mkdir(parents=True)
    shutil.copy(root / "resources" / "brand" / "platsverkstad.svg", brand)
    target = tmp_path / "dist"
    target.mkdir()
    needs = installer("linux.needs")
    with pytest.raises(SystemExit, match="asked for, not brought along: lib"):
        needs.measured(frozen)
    monkeypatch.setattr(needs, "OF_C", needs.OF_C | asked_by(frozen / "platsverkstad"))
    package = installer("linux.deb").build(frozen, "1.2.3", target)
    files = subprocess.check_output(["dpkg-deb", "-c", package], text=True)
    for wanted in ("usr/lib/platsverkstad/platsverkstad", "usr/bin/platsverkstad ->",
                   "usr/share/mime/packages/platsverkstad.xml",
                   "hicolor/48x48/apps/platsverkstad.png", "man1/platsverkstad.1.gz",
                   "scalable/apps/platsverkstad.svg", "metainfo/se.platsverkstad"):  # fmt: skip
        assert wanted in files
    told = subprocess.check_output(["dpkg-deb", "-f", package], text=True)
    assert "Version: 1.2.3" in told
    assert re.search(
        r"^Depends: libc6 \(>= 2\.\d+\), libegl1, libgl1, libxcb1$", told, re.MULTILINE
    )


def asked_by(program):
    told = subprocess.check_output(["objdump", "-p", program], text=True)
    return set(re.findall(r"NEEDED\s+(\S+)", told))


def test_only_what_the_program_uses_goes_into_the_frozen_folder(installer):
    frozen = installer("frozen")
    for used in ("resources/fonts/widths.json", "babel/locale-data/sv_SE.dat",
                 "PySide6/Qt/translations/qtbase_sv.qm", "pillow.libs/libharfbuzz-fb.so.0",
                 "PySide6/Qt/plugins/printsupport/libcupsprintersupport.so"):  # fmt: skip
        assert frozen.is_used(used), used
    for unused in ("resources/translations/sv.po", "babel/locale-data/fi.dat", "libcups.so.2",
                   "PySide6/Qt/translations/qtbase_fi.qm", "libharfbuzz.so.0"):  # fmt: skip
        assert not frozen.is_used(unused), unused


def test_a_package_that_no_part_brings_along_stops_the_build(installer):
    notices = installer("notices")
    notices.check_known({"sqlalchemy", "PIL", "docx"})
    with pytest.raises(SystemExit, match="pytest"):
        notices.check_known({"sqlalchemy", "pytest"})


@pytest.mark.skipif(shutil.which("dpkg-query") is None, reason="needs Debian's list of files")
def test_a_library_of_the_system_is_named_with_package_version_and_licence(installer, monkeypatch):
    system = installer("system")
    library = next(Path("/usr/lib").rglob("libz.so.1"))
    (found,) = system.components([library, Path("/opt/own/libown.so")])
    assert (found.name, found.licence) == ("zlib", "Zlib")
    assert found.purl.startswith("pkg:deb/debian/zlib1g@")
    monkeypatch.setattr(system, "LICENCES", {})
    with pytest.raises(SystemExit, match="does not know its licence"):
        system.components([library])


@pytest.mark.skipif(shutil.which("makensis") is None, reason="needs makensis")
def test_the_installer_for_windows_compiles(root, tmp_path):
    payload = tmp_path / "payload"
    (payload / "_internal").mkdir(parents=True)
    for name in ("platsverkstad.exe", "_internal/a.txt"):
        (payload / name).write_text("x", encoding="utf-8")
    target = tmp_path / "platsverkstad-1.2.3-setup.exe"
    script = root / "installer" / "windows" / "setup.nsi"
    words = ["makensis", "-V2", "-WX", "-DVERSION=1.2.3", f"-DPAYLOAD={payload}",
             f"-DTARGET={target}", str(script)]  # fmt: skip
    done = subprocess.run(words, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert target.read_bytes()[:2] == b"MZ"


def test_the_program_tries_itself(tmp_path):
    folder = tmp_path / "prov åäö"
    words = [sys.executable, "-m", "workbench", "selftest", str(folder)]
    done = subprocess.run(words, capture_output=True, text=True, check=False, timeout=300)
    seen = json.loads((folder / "selftest.json").read_text(encoding="utf-8"))
    assert done.returncode == 0, seen
    assert seen["edit"]
    assert seen["preview"]
    assert seen["languages"] == ["activities", "aktiviteter"]
    assert seen["closed"]


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere there is always a screen")
def test_where_there_is_no_screen_it_says_so(tmp_path):
    words = [sys.executable, "-m", "workbench", str(tmp_path / "torg.plats")]
    bare = {"HOME": str(tmp_path), "LANG": "C.UTF-8"}
    done = subprocess.run(words, capture_output=True, text=True, check=False, env=bare)
    assert done.returncode == 2
    assert "--help" in done.stderr
    assert "Traceback" not in done.stderr
