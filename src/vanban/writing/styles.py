"""The named styles of a document: one for each element of form (Appendix I, V).

Sizes are those of the decree's own examples: 12 for Quốc hiệu and agencies, 13 for Tiêu
ngữ, number and date, 14 for title, text and signature.
"""

from dataclasses import dataclass

from vanban.writing.page import INDENT

NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
FONT = "Times New Roman"


@dataclass(frozen=True)
class Style:
    """A paragraph style: ``size`` in points, distances in twips."""

    key: str
    name: str
    size: float = 14
    bold: bool = False
    italic: bool = False
    align: str = "center"
    first: int = 0
    before: int = 0
    after: int = 0
    line: int = 240
    keep: bool = False
    outline: int | None = None


def _text(key: str, name: str, **more) -> Style:
    return Style(key, name, align="both", first=INDENT, after=120, line=264, **more)


STYLES = (
    _text("BodyText", "Body Text"),
    _text("LegalBasis", "Căn cứ", italic=True),
    Style("Heading1", "heading 1", bold=True, before=120, keep=True, outline=0),
    Style("PartTitle", "Tiêu đề phần", bold=True, after=120, keep=True),
    _text("Heading2", "heading 2", bold=True, keep=True, outline=1),
    _text("Heading3", "heading 3", bold=True, keep=True, outline=2),
    _text("Heading4", "heading 4", keep=True, outline=3),
    _text("Article", "Điều"),
    Style("Quote", "Quote", align="both", after=120, line=264),
    Style("EndMark", "Dấu kết thúc", align="right", before=60),
    Style("NationalName", "Quốc hiệu", 12, bold=True, keep=True),
    Style("Motto", "Tiêu ngữ", 13, bold=True, keep=True),
    Style("ParentAgency", "Cơ quan chủ quản", 12, keep=True),
    Style("IssuingAgency", "Cơ quan ban hành", 12, bold=True, keep=True),
    Style("DocumentNumber", "Số, ký hiệu", 13, before=80, keep=True),
    Style("LetterSubject", "Trích yếu công văn", 12, before=120, keep=True),
    Style("PlaceDate", "Địa danh, thời gian", 13, italic=True, before=80, keep=True),
    Style("KindName", "Tên loại", bold=True, before=240, keep=True),
    Style("Subject", "Trích yếu", bold=True, keep=True),
    Style("Authority", "Thẩm quyền ban hành", bold=True, before=120, after=120, keep=True),
    Style("Addressee", "Kính gửi", before=60, after=60, align="left"),
    Style("SignerAuthority", "Quyền hạn, chức vụ", bold=True),
    Style("SignerName", "Họ tên người ký", bold=True),
    Style("RecipientsHead", "Nơi nhận", 12, bold=True, italic=True, align="left"),
    Style("Recipient", "Danh sách nơi nhận", 11, align="left"),
    Style("AppendixLabel", "Phụ lục", bold=True, keep=True, outline=0),
    Style("AppendixTitle", "Tiêu đề phụ lục", bold=True, keep=True),
    Style("AppendixNote", "Chỉ dẫn kèm theo", italic=True, keep=True),
    Style("Caption", "caption", 13, bold=True, before=120, after=60, keep=True),
    Style("TableUnit", "Đơn vị tính", 13, italic=True, align="right", after=60, keep=True),
    Style("TableHead", "Đầu bảng", 13, bold=True, before=20, after=20, keep=True),
    Style("TableText", "Nội dung bảng", 13, align="left", before=20, after=20),
    Style("Stamp", "Dấu mức độ khẩn", 13, bold=True),
    Style("Rule", "Đường kẻ", 4, before=60, line=80, keep=True),
    Style("Tail", "Kết thúc bảng", 1, align="left", line=20),
    Style("Header", "header"),
    Style("Contact", "Địa chỉ cơ quan", 11, align="left"),
    Style("FootnoteText", "footnote text", 10, align="both"),
)
_EXACT = {"Rule", "Tail"}
_BUILT_IN = {"BodyText", "Heading1", "Heading2", "Heading3", "Heading4", "Quote", "Caption"}
_BUILT_IN |= {"Header", "FootnoteText"}


def styles_part() -> str:
    """The whole ``word/styles.xml``."""
    return (
        f'<w:styles xmlns:w="{NAMESPACE}"><w:docDefaults><w:rPrDefault><w:rPr>'
        f'<w:rFonts w:ascii="{FONT}" w:hAnsi="{FONT}" w:eastAsia="{FONT}" w:cs="{FONT}"/>'
        '<w:color w:val="000000"/><w:sz w:val="28"/><w:szCs w:val="28"/>'
        '<w:lang w:val="vi-VN" w:eastAsia="vi-VN" w:bidi="ar-SA"/>'
        "</w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>"
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/>'
        '<w:qFormat/></w:style><w:style w:type="character" w:styleId="FootnoteReference">'
        '<w:name w:val="footnote reference"/><w:rPr><w:vertAlign w:val="superscript"/></w:rPr>'
        f"</w:style>{''.join(map(_style, STYLES))}</w:styles>"
    )


def _style(style: Style) -> str:
    keep = "<w:keepNext/>" if style.keep else ""
    exact = "exact" if style.key in _EXACT else "auto"
    outline = "" if style.outline is None else f'<w:outlineLvl w:val="{style.outline}"/>'
    first = f'<w:ind w:firstLine="{style.first}"/>' if style.first else ""
    marks = ("<w:b/><w:bCs/>" if style.bold else "") + ("<w:i/><w:iCs/>" if style.italic else "")
    size = round(style.size * 2)
    custom = "" if style.key in _BUILT_IN else ' w:customStyle="1"'
    return (
        f'<w:style w:type="paragraph"{custom} w:styleId="{style.key}">'
        f'<w:name w:val="{style.name}"/><w:basedOn w:val="Normal"/><w:qFormat/><w:pPr>{keep}'
        f'<w:spacing w:before="{style.before}" w:after="{style.after}" w:line="{style.line}"'
        f' w:lineRule="{exact}"/>{first}<w:jc w:val="{style.align}"/>{outline}</w:pPr><w:rPr>'
        f'{marks}<w:sz w:val="{size}"/><w:szCs w:val="{size}"/></w:rPr></w:style>'
    )
