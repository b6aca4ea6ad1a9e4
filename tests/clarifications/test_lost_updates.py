"""Two people on one case: the second to save reads that somebody else was there, loses nothing."""

import re

import pytest

MARK = re.compile(r'name="da-thay" value="([0-9a-f]+)"')


@pytest.mark.parametrize("path", ["ho-so", "tra-loi"])
def test_the_second_to_save_is_told_and_may_insist(room, client, path):
    case = room.case()
    room.fact(case)
    client.force_login(room.officer)
    address = f"/lam-viec/lam-ro/{case.pk}/{path}/"
    mark = MARK.search(client.get(address).content.decode())[1]
    words = {"outcome": "wrong_fact", "title": "Một", "lead": "Một", "text": "Một"}
    fields = {"ho-so": {"truth": "Bản thứ nhất"}, "tra-loi": words | {"text": "Bản thứ nhất"}}[path]
    key = "truth" if path == "ho-so" else "text"
    assert client.post(address, fields | {"da-thay": mark}).status_code == 302
    assert client.post(address, fields | {"da-thay": mark}).status_code == 302, "sent twice"
    second = client.post(address, fields | {"da-thay": mark, key: "Bản thứ hai"})
    text = second.content.decode()
    assert second.status_code == 422 and "người khác đã lưu" in text and "Bản thứ hai" in text
    assert "Bản thứ nhất" in client.get(address).content.decode()
    insisted = fields | {"da-thay": MARK.search(text)[1], key: "Bản thứ hai"}
    assert client.post(address, insisted).status_code == 302
    assert "Bản thứ hai" in client.get(address).content.decode()
