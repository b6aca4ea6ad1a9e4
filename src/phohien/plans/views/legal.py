"""The register of legal texts with their validity."""

from django.contrib.auth.decorators import login_required
from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from phohien.plans.models import LegalBasis
from phohien.plans.selectors.validity import validity
from phohien.security.policies import visible


@login_required
@require_safe
def legal_bases(request: HttpRequest) -> HttpResponse:
    """All texts; ``?loai=het`` only those replaced or ended, ``?loai=con`` only the others."""
    rows = (
        visible(request.user, LegalBasis)
        .select_related("replaced_by")
        .prefetch_related("amended_by")
        .annotate(cited=Count("citations"))
    )
    found = [(row, validity(row)) for row in rows]
    asked = request.GET.get("loai", "")
    shown = [pair for pair in found if not asked or pair[1].is_gone == (asked == "het")]
    gone = sum(state.is_gone for _row, state in found)
    context = {"rows": shown, "all": len(found), "gone": gone, "valid": len(found) - gone}
    return render(request, "plans/legal_bases.html", context)
