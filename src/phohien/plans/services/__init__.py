"""Writing plans: preparing and adopting, assigning, progress, evidence."""

from phohien.plans.services.adoption import adopt_plan, carry_over
from phohien.plans.services.assigning import assign, assign_group, withdraw_assignment
from phohien.plans.services.evidence import (
    change_evidence,
    join_evidence,
    part_evidence,
    record_evidence,
    withdraw_evidence,
)
from phohien.plans.services.preparing import (
    AssignmentInput,
    CitationInput,
    PlanInput,
    SectionInput,
    TaskInput,
    prepare_plan,
)
from phohien.plans.services.progress import update_progress
from phohien.plans.services.reopening import reopen_assignment

__all__ = [
    "AssignmentInput",
    "CitationInput",
    "PlanInput",
    "SectionInput",
    "TaskInput",
    "adopt_plan",
    "assign",
    "assign_group",
    "carry_over",
    "change_evidence",
    "join_evidence",
    "part_evidence",
    "prepare_plan",
    "record_evidence",
    "reopen_assignment",
    "update_progress",
    "withdraw_assignment",
    "withdraw_evidence",
]
