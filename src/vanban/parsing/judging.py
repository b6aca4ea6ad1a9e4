"""Whether a place of the outline owes anything, by its words alone.

Who owes it and till when is read in ``tasks``.
"""

import re
from dataclasses import replace

from vanban.parsing.attributes import is_attribute, read_attributes
from vanban.parsing.gazetteer import words_of
from vanban.parsing.loose import loose, plain, skeleton
from vanban.parsing.name_words import is_verb
from vanban.parsing.nodes import Node, Page
from vanban.parsing.paragraphs import TITLED, Words, words_of_node
from vanban.parsing.phrases import phrases
from vanban.parsing.subjects import before_colon, heading_bodies, performer_inside, subject_of

_NO_DUTY = re.compile(
    "^"
    + plain(
        "mục đích|yêu cầu|mục tiêu|quan điểm|căn cứ|cơ sở|phạm vi|đối tượng|thực trạng|"
        "đánh giá tình hình|đánh giá kết quả|đánh giá chung|đánh giá thực trạng|tình hình|"
        "kết quả đạt được|kết quả thực hiện|bối cảnh|sự cần thiết|nguyên tắc"
        "|giải thích từ ngữ|chỉ tiêu|"
        "địa điểm|thành phần|tồn tại|hạn chế|nguyên nhân|bài học|quy định chung|những kết quả|"
        "thuận lợi|khó khăn|dự báo|đặc điểm|thời gian thực hiện|thời gian|phương châm"
        "|chủ đề|khái quát|"
        "quy mô|hiệu lực"
    )
)
_STILL_DUTY = re.compile(f"{loose('nhiệm vụ')}|{loose('giải pháp')}")
_MONEY = re.compile(f"{loose('kinh phí')}|{loose('nguồn lực')}|{loose('kinh phi')}")
_THING = re.compile("^" + plain("|".join(phrases("things"))))
_TELLS = re.compile(
    rf"(?:{loose('nội dung')}|{loose('mục tiêu')}|{loose('yêu cầu')})[^.;:]{{0,30}}:"
)


def stands_alone(node: Node, words: Words) -> bool:
    """Whether a point with points below says a duty of its own, in full sentences."""
    if node.style in TITLED | {"agency", "root"} or not words.paragraphs:
        return False
    last = words.paragraphs[-1]
    bulleted = all(kid.style.startswith("bullet") for kid in node.children)
    return bulleted and last.endswith(".") and is_duty(last)


def owes_nothing(title: str) -> bool:
    """Purposes, requirements, findings, scopes: a part whose heading says so owes nothing."""
    skel = skeleton(title).lstrip(" :.-–")
    return bool(_NO_DUTY.match(skel) and not _STILL_DUTY.search(skel))


def is_of_money(title: str) -> bool:
    """Whether a part tells where the money comes from."""
    return bool(_MONEY.match(skeleton(title).lstrip(" :.-–")))


def only_tells(text: str) -> bool:
    """ "Mục tiêu: …" as a point: it tells, and owes nothing."""
    return bool(_NO_DUTY.match(skeleton(text)) and re.match(r"[^.;]{0,40}:", text))


def says_attribute(kid: Node) -> bool:
    """Whether a dash only tells who, when or what of the duty above it."""
    low = kid.style.startswith("bullet") or kid.style in {"letter", "paren"}
    bare = low and kid.pieces and not kid.children
    return bool(bare) and is_attribute(kid.pieces[0].text)


def is_enumeration(
    node: Node, words: Words, kids: list[Node], has_bodies: bool, page: Page
) -> bool:
    """Dashes without verbs under a duty's own words list its objects, not duties."""
    if node.style in TITLED or node.style == "agency" or any(kid.children for kid in kids):
        return False
    if len(kids) < len(node.children) and all(_is_heading_word(kid) for kid in kids):
        return True
    if any(not kid.style.startswith("bullet") for kid in kids):
        return False
    if not has_bodies and _nouns(kids) * 2 >= len(kids):
        return True
    if not has_bodies and not node.style.startswith("bullet"):
        return not _have_bodies(kids, page)
    intro = words.text or words.title
    if node.style.startswith("bullet") or not is_duty(intro) or heading_bodies(intro)[0]:
        return False
    return sum(is_duty(k.pieces[0].text) for k in kids if k.pieces) * 2 < len(kids)


def _have_bodies(kids: list[Node], page: Page) -> bool:
    """Whether dashes name who owes them, each for itself; then each is a duty."""
    said = 0
    for kid in kids:
        text = words_of_node(kid, page).whole
        if subject_of(text)[0] or performer_inside(text)[0] or before_colon(text)[0]:
            return True
        said += bool(read_attributes(text))
    return said > 1


def is_duty(text: str) -> bool:
    """Whether the text opens with a verb, or a body that acts."""
    words = words_of(text[:120])
    return is_verb(_lowered(words)) or bool(subject_of(text)[0])


def speaks_to_someone(words: Words) -> bool:
    """Whether the words name a body that acts, or say what to do."""
    if not words.paragraphs:
        return False
    anywhere = not _MONEY.match(skeleton(words.text))
    return bool(subject_of(words.text, anywhere=anywhere)[0]) or is_duty(words.paragraphs[0])


def _is_heading_word(kid: Node) -> bool:
    """ "Nội dung: …" beside "Cơ quan chủ trì: …" tells of the same duty."""
    return bool(kid.pieces and _TELLS.match(skeleton(kid.pieces[0].text)))


def _nouns(kids: list[Node]) -> int:
    """How many dashes begin with a thing: they say what about, not what to do."""
    return sum(bool(kid.pieces and _THING.match(skeleton(kid.pieces[0].text))) for kid in kids)


def _lowered(words):
    return [
        replace(w, text=w.text[:1].lower() + w.text[1:]) if n == 0 else w
        for n, w in enumerate(words)
    ]
