"""Who sees and keeps the register, conferences, answers, inquiries, logs and the yearly report."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from phohien.organisation.enums import AGENCY_ROLES, BOUND_ROLES, PROVINCE_READERS, Role
from phohien.organisation.models import Agency
from phohien.security.policies import EVERYTHING, NOTHING, rule
from phohien.spokespersons.enums import AnswerState
from phohien.spokespersons.models import (
    Answer,
    AskedQuestion,
    Briefing,
    Inquiry,
    MonthlyInformation,
    Outlet,
    PreparedQuestion,
    PressConference,
    Seat,
    SocialAccount,
    SpeakingReport,
    Spokesperson,
    SpokespersonChange,
)

DESK = (Role.COORDINATOR, Role.PRESS_DESK)
KEEPERS = (*AGENCY_ROLES, Role.SPOKESPERSON)
NOT_YOURS = _("Chỉ người của đơn vị và đầu mối báo chí của tỉnh làm việc này.")
ONLY_LEADERS = _("Chỉ lãnh đạo đơn vị hoặc đầu mối báo chí của tỉnh làm việc này.")


def _of_agency(actor, roles, field: str = "agency_id") -> Q:
    """Everything for the desk, else rows of the agencies for which one of ``roles`` is held."""
    if actor.has_role(*DESK):
        return EVERYTHING
    own = actor.agency_ids(*roles)
    return Q(**{f"{field}__in": own}) if own else NOTHING


def _seen(actor, field: str = "agency_id") -> Q:
    """Everything for the province's readers, else one's own agency's."""
    if actor.has_role(*PROVINCE_READERS):
        return EVERYTHING
    own = actor.agency_ids(*BOUND_ROLES)
    return Q(**{f"{field}__in": own}) if own else NOTHING


def _through(model, rows: Q, field: str) -> Q:
    if rows in (EVERYTHING, NOTHING):
        return rows
    return Q(**{f"{field}__in": model.objects.filter(rows).values("pk")})


@rule(Agency, "name_spokesperson", ONLY_LEADERS)
def _name(actor) -> Q:
    return _of_agency(actor, (Role.AGENCY_LEADER,), "pk")


@rule(Agency, "answer_press", NOT_YOURS)
def _answer_press(actor) -> Q:
    return _of_agency(actor, KEEPERS, "pk")


@rule(Spokesperson, "view")
def _view_spokesperson(actor) -> Q:
    """What is public is for all staff; the rest for the agency and the province's readers."""
    public = Q(published_at__isnull=False)
    seen = _seen(actor)
    if seen == EVERYTHING:
        return seen
    return public | seen if actor.live_grants else NOTHING


@rule(Spokesperson, "change", ONLY_LEADERS)
def _change_spokesperson(actor) -> Q:
    return _of_agency(actor, (Role.AGENCY_LEADER,))


@rule(SpokespersonChange, "view")
def _view_change(actor) -> Q:
    return _through(Spokesperson, _seen(actor), "spokesperson_id")


@rule(SocialAccount, "view")
def _view_account(actor) -> Q:
    return EVERYTHING if actor.live_grants else NOTHING


@rule(SocialAccount, "change", ONLY_LEADERS)
def _change_account(actor) -> Q:
    return _of_agency(actor, (Role.AGENCY_LEADER,))


@rule(Outlet, "view")
def _view_outlet(actor) -> Q:
    return EVERYTHING if actor.live_grants else NOTHING


@rule(Outlet, "change", _("Chỉ đầu mối báo chí của tỉnh sửa danh sách cơ quan báo chí."))
def _change_outlet(actor) -> Q:
    return EVERYTHING if actor.has_role(*DESK) else NOTHING


@rule(PressConference, "view")
def _view_conference(actor) -> Q:
    """One's own, and those for which one's agency prepares or owes an answer."""
    seen = _seen(actor)
    if seen == EVERYTHING:
        return seen
    own = actor.agency_ids(*BOUND_ROLES)
    prepared = PreparedQuestion.objects.filter(owner_id__in=own, dropped_at=None)
    asked = AskedQuestion.objects.filter(owner_id__in=own)
    helped = Q(pk__in=prepared.values("conference_id")) | Q(pk__in=asked.values("conference_id"))
    return seen | helped if own else NOTHING


@rule(PressConference, "change", NOT_YOURS)
def _change_conference(actor) -> Q:
    return _of_agency(actor, KEEPERS)


@rule(PreparedQuestion, "view")
def _view_prepared(actor) -> Q:
    return _part(actor, _seen)


@rule(PreparedQuestion, "answer", NOT_YOURS)
def _answer_prepared(actor) -> Q:
    return _part(actor, lambda who, field="agency_id": _of_agency(who, KEEPERS, field))


@rule(AskedQuestion, "view")
def _view_asked(actor) -> Q:
    return _part(actor, _seen)


@rule(AskedQuestion, "keep", NOT_YOURS)
def _keep(actor) -> Q:
    return _part(actor, lambda who, field="agency_id": _of_agency(who, KEEPERS, field))


def _part(actor, scope) -> Q:
    """Of the agency that holds the conference, or that owes the answer."""
    whole, owned = scope(actor, "conference__agency_id"), scope(actor, "owner_id")
    return EVERYTHING if EVERYTHING in (whole, owned) else whole | owned


@rule(Seat, "view")
def _view_seat(actor) -> Q:
    """The list for the door is for who holds the conference, not for who answers a question."""
    return _seen(actor, "conference__agency_id")


@rule(Seat, "change", NOT_YOURS)
def _change_seat(actor) -> Q:
    return _of_agency(actor, KEEPERS, "conference__agency_id")


@rule(Answer, "view")
def _view_answer(actor) -> Q:
    """Drafts for their agency and the province; cleared ones of the bank for all staff."""
    seen = _seen(actor)
    if seen == EVERYTHING:
        return seen
    bank = Q(banked_at__isnull=False, state=AnswerState.CLEARED)
    own = actor.agency_ids(*BOUND_ROLES)
    mine = PressConference.objects.filter(agency_id__in=own)
    prepared = PreparedQuestion.objects.filter(conference__in=mine, answer__isnull=False)
    asked = AskedQuestion.objects.filter(conference__in=mine, answer__isnull=False)
    helped = Q(pk__in=prepared.values("answer_id")) | Q(pk__in=asked.values("answer_id"))
    return bank | seen | helped if actor.live_grants else NOTHING


@rule(Answer, "write", NOT_YOURS)
def _write_answer(actor) -> Q:
    return _of_agency(actor, KEEPERS)


@rule(Inquiry, "view")
def _view_inquiry(actor) -> Q:
    return _seen(actor)


@rule(Briefing, "view")
def _view_briefing(actor) -> Q:
    return _seen(actor)


@rule(MonthlyInformation, "view")
def _view_monthly(actor) -> Q:
    return _seen(actor)


for _model in (Inquiry, Briefing, MonthlyInformation):
    rule(_model, "change", NOT_YOURS)(lambda actor: _of_agency(actor, KEEPERS))


@rule(SpeakingReport, "view")
def _view_report(actor) -> Q:
    return _seen(actor)


@rule(SpeakingReport, "write", NOT_YOURS)
def _write_report(actor) -> Q:
    return _of_agency(actor, KEEPERS)


@rule(SpeakingReport, "send", ONLY_LEADERS)
def _send_report(actor) -> Q:
    return _of_agency(actor, (Role.AGENCY_LEADER,))
