"""Who a heading or a sentence speaks to, and with whom: subjects and partners.

Works on one text at a time; the outline above it is not known here.
"""

import re

from vanban.parsing.abbreviations import expand
from vanban.parsing.agencies import Mention, lead_in, scan, slug
from vanban.parsing.gazetteer import words_of
from vanban.parsing.loose import loose, nfc, skeleton
from vanban.parsing.name_words import is_verb, may_be_verb
from vanban.parsing.phrases import phrases

_AFTER_HEADING = re.compile(
    r"^[\s:.;,)]*(?:\([^()]*\)[\s:.;]*)?$|^\s*(?:"
    + "|".join(
        loose(p) for p in ("có trách nhiệm", "chịu trách nhiệm", "chủ trì", "chủ động", "thực hiện")
    )
    + r")[^.;]{0,160}:?$"
)
_CLAUSE = re.compile(
    "^(?:" + "|".join(loose(p) for p in phrases("opening_clauses_of_subjects")) + ")"
)
_ASKED = re.compile(
    rf"{loose('đề nghị')}|{loose('yêu cầu')}|{loose('giao cho')}|{loose('giao')}"
    rf"|{loose('phân công')}"
    r"|ngh\S(?=\s+(?:cac|thu truong)\s)"
)
_DONE_BY = re.compile(rf"{loose('do')}\s+|{loose('giao cho')}\s+|{loose('giao')}\s+|\(\s*")
_WITH = re.compile(
    rf"{loose('phối hợp')}(?!\s+{loose('công tác')})(?:\s+(?:{loose('chặt chẽ')}"
    rf"|{loose('cùng')}|{loose('tốt')}"
    rf"|{loose('đồng bộ')}))?\s+(?:{loose('với')}|v[^\s]{{1,2}}i|{loose('cùng')})\s+"
)
_JOINING = re.compile(
    rf"{loose('phối hợp')}\s+(?=(?:cac|so|ban|bo|cong an|uy ban|bao|dai"
    r"|phong|van phong|trung tam|chi cuc|cuc|vu|hoi|doan|mat tran|don vi|co quan|doanh nghiep)\s)"
)
_THEN = re.compile(rf"{loose('chủ trì')}\s*[,;]\s+")
_JOINED = re.compile(rf"\s*{loose('phối hợp')}")
_LIAISON = re.compile(rf"{loose('phối hợp')}\s*,[^;.]{{0,70}}?\s{loose('cho')}\s+")
# What a body is in a matter, no body: "Cơ quan thường trực, giúp …".
_POST = re.compile(r"^(?:co quan|don vi|bo phan) (?:thuong truc|dau moi|chu tri)|^lanh dao$")
# Small units of a commune, listed: "Các thôn, trường học, trạm y tế".
_UNIT = (
    r"(?:thon|ban|to dan pho|khu dan cu|truong hoc|truong|tram y te|hop tac xa|chi hoi|chi bo|"
    r"doan the|nganh|bo phan|ban nganh|co so tho tu|doanh nghiep|co so luu tru)"
)
_UNITS = re.compile(
    rf"(cac {_UNIT}(?:\s?,\s(?:cac )?{_UNIT})+(?:\s?,?\sva (?:cac )?{_UNIT})?)\s?[:.]?$"
)
_REACH = 420
_LONGEST_HEADING = 400


def heading_bodies(title: str) -> tuple[list[Mention], str]:
    """The bodies a heading consists of and the words after them; none if it is something else."""
    full = expand(nfc(title)).strip()
    if len(full) > _LONGEST_HEADING:
        return [], ""
    if full.isupper():
        full = full.capitalize()
    at = lead_in(full)
    if units := _UNITS.match(skeleton(full), at):
        return [_group(full[at : units.end(1)], at)], ""
    found, end = scan(full, at)
    rest = full[end:]
    if found and _AFTER_HEADING.match(skeleton(rest)):
        return found, rest.strip(" :.;,")
    return [], ""


def _group(name: str, at: int) -> Mention:
    return Mention(slug(name), "generic", name[:1].upper() + name[1:], at, at + len(name))


def before_colon(text: str) -> tuple[list[Mention], str]:
    """``Sở Tài chính: thẩm định …`` → its bodies and the words after the colon."""
    head, colon, rest = text.partition(":")
    if not colon or not rest.strip() or len(head) > 250:
        return [], text
    found, after = heading_bodies(head)
    return (found, rest.strip()) if found and not after else ([], text)


def subject_of(text: str, anywhere: bool = False) -> tuple[list[Mention], str]:
    """The bodies that act in ``text`` and the words after them.

    The subject stands at the head, or after an opening clause ("Căn cứ …, các sở lập …");
    with ``anywhere`` also after any comma, or after "đề nghị", "giao", "do".
    """
    full = expand(nfc(text))
    at = lead_in(full)
    found = _acting(full, at, needs_verb=at == 0) or (_asked(full) if anywhere else None)
    if found:
        return found
    head = skeleton(full[:_REACH])
    if anywhere or _CLAUSE.match(head):
        for match in re.finditer(
            r"[,;.]\s+|\n", full[:_REACH] if not anywhere else full[: _REACH * 3]
        ):
            start = match.end() + lead_in(full[match.end() : match.end() + 200])
            found = _acting(full, start, needs_verb=True)
            if found:
                return found
    return [], text


def _acting(full: str, at: int, needs_verb: bool) -> tuple[list[Mention], str] | None:
    window = full[: at + _REACH]
    found, end = scan(window, at)
    if not found or found[0].start > at + 1 or _POST.match(skeleton(found[0].name)):
        return None
    rest = full[end:].lstrip(" ,")
    if needs_verb and not rest.startswith(":"):
        words = words_of(rest[:80])
        if not (is_verb(words) or (at == 0 and may_be_verb(words_of(full[end : end + 80])))):
            return None
    return found, rest.lstrip(": ")


def _asked(full: str) -> tuple[list[Mention], str] | None:
    for match in _ASKED.finditer(skeleton(full)):
        found = _acting(full, match.end() + 1, needs_verb=False)
        if found:
            return found
    return None


def performer_inside(text: str) -> tuple[list[Mention], str]:
    """``… (Sở Tài chính chủ trì)``, ``… do Công an tỉnh thực hiện``, ``giao Sở X tham mưu``."""
    full = expand(nfc(text))
    for match in _DONE_BY.finditer(skeleton(full)):
        found = _acting(full, match.end(), needs_verb=True)
        if found:
            return found
    return [], text


def asks_another(text: str) -> bool:
    """ "Đề nghị Đài … hỗ trợ": under a body's heading it is that body who asks."""
    return bool(re.match(rf"{loose('đề nghị')}\s[^:]+$", skeleton(nfc(text))))


def special_case(text: str) -> tuple[list[Mention], str]:
    """``Đối với Ủy ban nhân dân các xã ven biển …``: the duty is that body's alone."""
    full = expand(nfc(text))
    match = re.match(
        rf"{loose('đối với')}\s+|{loose('riêng')}\s+(?:{loose('đối với')}\s+)?", skeleton(full)
    )
    if not match:
        return [], text
    found = _acting(full, match.end(), needs_verb=False)
    return found or ([], text)


def partners_of(text: str) -> list[Mention]:
    """The objects of "phối hợp với", in order, each once."""
    full = expand(nfc(text))
    skel = skeleton(full)
    found: list[Mention] = []
    starts = [m.end() for p in (_WITH, _JOINING, _LIAISON) for m in p.finditer(skel)]
    for at in sorted(set(starts)):
        found += scan(full[: at + _REACH], at)[0]
    found += [m for match in _THEN.finditer(skel) for m in _helpers(full, match.end())]
    return list({mention.id: mention for mention in found}.values())


def _helpers(full: str, at: int) -> list[Mention]:
    """ "Sở X chủ trì, Sở Y phối hợp": the bodies between the two verbs."""
    found, end = scan(full[: at + _REACH], at)
    return found if _JOINED.match(skeleton(full[end : end + 20])) else []
