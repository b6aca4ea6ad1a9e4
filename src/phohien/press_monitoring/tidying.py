"""What is not kept for ever: texts of what was rejected, of old articles, and doubtful stories.

Title, address and decisions stay; captures are evidence and are not touched.
"""

import datetime as dt

from django.db import transaction
from django.db.models import Q

from phohien.kernel import clock
from phohien.press_monitoring.enums import Relevance
from phohien.press_monitoring.models import Article, DayCount

REJECTED_KEPT = dt.timedelta(days=30)
DOUBTFUL_KEPT = dt.timedelta(days=14)
TEXT_KEPT = dt.timedelta(days=430)  # a reporting year of the decree and two months to look back
COUNTS_KEPT = dt.timedelta(days=3 * 366)
AT_ONCE = 2000


@transaction.atomic
def tidy() -> int:
    """Empty texts whose time is over; returns of how many articles."""
    now = clock.now()
    over = (
        Q(story__relevance=Relevance.REJECTED, fetched_at__lt=now - REJECTED_KEPT)
        | Q(story__relevance=Relevance.DOUBTFUL, fetched_at__lt=now - DOUBTFUL_KEPT)
        | Q(fetched_at__lt=now - TEXT_KEPT)
    )
    rows = Article.objects.filter(over).exclude(text="", text_folded="")
    found = list(rows.order_by("pk").values_list("pk", flat=True)[:AT_ONCE])
    Article.objects.filter(pk__in=found).update(text="", lead="", text_folded="")
    DayCount.objects.filter(day__lt=clock.today() - COUNTS_KEPT).delete()
    return len(found)
