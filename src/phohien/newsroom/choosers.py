"""Choosing a clip in the editor: only those the editor may see."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.views.generic.chooser import ChooseResultsView, ChooseView
from wagtail.admin.viewsets.chooser import ChooserViewSet

from phohien.security.policies import visible


class _OnlyVisible:
    def get_object_list(self):
        return visible(self.request.user, super().get_object_list())


class ClipChoose(_OnlyVisible, ChooseView):
    pass


class ClipChooseResults(_OnlyVisible, ChooseResultsView):
    pass


class ClipChooserViewSet(ChooserViewSet):
    model = "media.Clip"
    icon = "media"
    choose_view_class = ClipChoose
    choose_results_view_class = ClipChooseResults
    choose_one_text = _("Chọn một video")
    choose_another_text = _("Chọn video khác")


clip_chooser = ClipChooserViewSet("chon_video")
ClipChooserBlock = clip_chooser.get_block_class(
    name="ClipChooserBlock", module_path="phohien.newsroom.choosers"
)
