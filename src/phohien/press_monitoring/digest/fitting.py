"""Cuts a morning page to one sheet of A4: the last stories go, and the page says how many."""

from phohien.press_monitoring.digest import pdf
from phohien.press_monitoring.digest.page import Page
from phohien.press_monitoring.digest.wording import Cut, Sheet, sheet_of

MOST = 14  # stories; more than this nobody reads at seven in the morning
LEAST = 3  # stories that stay before answers are shortened
ANSWERS = (5, 3, 2, 1)
SIZES = (12.0, 11.25, 10.5)  # of type in points: a short day is set large


def fitted(page: Page, base: str) -> Sheet:
    """The page in words, with as many stories as one sheet holds."""
    return sheet_of(page, base, cut=cut_of(page, base))


def cut_of(page: Page, base: str) -> Cut:
    """How much stands on the sheet and how large; each try sets it, in about ten milliseconds."""
    stories, answers = min(MOST, len(page.stories)), min(ANSWERS[0], len(page.answers))
    for size in SIZES:
        if _fits(page, base, Cut(stories, answers, size)):
            return Cut(stories, answers, size)
    return _shorter(page, base)


def _shorter(page: Page, base: str) -> Cut:
    for answers in (some for some in ANSWERS if some <= len(page.answers) or some == 1):
        found = _most_stories(page, base, answers)
        if found >= min(LEAST, len(page.stories)):
            return Cut(found, answers, SIZES[-1])
    return Cut(max(found, 0), answers, SIZES[-1])


def _most_stories(page: Page, base: str, answers: int) -> int:
    """The greatest number that fits; -1 when not even none does."""
    low, high = -1, min(MOST, len(page.stories))
    while low < high:
        middle = (low + high + 1) // 2
        fits = _fits(page, base, Cut(middle, answers, SIZES[-1]))
        low, high = (middle, high) if fits else (low, middle - 1)
    return low


def _fits(page: Page, base: str, cut: Cut) -> bool:
    return pdf.sheets(pdf.render(sheet_of(page, base, cut=cut))) == 1
