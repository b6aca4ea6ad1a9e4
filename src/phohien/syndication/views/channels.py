"""Channels with their health; making and changing one."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from phohien.kernel.errors import InvalidInput
from phohien.kernel.posting import posted
from phohien.organisation.policies import require_any
from phohien.security.policies import NOTHING, allowed, get_visible, require
from phohien.security.selectors import history
from phohien.syndication import selectors, services
from phohien.syndication.channel_forms import ChannelForm
from phohien.syndication.models import Channel


@login_required
@require_safe
def channel_list(request: HttpRequest) -> HttpResponse:
    """Every channel: what stands there, what waits, what went wrong."""
    require_any(request.user, "view", Channel)
    context = {
        "rows": selectors.channels_with_health(actor=request.user),
        "may_change": allowed(request.user, "change", Channel) != NOTHING,
        "crumbs": [(_("Các kênh"), reverse("syndication:index")), (_("Danh sách kênh"), "")],
    }
    return render(request, "syndication/channels.html", context)


@login_required
@require_http_methods(["GET", "POST"])
def create(request: HttpRequest) -> HttpResponse:
    """A new channel."""
    require_any(request.user, "change", Channel)
    return _edit(request, None)


@login_required
@require_http_methods(["GET", "POST"])
def change(request: HttpRequest, pk: int) -> HttpResponse:
    """Change a channel; what stands there goes on being followed."""
    channel = get_visible(request.user, Channel, pk=pk)
    require(request.user, "change", channel)
    return _edit(request, channel)


def _edit(request: HttpRequest, channel: Channel | None) -> HttpResponse:
    form = ChannelForm(channel, posted(request))
    if form.is_bound and form.is_valid() and (saved := _try(request, channel, form)):
        messages.success(request, _("Đã lưu kênh “%(name)s”.") % {"name": saved.name})
        return redirect("syndication:channels")
    context = {
        "channel": channel,
        "form": form,
        "history": history(actor=request.user, on=channel, limit=6) if channel else [],
        "crumbs": [
            (_("Các kênh"), reverse("syndication:index")),
            (_("Danh sách kênh"), reverse("syndication:channels")),
            (channel.name if channel else _("Thêm kênh"), ""),
        ],
    }
    status = 422 if form.is_bound else 200
    return render(request, "syndication/channel.html", context, status=status)


def _try(request: HttpRequest, channel: Channel | None, form: ChannelForm) -> Channel | None:
    try:
        if channel is None:
            return services.create_channel(actor=request.user, **form.values())
        return services.change_channel(actor=request.user, channel=channel, **form.values())
    except InvalidInput as error:
        form.add_error(error.field if error.field in form.fields else None, error.message)
        return None
