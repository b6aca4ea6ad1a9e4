"""Tables of the plans domain."""

from phohien.plans.models.plan import Citation, Plan, PlanSection, PlanTask
from phohien.plans.models.sources import LegalBasis, SourcePaper, private_storage
from phohien.plans.models.work import Assignment, Evidence

__all__ = [
    "Assignment",
    "Citation",
    "Evidence",
    "LegalBasis",
    "Plan",
    "PlanSection",
    "PlanTask",
    "SourcePaper",
    "private_storage",
]
