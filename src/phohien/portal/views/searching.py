"""The search page: one language at a time, filters that are links, a correction when needed."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from phohien.newsroom import selectors as newsroom
from phohien.portal import addresses, cards, frames, languages, pages
from phohien.portal.frames import Head
from phohien.portal.models import SearchEntry
from phohien.portal.page_parts import Choice, Hit, Link, Pager
from phohien.portal.search import asking, correcting, marking, tokens
from phohien.portal.search.asking import FILTERS, Answer
from phohien.portal.search.tokens import Question
from phohien.portal.selectors import map as chart
from phohien.portal.views.public import public, respond

SIZE, LISTED, FEW = 20, 12, 1


@public
def search(request: HttpRequest, locale: str) -> HttpResponse:
    question = tokens.question(request.GET.get("q", ""))
    given = {name: request.GET.get(name, "")[:60] for name in FILTERS}
    chosen = {name: value for name, value in given.items() if value}
    page = _page(question, locale, chosen, _number(request.GET.get("page", "")))
    response = respond(page)
    if question.text:
        response.headers["Cache-Control"] = "private, no-cache"
    return response


def _number(text: str) -> int:
    return max(1, min(int(text), 50)) if text.isascii() and text.isdigit() else 1


def _page(question: Question, locale: str, chosen: dict, number: int) -> pages.SearchPage:
    answer = asking.ask(question, locale, chosen)
    last = max(1, -(-len(answer.ids) // SIZE))
    number = min(number, last)
    head = Head(
        addresses.page("search", locale),
        _("Tìm trên trang"),
        is_indexed=False,
        others=frames.everywhere(lambda code: _address(question, {}, code)),
    )
    sections = frames.sections()
    return pages.SearchPage(
        frames.frame(locale, head, sections),
        query=question.text,
        hits=_hits(answer.ids[(number - 1) * SIZE : number * SIZE], question, locale),
        filters=_filters(question, answer, locale, chosen, sections) if question.parts else (),
        kept=tuple(chosen.items()),
        pager=_pager(question, locale, chosen, number, len(answer.ids)),
        suggestion=_suggestion(question, locale, answer),
        error=_error(question),
    )


def _address(question: Question, chosen: dict, locale: str, number: int = 1) -> str:
    query = {"q": question.text, **chosen, **({"page": str(number)} if number > 1 else {})}
    return addresses.search(locale, **query) if question.text else addresses.search(locale)


def _error(question: Question) -> str:
    if question.text and not question.parts:
        return _("Câu tìm phải có ít nhất một chữ cái hoặc chữ số.")
    return ""


def _hits(ids: tuple[int, ...], question: Question, locale: str) -> tuple[Hit, ...]:
    rows = {row.pk: row for row in newsroom.live_items(locale).filter(pk__in=ids)}
    texts = dict(SearchEntry.objects.filter(pk__in=ids).values_list("pk", "body"))
    made = []
    for pk in ids:
        card = cards.card(rows[pk], locale) if pk in rows else None
        if card:
            words = texts[pk].partition("\n")[2]  # the title stands above the excerpt already
            title = marking.marked(card.title, question)
            made.append(Hit(card, title, marking.excerpt(words, question)))
    return tuple(made)


def _pager(question: Question, locale: str, chosen: dict, number: int, total: int) -> Pager:
    last = max(1, -(-total // SIZE))
    return Pager(
        number,
        last,
        _address(question, chosen, locale, number - 1) if number > 1 else "",
        _address(question, chosen, locale, number + 1) if number < last else "",
        total,
    )


def _suggestion(question: Question, locale: str, answer: Answer) -> Link | None:
    if not question.parts or len(answer.ids) >= FEW:
        return None
    meant = correcting.correction(question, locale)
    return Link(meant, addresses.search(locale, q=meant)) if meant else None


def _filters(question: Question, answer: Answer, locale: str, chosen: dict, sections: list):
    """Sections, agencies, types, years of what was found; the languages that have more."""
    names = {
        "section": {row.code: row.title(locale) for row in sections},
        "agency": _agency_names(answer, locale),
        "type": {"item": _("Tin, bài"), "place": _("Địa điểm"), "happening": _("Sự kiện")},
        "year": {},
    }
    labels = {
        "section": _("Chuyên mục"), "agency": _("Đơn vị"), "type": _("Loại"), "year": _("Năm"),
    }  # fmt: skip
    rows = [
        (labels[name], _choices(question, answer, locale, chosen, name, names[name]))
        for name in FILTERS
    ]
    rows.append((_("Ngôn ngữ"), _languages(question, answer, locale)))
    return tuple((label, choices) for label, choices in rows if len(choices) > 1)


def _agency_names(answer: Answer, locale: str) -> dict[str, str]:
    if not answer.counts.get("agency"):
        return {}
    rows = chart.agencies()
    return {row.code: chart.spoken_name(row, locale) for row in rows}


def _choices(question, answer: Answer, locale: str, chosen: dict, name: str, titles: dict):
    counts = answer.counts[name]
    others = {key: value for key, value in chosen.items() if key != name}
    every = Choice(
        _("Tất cả"), _address(question, others, locale), sum(counts.values()), name not in chosen
    )
    found = sorted(counts.items(), key=lambda row: (-row[1], row[0]))[:LISTED]
    return (every,) + tuple(
        Choice(
            titles.get(value, value),
            _address(question, {**others, name: value}, locale),
            count,
            is_current=chosen.get(name) == value,
        )
        for value, count in found
    )


def _languages(question: Question, answer: Answer, locale: str) -> tuple[Choice, ...]:
    return tuple(
        Choice(
            languages.names()[code],
            _address(question, {}, code),
            answer.languages.get(code, 0),
            is_current=code == locale,
        )
        for code in languages.codes()
        if code == locale or answer.languages.get(code)
    )
