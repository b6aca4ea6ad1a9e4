"""The case page."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from phohien.clearance import selectors


@login_required
@require_safe
def case(request: HttpRequest, pk: int) -> HttpResponse:
    """The text as it will be read, the ladder, what to sign."""
    found = selectors.case_for(request.user, pk)
    return render(request, "clearance/case.html", {"case": found})
