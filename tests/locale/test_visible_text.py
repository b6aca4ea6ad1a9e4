"""The reader of screens sees what a person sees, and knows an English sentence when it is there."""

from tests.locale.visible_text import EnglishSentences, visible_texts

PAGE = """
<html><head><title>Trang chủ</title><style>Save</style></head><body>
<nav aria-label="Actions"><a title="Sửa trang">  Edit
 page </a> tail</nav>
<input type="text" value="Delete" placeholder="Tìm"><input type="submit" value="Search">
<template><p>Move up</p></template>
<script>var label = "Publish";</script>
<script id="wagtail-sidebar-props" type="application/json">
{"modules": [{"label": "Reports", "menu": [{"name": "images", "label": "Images"}]}]}</script>
</body></html>
"""


def test_text_labels_buttons_templates_and_menus_are_read_and_code_is_not():
    seen = set(visible_texts(PAGE))
    assert {"Actions", "Edit page", "tail", "Search", "Move up", "Reports", "Images"} <= seen
    assert {"Trang chủ", "Sửa trang", "Tìm"} <= seen
    assert not seen & {"images", "Delete", "Publish", "Save"}


def test_english_is_found_whole_filled_in_and_around_tags():
    msgids = ["Save", "Page '%(title)s' deleted.", "%(a)s: ", "Start <b>now</b> please"]
    english = EnglishSentences(msgids)
    texts = ["Lưu", "Save", "Page 'Giới thiệu' deleted.", "Đã xóa: 3", "Start", "Tên: An"]
    assert english.found_in(texts) == ["Page 'Giới thiệu' deleted.", "Save", "Start"]
