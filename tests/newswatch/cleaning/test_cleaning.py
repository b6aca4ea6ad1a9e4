"""Standing blocks under articles, and the main text of a page."""

from newswatch.cleaning import without_standing
from newswatch.cleaning.pages import article_of

STORY = "Lô nhãn đầu tiên của vụ này đã lên đường sang Australia sáng nay."


def test_related_block_is_cut():
    assert without_standing(f"{STORY}\nTin liên quan:\nBão số 5") == STORY
    assert without_standing(f"{STORY} Đọc thêm: Mười món ăn ngày lạnh.") == STORY


def test_words_inside_a_sentence_stay():
    text = "Thư viện mời các em đọc thêm sách lịch sử, xem thêm phim tư liệu về quê hương."
    assert without_standing(text) == text


def test_appeals_are_cut():
    assert without_standing(f"{STORY} Bản quyền thuộc về tòa soạn.") == STORY


def test_main_text_of_a_page():
    paragraphs = "".join(
        f"<p>{STORY} Đoạn {n} nói thêm về giá bán và nhà vườn.</p>" for n in range(6)
    )
    page = (
        "<html><head><title>Trang</title></head><body><nav><a href='/'>Trang chủ</a></nav>"
        f"<article><h1>Nhãn đi xa</h1>{paragraphs}</article>"
        "<aside><ul><li><a href='/1'>Tin nóng khác</a></li></ul></aside></body></html>"
    )
    article = article_of(page)
    assert article is not None
    assert article.lead.startswith("Lô nhãn")
    assert "Đoạn 5" in article.text
    assert "Tin nóng khác" not in article.text


def test_a_page_without_article():
    assert article_of("<html><body><nav>Trang chủ</nav></body></html>") is None
