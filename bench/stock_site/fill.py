"""Fills an empty stock site: twelve sections in the menu, forty articles in the first."""

import datetime as dt
import json
import sys

import django

django.setup()

from wagtail.models import Page, Site  # noqa: E402

from stock_site.articles.models import ArticlePage, SectionIndexPage  # noqa: E402

SECTIONS, ARTICLES = 12, 40


def main() -> None:
    """The words come from standard input: {"title", "lead", "agency", "blocks": [[kind, text]]}."""
    words = json.load(sys.stdin)
    home = Site.objects.get().root_page
    sections = [_section(home, number) for number in range(SECTIONS)]
    for number in range(ARTICLES):
        sections[0].add_child(instance=_article(words, number))
    print(sections[0].get_children().live().last().url)


def _section(home: Page, number: int) -> SectionIndexPage:
    page = SectionIndexPage(title=f"Chuyên mục {number}", slug=f"muc-{number}", show_in_menus=True)
    return home.add_child(instance=page)


def _article(words: dict, number: int) -> ArticlePage:
    blocks = [{"type": kind, "value": text} for kind, text in words["blocks"]]
    return ArticlePage(
        title=f"{words['title']} {number}",
        slug=f"bai-{number}",
        date=dt.date(2026, 11, 1),
        agency=words["agency"],
        lead=words["lead"],
        body=json.dumps(blocks),
    )


if __name__ == "__main__":
    main()
