"""What surrounds every page: who is signed in, their menu, unread messages, the chosen theme."""

from dataclasses import dataclass, field

from django.http import HttpRequest

from phohien.notices.selectors import unread_count
from phohien.organisation.models import RoleGrant
from phohien.web import menu

THEME_COOKIE = "giao-dien"
THEMES = ("auto", "light", "dark")


@dataclass(frozen=True, slots=True)
class Frame:
    """Everything web/base.html shows around the content."""

    theme: str = "auto"
    user: object = None
    groups: list[menu.Group] = field(default_factory=list)
    unread: int = 0
    roles: list[str] = field(default_factory=list)


def build(request: HttpRequest | None) -> Frame:
    """The frame for this request; three queries at most, none for a visitor."""
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return Frame(theme=theme_of(request))
    unread = unread_count(actor=user)
    return Frame(
        theme=theme_of(request),
        user=user,
        groups=menu.for_person(user, path=request.path, unread=unread),
        unread=unread,
        roles=_role_words(user),
    )


def theme_of(request: HttpRequest | None) -> str:
    """``auto``, ``light`` or ``dark`` as chosen on the account menu."""
    chosen = request.COOKIES.get(THEME_COOKIE, "auto") if request else "auto"
    return chosen if chosen in THEMES else "auto"


def _role_words(user) -> list[str]:
    grants = RoleGrant.objects.filter(user=user).select_related("agency")
    live = set(user.live_grants)
    return [
        f"{grant.get_role_display()} · {grant.agency.short_name}"
        if grant.agency
        else grant.get_role_display()
        for grant in grants
        if (grant.role, grant.agency_id) in live
    ]
