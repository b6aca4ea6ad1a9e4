"""The item as one HTML page and as a text file, for packages and mails: no script, no style."""

from django.utils.html import escape

from phohien.syndication.rendering.article import Article, licence_words


def html_page(article: Article) -> str:
    """A whole document; pictures by their names in the package when ``local`` knows them."""
    head = f'<meta charset="utf-8"><title>{escape(article.title)}</title>'
    labels = "".join(f"<p><em>{escape(label)}</em></p>" for label in article.labels)
    return (
        f'<!doctype html>\n<html lang="{article.locale}"><head>{head}</head><body>\n'
        f"<h1>{escape(article.title)}</h1>\n<p><strong>{escape(article.lead)}</strong></p>\n"
        f"{_note(article)}{article.html}\n{labels}"
        f"<p>{escape(article.byline)}</p>\n<p>{escape(article.speaker)} — "
        f'<a href="{escape(article.url)}">{escape(article.url)}</a></p>\n</body></html>\n'
    )


def _note(article: Article) -> str:
    return f"<p><strong>{escape(note_line(article))}</strong></p>\n" if article.note else ""


def note_line(article: Article) -> str:
    """What changed, in a line: a correction by its name."""
    return f"Cải chính: {article.note}" if article.is_correction else f"Bản mới: {article.note}"


def text_file(article: Article) -> str:
    """Title, lead, words, sources, credit; lines of the item as they are."""
    parts = [article.title, article.lead]
    parts += [note_line(article)] if article.note else []
    parts += [article.text]
    parts += [f"{one.caption} {one.credit}".strip() for one in article.pictures]
    parts += [" ".join(filter(None, row)) for row in article.sources]
    parts += [*article.labels, article.byline, article.credit]
    return "\n\n".join(filter(None, parts)) + "\n"


def credits_file(article: Article) -> str:
    """Who made what, under which right."""
    lines = [f"Bài: {article.title}", f"Đơn vị phát ngôn: {article.agency}"]
    lines += [f"Tác giả: {article.byline}"] if article.byline else []
    lines += [f"Địa chỉ gốc: {article.url}", ""]
    for one in article.pictures:
        lines.append(f"{one.key}: {one.credit} · {one.source} · {licence_words(one.licence)}")
    lines += [f"{one.key}: {one.credit or article.agency}" for one in article.clips]
    return "\n".join(lines) + "\n"


def licence_file(article: Article) -> str:
    """What a receiver may do, in plain words."""
    return (
        f"Bài này do {article.agency} phát ngôn và đã được duyệt để công bố.\n"
        f"Được đăng lại nguyên văn khi ghi nguồn: {article.credit}\n"
        "Không cắt sửa làm sai nghĩa. Ảnh, video theo giấy phép ghi trong ghi-cong.txt.\n"
        "Khi bài gốc được cải chính hoặc gỡ, nơi đăng lại sửa hoặc gỡ theo.\n"
    )
