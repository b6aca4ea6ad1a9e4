"""Which shape and tone a state wears. The word beside it comes from the model's own choices."""

# One shape each, so that a state reads without colour: web/img/icons.svg, symbols "st-*".
ICONS = {
    "none": "st-none",
    "waiting": "st-waiting",
    "active": "st-active",
    "done": "st-done",
    "aside": "st-aside",
    "late": "st-late",
    "soon": "st-soon",
    "info": "st-info",
    "draft": "st-draft",
    "sent": "st-sent",
    "success": "st-done",
    "warning": "st-soon",
    "error": "st-late",
}
TONE_OF_STATE = {
    # plans.AssignmentState
    "no_update": "none",
    "not_started": "waiting",
    "in_progress": "active",
    "done": "done",
    "not_applicable": "aside",
    # plans.PlanState, plans.ChangeKind
    "prepared": "draft",
    "adopted": "active",
    "superseded": "aside",
    "closed": "done",
    "new": "info",
    "kept": "waiting",
    "changed": "soon",
    "dropped": "aside",
    # documents, jobs and reports on their way
    "draft": "draft",
    "queued": "waiting",
    "running": "active",
    "reading": "active",
    "review": "soon",
    "failed": "late",
    "cancelled": "aside",
    "succeeded": "done",
    "submitted": "sent",
    "returned": "late",
    "accepted": "done",
    "overdue": "late",
    "missing": "late",
    # newsroom.PublicationState and WorkState, clearance.CaseState and StepState
    "live": "done",
    "withdrawn": "aside",
    "editing": "draft",
    "in_clearance": "sent",
    "sent_back": "late",
    "cleared": "done",
    "scheduled": "soon",
    "settled": "waiting",
    "open": "active",
    "claimed": "active",
    "changes": "late",
    "void": "aside",
    "emergency": "late",
    "upheld": "done",
    "struck_down": "late",
    # syndication: deliveries on their way
    "sent": "sent",
    "acknowledged": "done",
    "corrected_there": "done",
    "withdrawn_there": "aside",
}


def tone_of(state: str) -> str:
    """The tone of a state's value; an unknown state looks like plain information."""
    return TONE_OF_STATE.get(str(state), "info")
