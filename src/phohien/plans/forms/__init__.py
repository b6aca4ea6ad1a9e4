"""Forms of the plans screens."""

from phohien.plans.forms.assigning import AssignForm, CarryOverForm, UnfoldForm
from phohien.plans.forms.evidence import EvidenceForm, ReasonForm, fields_of
from phohien.plans.forms.filters import AssignmentFilter, EvidenceFilter
from phohien.plans.forms.progress import ProgressForm

__all__ = [
    "AssignForm",
    "AssignmentFilter",
    "CarryOverForm",
    "EvidenceFilter",
    "EvidenceForm",
    "ProgressForm",
    "ReasonForm",
    "UnfoldForm",
    "fields_of",
]
