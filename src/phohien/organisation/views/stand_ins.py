"""Who acts for whom: the list, naming one's own or a colleague's stand-in, ending it."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from phohien.kernel import clock
from phohien.kernel.errors import InvalidInput, NotAllowed
from phohien.kernel.posting import posted
from phohien.organisation import stand_ins
from phohien.organisation.forms import StandInForm
from phohien.organisation.models import StandIn
from phohien.security.policies import get_visible, visible


@login_required
@require_http_methods(["GET", "POST"])
def index(request: HttpRequest) -> HttpResponse:
    """Those of today and later, the form, and those that have ended."""
    people = stand_ins.people_spoken_for(actor=request.user)
    near = stand_ins.colleagues_of(people)
    form = StandInForm(posted(request), absents=people, colleagues=near)
    status = 200
    if form.is_bound:
        if form.is_valid() and _named(request, form):
            return redirect("organisation:stand_ins")
        status = 422
    rows = list(stand_ins.stand_ins_of(actor=request.user)[:200])
    today = clock.today()
    context = {
        "form": form,
        "may_name": people.exists(),
        "live": [row for row in rows if row.valid_to >= today],
        "ended": [row for row in rows if row.valid_to < today],
        "endable": set(visible(request.user, StandIn, "end").values_list("pk", flat=True)),
        "today": today,
    }
    return render(request, "organisation/stand_ins.html", context, status=status)


def _named(request: HttpRequest, form: StandInForm) -> bool:
    try:
        made = stand_ins.name_stand_in(actor=request.user, **form.cleaned_data)
    except InvalidInput as error:
        form.add_error(error.field if error.field in form.fields else None, error.message)
        return False
    except NotAllowed as error:
        form.add_error(None, error.message)
        return False
    messages.success(
        request,
        _("Đã cử %(name)s làm thay %(absent)s.") % {"name": made.stand_in, "absent": made.absent},
    )
    return True


@login_required
@require_POST
def end(request: HttpRequest, pk: int) -> HttpResponse:
    """End it now."""
    found = get_visible(request.user, StandIn, pk=pk)
    stand_ins.end_stand_in(actor=request.user, stand_in=found)
    messages.success(request, _("Đã kết thúc việc làm thay."))
    return redirect("organisation:stand_ins")
