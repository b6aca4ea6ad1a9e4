"""The blocks of an item's body, named as a writer thinks of them."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageChooserBlock

from phohien.newsroom.choosers import ClipChooserBlock

RICH_TEXT = ["bold", "italic", "link", "ol", "ul"]


class PictureBlock(blocks.StructBlock):
    """A photo with the words for this place; credit and source come from the photo itself."""

    photo = ImageChooserBlock(label=_("Ảnh"))
    alt = blocks.CharBlock(label=_("Mô tả cho người không nhìn thấy ảnh"), max_length=300)
    caption = blocks.CharBlock(label=_("Chú thích"), max_length=300)

    class Meta:
        icon = "image"
        label = _("Ảnh")


class QuoteBlock(blocks.StructBlock):
    text = blocks.TextBlock(label=_("Lời trích"))
    who = blocks.CharBlock(label=_("Người nói, chức danh"), max_length=200)

    class Meta:
        icon = "openquote"
        label = _("Trích lời")


class FigureRowBlock(blocks.StructBlock):
    label = blocks.CharBlock(label=_("Chỉ tiêu"), max_length=200)
    value = blocks.CharBlock(label=_("Giá trị"), max_length=60)
    unit = blocks.CharBlock(label=_("Đơn vị tính"), max_length=60, required=False)


class FiguresBlock(blocks.StructBlock):
    """Numbers in a table; every table says where they come from."""

    caption = blocks.CharBlock(label=_("Tên bảng"), max_length=200)
    rows = blocks.ListBlock(FigureRowBlock(), label=_("Số liệu"), min_num=1)
    source = blocks.CharBlock(label=_("Nguồn số liệu"), max_length=300)

    class Meta:
        icon = "table"
        label = _("Bảng số liệu")


class VideoBlock(blocks.StructBlock):
    clip = ClipChooserBlock(label=_("Video"))
    title = blocks.CharBlock(label=_("Tên video"), max_length=200)
    transcript = blocks.TextBlock(label=_("Lời thoại"))

    class Meta:
        icon = "media"
        label = _("Video")


class DocumentBlock(blocks.StructBlock):
    paper = DocumentChooserBlock(label=_("Tệp"))
    label = blocks.CharBlock(label=_("Tên tài liệu"), max_length=200)

    class Meta:
        icon = "doc-full"
        label = _("Tài liệu")


class BodyBlock(blocks.StreamBlock):
    heading = blocks.CharBlock(label=_("Đề mục"), max_length=200, icon="title")
    text = blocks.RichTextBlock(label=_("Đoạn văn"), features=RICH_TEXT, icon="pilcrow")
    picture = PictureBlock()
    gallery = blocks.ListBlock(PictureBlock(), label=_("Chùm ảnh"), icon="image", min_num=2)
    quote = QuoteBlock()
    figures = FiguresBlock()
    video = VideoBlock()
    document = DocumentBlock()
    note = blocks.RichTextBlock(label=_("Ghi chú, đính chính"), features=RICH_TEXT, icon="warning")


class SourceBlock(blocks.StructBlock):
    label = blocks.CharBlock(label=_("Tên nguồn"), max_length=200)
    url = blocks.URLBlock(label=_("Địa chỉ"), required=False)

    class Meta:
        icon = "link"
        label = _("Nguồn")


class SourcesBlock(blocks.StreamBlock):
    source = SourceBlock()
