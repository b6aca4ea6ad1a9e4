"""Tables of the room: who speaks, conferences, answers, inquiries, logs, the yearly report."""

from phohien.spokespersons.models.answers import Answer, Outlet
from phohien.spokespersons.models.conferences import (
    AskedQuestion,
    PreparedQuestion,
    PressConference,
    Seat,
)
from phohien.spokespersons.models.inquiries import Briefing, Inquiry, MonthlyInformation
from phohien.spokespersons.models.people import SocialAccount, Spokesperson, SpokespersonChange
from phohien.spokespersons.models.reports import SpeakingReport

__all__ = [
    "Answer",
    "AskedQuestion",
    "Briefing",
    "Inquiry",
    "MonthlyInformation",
    "Outlet",
    "PreparedQuestion",
    "PressConference",
    "Seat",
    "SocialAccount",
    "SpeakingReport",
    "Spokesperson",
    "SpokespersonChange",
]
