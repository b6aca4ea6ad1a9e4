"""A translation keeps what the program fills in: placeholders, tags, spaces at the edges."""

import re
import subprocess

import pytest

from scripts.merge_upstream_vi import CATALOGUES, DOMAINS
from tests.locale.catalogues import all_entries, shown, vietnamese_of

PLACEHOLDER = re.compile(r"%\(\w+\)[a-z]|%[sdr]|\{[\w.]*\}")
TAG = re.compile(r"</?[a-zA-Z][^>]*>")
EDGES = re.compile(r"^(\s*).*?(\s*)$", re.DOTALL)
OLD_TONE = re.compile(r"\b(x|h|kh)oá|huỷ|tuỳ|thuỷ|quí\b", re.IGNORECASE)


def parts(pattern, text):
    return sorted(pattern.findall(text))


@pytest.mark.parametrize("pattern", [PLACEHOLDER, TAG], ids=["placeholders", "tags"])
def test_what_the_program_fills_in_is_kept(pattern):
    lost = [entry for entry in all_entries() if not _kept(pattern, entry)]
    assert shown(lost) == []


def _kept(pattern, entry):
    """Vietnamese has one plural form: it may follow either English form, never mix in a third."""
    allowed = [parts(pattern, form) for form in (entry.msgid, entry.msgid_plural) if form]
    return parts(pattern, vietnamese_of(entry)) in allowed


def test_spaces_and_line_ends_at_the_edges_are_kept():
    def edges(text):
        return EDGES.match(text).groups()

    cut = [entry for entry in all_entries() if edges(entry.msgid) != edges(vietnamese_of(entry))]
    assert shown(cut) == []


def test_one_way_of_placing_the_tone_mark():
    mixed = [entry for entry in all_entries() if OLD_TONE.search(vietnamese_of(entry))]
    assert shown(mixed) == []


@pytest.mark.needs_gettext
@pytest.mark.parametrize("domain", DOMAINS)
def test_msgfmt_finds_the_formats_right(domain):
    source = CATALOGUES / f"{domain}.po"
    command = ["msgfmt", "--check-format", "--check-domain", "-o", "/dev/null", source]
    answer = subprocess.run(command, capture_output=True, text=True, check=False)
    assert answer.returncode == 0, answer.stderr
