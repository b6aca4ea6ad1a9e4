"""The stories of the demo's press are the same at whatever hour the site is first started."""

import datetime as dt

import pytest

from newswatch import Clusterer, Document
from phohien.demo.press_monitoring import read
from phohien.press_monitoring.keeping import find_of


def stories(now: dt.datetime) -> set[frozenset[str]]:
    clusterer, found = Clusterer(), {}
    for told in sorted(read(now), key=lambda one: -one.hours):
        item = told.item
        if find_of(item):
            page = Document(item.url, item.title, item.summary, "", item.published, clean=True)
            found.setdefault(clusterer.place(page).story, set()).add(item.url)
    return {frozenset(pages) for pages in found.values()}


@pytest.mark.parametrize("hour", range(1, 24))
def test_the_hour_does_not_change_what_is_one_story(hour):
    day = dt.datetime(2026, 11, 24, tzinfo=dt.UTC)
    assert stories(day + dt.timedelta(hours=hour)) == stories(day)
