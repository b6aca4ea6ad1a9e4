"""Merging adds what a library newly says, keeps what is translated, and tells what is gone."""

import polib
import pytest

from scripts.merge_upstream_vi import DOMAINS, left_in_english, merge, upstream
from tests.locale.catalogues import ours


def catalogue_without(msgid):
    copy = polib.POFile(wrapwidth=100)
    copy.extend(entry for entry in ours("django") if entry.msgid != msgid)
    return copy


@pytest.mark.parametrize("domain", DOMAINS)
def test_the_catalogue_in_the_project_is_up_to_date(domain):
    copy = polib.POFile(wrapwidth=100)
    copy.extend(ours(domain))
    added, gone = merge(copy, domain)
    assert (added, gone) == ([], [])


def test_a_new_sentence_is_added_empty_with_its_plural_and_flags():
    copy = catalogue_without("There is %(counter)s match")
    added, _gone = merge(copy, "django")
    assert added == ["There is %(counter)s match"]
    entry = copy.find("There is %(counter)s match")
    assert entry.msgid_plural == "There are %(counter)s matches"
    assert entry.flags == ["python-format"]
    assert not entry.translated()


def test_what_is_translated_is_not_touched():
    copy = catalogue_without("Publish page")
    before = {str(entry) for entry in copy}
    merge(copy, "django")
    after = {str(entry) for entry in copy}
    assert before < after
    assert len(after - before) == 1


def test_what_no_library_says_is_told():
    copy = catalogue_without("")
    copy.append(polib.POEntry(msgid="Never said by any library", msgstr="Không ai nói"))
    assert merge(copy, "django")[1] == ["Never said by any library"]


def test_a_library_without_a_catalogue_is_read_from_its_code():
    assert upstream("django")["", "Can't move node to itself."]
    assert upstream("django")["Task", "Running"].msgctxt == "Task"


def test_a_translation_of_an_uninstalled_library_does_not_count():
    """Django's admin has "History" in Vietnamese; Wagtail says it and has not."""
    assert ("", "History") in left_in_english("django")
    assert ("", "Save and continue editing") not in left_in_english("django")
