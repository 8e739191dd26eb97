"""The installer for Windows, run where Wine is at hand: it comes, is renewed and goes in order."""

from __future__ import annotations

import os
import shutil
import subprocess

import pytest

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(
        not (shutil.which("makensis") and shutil.which("wine")), reason="needs makensis and wine"
    ),
]
KIND = r"HKCU\Software\Classes\Platsverkstad.Project\shell\open\command"
LISTED = r"HKCU\Software\Microsoft\Windows\CurrentVersion\Uninstall\Platsverkstad"


@pytest.fixture
def wine(tmp_path):
    """Return what runs a program in a Windows of its own, and its exit code."""
    own = {
        **os.environ,
        "WINEPREFIX": str(tmp_path / "wine"),
        "WINEDEBUG": "-all",
        "WINEDLLOVERRIDES": "winemenubuilder.exe=d;mscoree=d;mshtml=d",
    }

    def run(*words):
        return subprocess.run(
            ["wine", *map(str, words)], env=own, capture_output=True, text=True, check=False
        )

    yield run
    subprocess.run(["wineserver", "-k"], env=own, check=False)


def setup_of(root, tmp_path, version, *files):
    payload = tmp_path / version
    (payload / "_internal").mkdir(parents=True)
    for name in ("platsverkstad.exe", "platsverkstad-cli.exe", *files):
        (payload / name).write_text(version, encoding="utf-8")
    target = tmp_path / f"setup-{version}.exe"
    script = root / "installer" / "windows" / "setup.nsi"
    words = ["makensis", "-V1", "-DCPU=amd64", f"-DVERSION={version}", f"-DPAYLOAD={payload}",
             f"-DTARGET={target}", script]  # fmt: skip
    subprocess.run(words, check=True)
    return target


def test_it_installs_renews_and_goes(root, tmp_path, wine):
    first = setup_of(root, tmp_path, "1.2.3", "_internal/gammal å.txt")
    second = setup_of(root, tmp_path, "1.3.0", "_internal/ny.txt")
    assert wine(first, "/S").returncode == 0
    (there,) = (tmp_path / "wine").rglob("AppData/Local/Programs/Platsverkstad")
    assert "platsverkstad.exe" in wine("reg", "query", KIND).stdout
    assert (there / "_internal" / "gammal å.txt").exists()
    settings = there.parents[1] / "Platsverkstad" / "settings.json"
    settings.parent.mkdir()
    settings.write_text("{}", encoding="utf-8")
    (there / "eget.plats").write_text("mitt", encoding="utf-8")

    assert wine(second, "/S").returncode == 0
    assert sorted(each.name for each in (there / "_internal").iterdir()) == ["ny.txt"]
    assert (there / "platsverkstad.exe").read_text(encoding="utf-8") == "1.3.0"
    assert "1.3.0" in wine("reg", "query", LISTED).stdout

    gone = wine(there / "uninstall.exe", "/S", f"_?=Z:{there}".replace("/", "\\"))
    assert gone.returncode == 0, gone.stderr
    assert not (there / "platsverkstad.exe").exists()
    assert not (there / "_internal").exists()
    assert wine("reg", "query", KIND).returncode != 0
    assert wine("reg", "query", LISTED).returncode != 0
    assert settings.exists()
    assert (there / "eget.plats").exists()
