"""Compiling without gettext gives what gettext gives, only when it must, and never half a file."""

import gettext
import os
import shutil
import subprocess
import sys

import pytest

from scripts.compile_messages import ROOT, compile_all, is_stale, main
from scripts.merge_upstream_vi import CATALOGUES, DOMAINS

SAMPLE = r"""
msgid ""
msgstr ""
"Content-Type: text/plain; charset=UTF-8\n"
"Plural-Forms: nplurals=1; plural=0;\n"

msgid "Page"
msgstr "Trang"

msgctxt "verb"
msgid "Page"
msgstr "Gọi"

msgid "%(n)s page"
msgid_plural "%(n)s pages"
msgstr[0] "%(n)s trang"

#, fuzzy
msgid "Guess"
msgstr "Đoán"

msgid "Untranslated"
msgstr ""

#~ msgid "Gone"
#~ msgstr "Đã bỏ"

msgid "Two\n"
"lines \"quoted\"\t\\"
msgstr "Hai\ndòng “trích”\t\\"
"""


@pytest.fixture
def source(tmp_path):
    path = tmp_path / "vi" / "LC_MESSAGES" / "django.po"
    path.parent.mkdir(parents=True)
    path.write_text(SAMPLE, encoding="utf-8")
    return path


def read(compiled):
    with compiled.open("rb") as stream:
        return gettext.GNUTranslations(stream)


def test_contexts_plurals_escapes_and_what_is_left_out(source, tmp_path):
    (compiled,) = compile_all(tmp_path)
    words = read(compiled)
    assert words.gettext("Page") == "Trang"
    assert words.pgettext("verb", "Page") == "Gọi"
    assert words.ngettext("%(n)s page", "%(n)s pages", 1) == "%(n)s trang"
    assert words.gettext('Two\nlines "quoted"\t\\') == "Hai\ndòng “trích”\t\\"
    for left_out in ("Guess", "Untranslated", "Gone"):
        assert words.gettext(left_out) == left_out


@pytest.mark.needs_gettext
def test_the_same_messages_as_gettext_compiles(source, tmp_path):
    sources = [source, *(CATALOGUES / f"{domain}.po" for domain in DOMAINS)]
    for number, path in enumerate(sources):
        folder = tmp_path / str(number) / "vi" / "LC_MESSAGES"
        folder.mkdir(parents=True)
        shutil.copy(path, folder / "django.po")
        (compiled,) = compile_all(tmp_path / str(number))
        subprocess.run(["msgfmt", "-o", folder / "peer.mo", path], check=True)
        assert read(compiled)._catalog == read(folder / "peer.mo")._catalog


def test_only_what_changed_is_compiled_again(source, tmp_path):
    (compiled,) = compile_all(tmp_path)
    assert compile_all(tmp_path) == []
    assert compile_all(tmp_path, force=True) == [compiled]
    later = compiled.stat().st_mtime + 5
    os.utime(source, (later, later))
    assert is_stale(source)
    assert compile_all(tmp_path) == [compiled]


def test_a_broken_catalogue_is_named_and_the_old_one_stays(source, tmp_path, capsys):
    (compiled,) = compile_all(tmp_path)
    before = compiled.read_bytes()
    source.write_text(SAMPLE + '\nmsgid "open\nmsgstr', encoding="utf-8")
    assert main(["--force", "--locale", str(tmp_path)]) == 1
    assert str(source) in capsys.readouterr().err
    assert compiled.read_bytes() == before
    left = sorted(path.name for path in compiled.parent.iterdir())
    assert left == ["django.mo", "django.po"]


def test_it_runs_as_a_script_from_anywhere(source, tmp_path):
    script = ROOT / "scripts" / "compile_messages.py"
    command = [sys.executable, script, "--locale", tmp_path]
    answer = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=True)
    assert answer.stdout == "vi/LC_MESSAGES/django.mo\n"
