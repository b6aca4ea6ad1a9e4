"""Tables of the foreign press desk. Personal data stand only in fields called ``sealed``."""

from phohien.press_desk.models.aftermath import Erasure, LinkedArticle, Violation, VisitReport
from phohien.press_desk.models.decisions import Decision
from phohien.press_desk.models.mails import ApplicantMail
from phohien.press_desk.models.papers import Message, Paper, paper_storage
from phohien.press_desk.models.requests import PressRequest, ProgrammeItem

__all__ = [
    "ApplicantMail",
    "Decision",
    "Erasure",
    "LinkedArticle",
    "Message",
    "Paper",
    "PressRequest",
    "ProgrammeItem",
    "Violation",
    "VisitReport",
    "paper_storage",
]
