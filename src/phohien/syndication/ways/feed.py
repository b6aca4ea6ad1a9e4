"""A feed is fetched by the other side: being in it is all that we can bring about."""

from django.conf import settings
from django.urls import reverse

from phohien.syndication.models import Channel
from phohien.syndication.parcels import Parcel
from phohien.syndication.services.carrying import Outcome


def deliver(channel: Channel, parcel: Parcel) -> Outcome:
    """Nothing leaves: the feed is composed from the ledger whenever it is asked for."""
    path = reverse("syndication_public:feed", args=[channel.code, "json"])
    return Outcome(detail=f"{parcel.event}: {settings.BASE_URL.rstrip('/')}{path}")
