"""Cases of clarification, the facts that carry them, the letters that follow."""

from phohien.clarifications.models.cases import Case, CaseWord
from phohien.clarifications.models.facts import Fact, FactRequest
from phohien.clarifications.models.letters import Letter

__all__ = ["Case", "CaseWord", "Fact", "FactRequest", "Letter"]
