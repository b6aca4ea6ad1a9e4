"""The zip container of a .docx: parts, relations, properties. Same parts, same bytes.

Order, time stamps and compression of the members are fixed.
"""

import io
import zipfile
from datetime import date
from xml.sax.saxutils import escape

from vanban.writing.styles import FONT, NAMESPACE, styles_part

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPES = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_START = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_STAMP = (1980, 1, 1, 0, 0, 0)
_RELATED = ("styles", "settings", "fontTable", "footnotes")
HEADER, FIRST_HEADER, FIRST_FOOTER = "rIdPage", "rIdFirst", "rIdContact"
EMPTY_FOOTER = "rIdBare"


def references(*, contact: bool) -> str:
    """References of the first section to its headers; ``contact`` adds the first foot."""
    foot = f'<w:footerReference w:type="first" r:id="{FIRST_FOOTER}"/>' if contact else ""
    return (
        f'<w:headerReference w:type="default" r:id="{HEADER}"/>'
        f'<w:headerReference w:type="first" r:id="{FIRST_HEADER}"/>{foot}'
    )


def bare_foot() -> str:
    """Reference that keeps the first section's foot off the first page of an appendix."""
    return f'<w:footerReference w:type="first" r:id="{EMPTY_FOOTER}"/>'


def package(
    content: str, *, notes: list[str], title: str, author: str, day: date | None, contact: str
) -> bytes:
    """All parts around ``content`` (children of ``w:body``) as the bytes of a .docx."""
    page = '<w:fldSimple w:instr=" PAGE "><w:r><w:t>2</w:t></w:r></w:fldSimple>'
    parts = {
        "[Content_Types].xml": _content_types(bool(contact)),
        "_rels/.rels": _root_relations(),
        "docProps/core.xml": _core(title, author, day),
        "word/document.xml": _word("document", f"<w:body>{content}</w:body>"),
        "word/_rels/document.xml.rels": _relations(bool(contact)),
        "word/styles.xml": styles_part(),
        "word/settings.xml": _word("settings", _SETTINGS),
        "word/fontTable.xml": _word("fonts", _FONTS),
        "word/footnotes.xml": _word("footnotes", _footnotes(notes)),
        "word/header1.xml": _word("hdr", _line("Header", page)),
        "word/header2.xml": _word("hdr", _line("Header", "")),
    }
    if contact:
        parts["word/footer1.xml"] = _word("ftr", contact)
        parts["word/footer2.xml"] = _word("ftr", _line("Contact", ""))
    return _zip(parts)


def _zip(parts: dict[str, str]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, text in parts.items():
            member = zipfile.ZipInfo(name, _STAMP)
            member.compress_type = zipfile.ZIP_DEFLATED
            member.create_system = 3
            archive.writestr(member, (_START + text).encode(), compresslevel=6)
    return stream.getvalue()


_FONTS = (
    f'<w:font w:name="{FONT}"><w:panose1 w:val="02020603050405020304"/><w:charset w:val="00"/>'
    '<w:family w:val="roman"/><w:pitch w:val="variable"/></w:font>'
)
_SETTINGS = (
    '<w:zoom w:percent="100"/><w:defaultTabStop w:val="720"/><w:characterSpacingControl'
    ' w:val="doNotCompress"/><w:footnotePr><w:footnote w:id="-1"/><w:footnote w:id="0"/>'
    '</w:footnotePr><w:compat><w:compatSetting w:name="compatibilityMode"'
    ' w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
    '<w:themeFontLang w:val="vi-VN"/><w:decimalSymbol w:val=","/><w:listSeparator w:val=";"/>'
)


def _word(tag: str, inner: str) -> str:
    return f'<w:{tag} xmlns:w="{NAMESPACE}" xmlns:r="{_OFFICE}">{inner}</w:{tag}>'


def _line(style: str, content: str) -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{content}</w:p>'


def _footnotes(notes: list[str]) -> str:
    lines = [("-1", "separator"), ("0", "continuationSeparator")]
    marks = "".join(
        f'<w:footnote w:type="{kind}" w:id="{key}"><w:p><w:r><w:{kind}/></w:r></w:p></w:footnote>'
        for key, kind in lines
    )
    reference = '<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteRef/></w:r>'
    return marks + "".join(
        f'<w:footnote w:id="{key}">'
        + _line(
            "FootnoteText", f'{reference}<w:r><w:t xml:space="preserve"> {escape(text)}</w:t></w:r>'
        )
        + "</w:footnote>"
        for key, text in enumerate(notes, 1)
    )


def _content_types(contact: bool) -> str:
    kinds = {"document": "document.main"} | {name: name for name in _RELATED}
    kinds |= {"header1": "header", "header2": "header"}
    kinds |= {"footer1": "footer", "footer2": "footer"} if contact else {}
    parts = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{_TYPES}.{kind}+xml"/>'
        for name, kind in kinds.items()
    )
    package = "application/vnd.openxmlformats-package"
    return (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        f'<Default Extension="rels" ContentType="{package}.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{parts}'
        f'<Override PartName="/docProps/core.xml" ContentType="{package}.core-properties+xml"/>'
        "</Types>"
    )


def _root_relations() -> str:
    core = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
    return _relationships(
        [("rId1", f"{_OFFICE}/officeDocument", "word/document.xml")]
        + [("rId2", core, "docProps/core.xml")]
    )


def _relations(contact: bool) -> str:
    rows = [(f"rId{n}", f"{_OFFICE}/{name}", f"{name}.xml") for n, name in enumerate(_RELATED, 1)]
    rows += [
        (HEADER, f"{_OFFICE}/header", "header1.xml"),
        (FIRST_HEADER, f"{_OFFICE}/header", "header2.xml"),
    ]
    if contact:
        rows += [
            (FIRST_FOOTER, f"{_OFFICE}/footer", "footer1.xml"),
            (EMPTY_FOOTER, f"{_OFFICE}/footer", "footer2.xml"),
        ]
    return _relationships(rows)


def _relationships(rows: list[tuple[str, str, str]]) -> str:
    lines = "".join(
        f'<Relationship Id="{key}" Type="{kind}" Target="{target}"/>' for key, kind, target in rows
    )
    space = "http://schemas.openxmlformats.org/package/2006/relationships"
    return f'<Relationships xmlns="{space}">{lines}</Relationships>'


def _core(title: str, author: str, day: date | None) -> str:
    stamp = f"{(day or date(2000, 1, 1)).isoformat()}T00:00:00Z"
    dates = "".join(
        f'<dcterms:{name} xsi:type="dcterms:W3CDTF">{stamp}</dcterms:{name}>'
        for name in ("created", "modified")
    )
    return (
        '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/'
        'core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"'
        ' xmlns:dcterms="http://purl.org/dc/terms/"'
        ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{escape(title)}</dc:title><dc:creator>{escape(author)}</dc:creator>"
        f"{dates}<dc:language>vi-VN</dc:language></cp:coreProperties>"
    )
