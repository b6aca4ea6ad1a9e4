"""No sentence of Wagtail, Django and the libraries beside them is left without Vietnamese."""

from pathlib import Path

import pytest
from django.apps import apps
from django.utils.translation import gettext, ngettext, npgettext, pgettext, trans_real

from scripts.merge_upstream_vi import DOMAINS, PACKAGES, left_in_english, upstream
from tests.locale.catalogues import all_entries, ours, vietnamese_of

SAME_IN_BOTH = {
    *("…", "IPv4", "IPv6", "Email", ":", ", ", ":?.!", "Ido"),
    *("%(size)d byte", "%s KB", "%s MB", "%s GB", "%s TB", "%s PB", "%(truncated_text)s…"),
    *("%(field_label)s:", "%(range_start)s - %(range_end)s", "%(class_name)s %(instance)s"),
    "%(status_display)s %(task_name)s %(started_at)s",
    "%(time_zone_option)s: %(localized_time_zone_label)s",
}


@pytest.mark.parametrize("domain", DOMAINS)
def test_each_message_a_library_lacks_is_in_our_catalogue(domain):
    written = {(entry.msgctxt or "", entry.msgid) for entry in ours(domain) if entry.translated()}
    assert sorted(left_in_english(domain) - written) == []


def test_no_entry_is_fuzzy_or_obsolete():
    assert [entry.msgid for entry in all_entries() if entry.fuzzy or entry.obsolete] == []


def test_nothing_is_copied_from_english_but_what_is_the_same_in_vietnamese():
    copied = {entry.msgid for entry in all_entries() if vietnamese_of(entry) == entry.msgid}
    assert copied - SAME_IN_BOTH == set()


def test_django_says_our_vietnamese_for_every_entry(vietnamese):
    other = [entry.msgid for entry in ours("django") if _said(entry) != vietnamese_of(entry)]
    assert other == []


def test_no_message_of_an_installed_library_comes_out_in_english(vietnamese):
    wanted = upstream("django").values()
    english = {entry.msgid for entry in wanted if _said(entry) == entry.msgid}
    assert english - SAME_IN_BOTH - _only_of_absent_packages() == set()


def test_every_library_with_messages_is_looked_at():
    known = {"django" if name == "django.conf" else name for name in PACKAGES}
    speaking = {config.name for config in apps.get_app_configs() if _has_messages(config)}
    assert speaking - known == set()


def test_the_scripts_in_the_page_get_our_vietnamese(vietnamese):
    catalogue = trans_real.DjangoTranslation("vi", domain="djangojs", localedirs=None)
    entries = {entry.msgid: entry for entry in ours("djangojs")}
    assert catalogue.gettext("Collapse all") == entries["Collapse all"].msgstr == "Thu gọn tất cả"


def _said(entry):
    if entry.msgid_plural:
        words = (entry.msgid, entry.msgid_plural, 2)
        return npgettext(entry.msgctxt, *words) if entry.msgctxt else ngettext(*words)
    return pgettext(entry.msgctxt, entry.msgid) if entry.msgctxt else gettext(entry.msgid)


def _only_of_absent_packages() -> set[str]:
    """What an uninstalled library has in Vietnamese itself: it would be said were it installed."""
    apart = (name for name in PACKAGES if name.startswith(("django.contrib.", "wagtail")))
    absent = {name for name in apart if not apps.is_installed(name)}
    present = upstream("django", [name for name in PACKAGES if name not in absent])
    return {entry.msgid for name, entry in upstream("django").items() if name not in present}


def _has_messages(config) -> bool:
    return "site-packages" in config.path and (Path(config.path) / "locale/vi").is_dir()
