"""Plain text of a phone and the blocks of an item: nothing typed is lost on the way."""

from types import SimpleNamespace

from phohien.newsroom.writing import blocks_of, text_of


def block(kind: str, source: str = ""):
    value = SimpleNamespace(source=source) if kind == "text" else source
    return SimpleNamespace(block_type=kind, value=value)


def test_words_right_under_a_heading_stay_a_paragraph():
    long = "Đoàn rước đi từ bến sông. " * 20
    blocks = blocks_of(f"Mở đầu.\r\n## Đường đi\r\n{long}\n## Giờ\n\nSáu giờ.")
    assert [kind for kind, _value in blocks] == ["text", "heading", "text", "heading", "text"]
    assert blocks[1] == ("heading", "Đường đi")
    assert blocks[2][1] == f"<p>{long.strip()}</p>"


def test_a_heading_too_long_is_kept_whole_as_a_paragraph():
    assert blocks_of("## " + "a" * 201) == [("text", f"<p>## {'a' * 201}</p>")]


def test_a_picture_between_words_is_left_to_the_editors():
    words = block("text", "<p>Một.</p>")
    assert text_of(SimpleNamespace(body=[words, block("picture")])) == "Một."
    assert text_of(SimpleNamespace(body=[words, block("picture"), words])) is None
