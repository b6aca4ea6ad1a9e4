"""Files in Wagtail's admin: clips as snippets, one upload form instead of the heap of files."""

from django.urls import path, reverse_lazy
from django.utils.translation import gettext_lazy as _
from django.views.generic import RedirectView
from wagtail import hooks
from wagtail.admin.panels import FieldPanel, ObjectList
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from phohien.media.cms_forms import ClipForm
from phohien.media.models import Clip
from phohien.security.dictionaries import PolicedViewSet


class ClipViewSet(PolicedViewSet, SnippetViewSet):
    """Clips to choose in items."""

    model = Clip
    domain = "media"
    icon = "media"
    menu_label = _("Video")
    menu_order = 350
    add_to_admin_menu = True
    list_display = ["title", "agency", "seconds", "licence", "created_at"]
    list_filter = ["licence"]
    search_fields = ["title", "credit"]
    edit_handler = ObjectList(
        [
            FieldPanel(name)
            for name in (
                "title", "file", "poster", "captions", "transcript", "credit", "source", "licence",
                "rights_holder", "consent", "taken_on", "agency", "shareable",
            )
        ],
        base_form_class=ClipForm,
    )  # fmt: skip


register_snippet(ClipViewSet)


@hooks.register("register_admin_urls", order=-10)
def one_file_at_a_time() -> list:
    """Wagtail's heap would keep a file before anybody wrote its credit; each has its own form."""
    return [
        path(f"{room}/multiple/add/", RedirectView.as_view(url=reverse_lazy(f"{space}:add")))
        for room, space in (("images", "wagtailimages"), ("documents", "wagtaildocs"))
    ]
