"""Reads lists of bodies out of headings and sentences, and keeps one name for each.

Stands on the gazetteer; names it does not know are kept as they are written.
"""

import re
from dataclasses import dataclass, field, replace

from vanban.parsing.gazetteer import Form, Word, longest_form, nearest_form, words_of
from vanban.parsing.loose import skeleton
from vanban.parsing.phrases import phrases
from vanban.parsing.places import provinces
from vanban.parsing.plan import Agency

# Words a body's name begins with. True: the word after it must be capitalised, because
# the same word begins ordinary sentences ("Ban hành", "Báo cáo", "Hội nghị").
_OPENERS: dict[str, bool] = {
    "so": True, "bo": True, "ban": True, "bao": True, "hoi": True, "doan": True, "vien": True,
    "truong": True, "dai": True, "cuc": True, "vu": True, "quy": True, "phong": True, "to": True,
    "van phong": False, "uy ban": False, "hoi dong": False, "cong an": False, "chi cuc": False,
    "tong cuc": False, "dai hoc": False, "trung tam": False, "tap chi": False,
    "thong tan": False, "lien hiep": True, "lien doan": True, "lien minh": True,
    "hiep hoi": False, "tinh doan": False, "thanh doan": False, "xa doan": False,
    "thanh tra": True, "toa an": False, "vien kiem": False, "kho bac": False,
    "ngan hang": True, "thue": True, "hai quan": True, "bao hiem": True, "tinh uy": False,
    "thanh uy": False, "huyen uy": False, "dang uy": False, "mat tran": True, "mttq": False,
    "cong ty": True, "tap doan": True, "buu dien": True, "dien luc": True, "cau lac": False,
    "chinh quyen": False, "ban quan": False, "ban chi": False, "ban tuyen": False,
    "ban dan": False, "ban to": False, "ban thuong": False, "ban chap": False,
    "bo chi": False, "bo tu": False, "to cong": False, "hat kiem": False, "doi quan": False,
    "vien thong": True, "lanh dao": False, "thu truong": False, "chu tich": False,
    "giam doc": False, "truong thon": False, "hoc vien": True, "nha xuat": False,
    "cac so": False, "cac ban": False, "cac co": False, "cac don": False, "cac dia": False,
    "cac bo": False, "cac hoi": False, "cac doan": False, "cac to": False, "cac phong": False,
    "cac truong": False, "cac thon": False, "cac doanh": False, "cac xa": False,
    "cac nganh": False, "cac cap": False, "cac trung": False, "cac huyen": False,
    "cac ho": False, "cac khoa": False, "cac vu": False, "cac cuc": False, "cac vien": False,
    "cac bao": False, "cac hiep": False, "don bien": False, "cac dang": False, "cac cau": False,
    "cac khu": False, "cac nha": False,
    "cac lang": False, "cac chua": False, "cac ban quan": False, "cac tap": False,
    "cac chi": False, "cac uy": False, "cac thanh": False,
    "cong chuc": False, "can bo": False, "bo phan": False, "tram y": False, "co quan": False,
    "don vi": False, "doanh nghiep": False, "ke toan": False, "bi thu": False,
    "nha van": False, "bao tang": True, "thu vien": True, "nha hat": True, "cong doan": True,
}  # fmt: skip
# Where a name is over: a lower-case verb of two words takes the sentence on ...
_VERBS = frozenset(
    """
    chu tri|chu dong|phoi hop|tham muu|thuc hien|trien khai|xay dung|to chuc|can cu|chiu trach|
    huong dan|theo doi|theo quy|theo chuc|cung cap|chuan bi|don doc|kiem tra|giam sat|tang cuong|
    day manh|tiep tuc|thuong xuyen|bo tri|tham dinh|tong hop|bao cao|bao dam|dam bao|ra soat|
    nghien cuu|long ghep|quan triet|phan cong|chi dao|tuyen truyen|tham gia|dang tai|de nghi|
    giup uy|khi co|tren dia|tren co|tren cac|lam dau|lam tot|tao dieu|phat dong|phat huy|ban hanh|
    phat hanh|trinh uy|trinh cap|gui ve|gui so|hoan thanh|hoan thien|de xuat|van dong|khuyen khich|
    uu tien|cap nhat|dinh ky|hang nam|hang thang|hang quy|truoc ngay|nghiem tuc|phai dam|quy dinh|
    tich cuc|kip thoi|nang cao|bien tap|bien soan|lap du|lap ke|dua tin|doi moi|lien he|doi chieu|
    thong bao|thong tin|ghi nhan|khao sat|chia se|moi dai|mo chuyen|mo cac|gop phan|cham nhat|
    dieu chinh|yeu cau|tiep nhan|so ket|tong ket|dat hang|san xuat|kien toan|ky ket|soan thao|
    tac nghiep|xuat ban|ho tro|bo sung|dien tap|huy dong|tap trung|tap huan|gioi thieu|quang ba|
    cu can|cu nguoi|phan bo|thanh lap|duy tri|xac dinh|danh gia|giao cho|nhan su|trong viec|
    lanh dao|pho bien|dinh huong|cu the|xem xet|phe duyet|xu ly|giai quyet|tham tra|lua chon|
    su dung|thu thap|khai thac|hop tac|trao doi|suu tam|boi duong|dao tao|thao go|bao ve|
    ket noi|bam sat|thanh toan|quyet toan|chap hanh|quan ly|dau tranh|phat hien|
    tong hop|cong bo|van hanh
    """.replace("\n", "")
    .replace("    ", "")
    .strip()
    .split("|")
)
# ... and so does one of these small words.
_STOPPERS = frozenset(phrases("enders"))
_FIRSTS = frozenset(opener.split()[0] for opener in _OPENERS)
_LEVEL = frozenset({"tinh", "huyen", "xa", "phuong", "quan"})
_JOINTS = frozenset({"va", "cung", "voi", "&"})
_LEAD = re.compile(
    r"^(?:(?:de nghi|giao(?: cho)?|yeu cau|trach nhiem cua|trach nhiem|doi voi|do|nhiem vu cua|"
    r"cac co quan(?:, don vi)? chu tri|kinh de nghi|uy quyen)\s+)+"
)
_MAX_NAME = 16
_SHORT = 3


@dataclass(frozen=True, slots=True)
class Mention:
    """A body at a place of a text: its id when known, its kind, its name, word span."""

    id: str
    kind: str
    name: str
    start: int
    end: int


def slug(name: str) -> str:
    """``Sở Ngoại vụ`` → ``so-ngoai-vu``."""
    key = re.sub(r"[^a-z0-9]+", "-", skeleton(name)).strip("-")
    return key.replace("uy-ban-nhan-dan", "ubnd")[:80]


def opens(words: list[Word], at: int) -> bool:
    """Whether a body's name can begin at word ``at``."""
    if at >= len(words):
        return False
    if words[at].text.lower() == "quý":
        return False
    one = words[at].skel
    two = f"{one} {words[at + 1].skel}" if at + 1 < len(words) else one
    strict = _OPENERS.get(two, _OPENERS.get(one))
    if strict is None:
        return False
    if two in _OPENERS:
        return not strict or (at + 2 < len(words) and words[at + 2].capital) or at + 2 >= len(words)
    return at + 1 < len(words) and words[at + 1].capital and not words[at + 1].gap.strip()


def body_at(text: str, words: list[Word], at: int) -> tuple[Mention, int] | None:
    """The body whose name begins at word ``at`` and the index after it."""
    found = _form_at(words, at)
    if found:
        form, end = found
        end = _qualifier(words, _suffix(words, end, form.words[-1]))
        return _known(text, words, at, end, found), end
    if not opens(words, at):
        return None
    end = _qualifier(words, _name_end(words, at))
    name = _spelled(text[words[at].start : words[end - 1].end])
    return Mention(slug(name), "other", name, words[at].start, words[end - 1].end), end


def _form_at(words: list[Word], at: int) -> tuple[Form, int] | None:
    """A known form; a much longer damaged one goes before a short exact one inside it."""
    exact = longest_form(words, at)
    if exact and (_is_over(words, exact[1]) or exact[1] - at > _SHORT):
        return exact
    near = nearest_form(words, at) if _maybe(words, at) else None
    if exact and (near is None or near[1] < exact[1] + 2):
        return exact
    return near


def _is_over(words: list[Word], n: int) -> bool:
    """Whether a name ends before word ``n``: the text's end, a comma, a verb, "và"."""
    if n >= len(words) or words[n].gap.strip() or words[n].skel == "va":
        return True
    return not words[n].capital and is_verb(words[n : n + 2])


def _maybe(words: list[Word], at: int) -> bool:
    """Whether damage could hide a body here: an opener, or a first word with a foreign sign."""
    if at >= len(words):
        return False
    first = words[at].skel
    return opens(words, at) or not first.isalpha() or len(first) == 1 or first in _FIRSTS


def _known(text, words, at, end, found) -> Mention:
    form, known_end = found
    written = text[words[at].start : words[end - 1].end]
    base = text[words[at].start : words[known_end - 1].end]
    tail = text[words[known_end - 1].end : words[end - 1].end]
    name = form.name + tail
    if skeleton(base) == skeleton(form.name) and base.lower() == form.name.lower():
        name = written if not base.isupper() else name
    start, stop = words[at].start, words[end - 1].end
    return Mention(form.body.id, form.body.kind, _first_upper(name), start, stop)


def _suffix(words: list[Word], end: int, last: str) -> int:
    """Take in "tỉnh", "tỉnh Hưng Yên", "Lào Cai" after a known name."""
    n = _province(words, end)
    if n > end:
        return n
    if n < len(words) and not words[n].gap.strip() and words[n].skel in _LEVEL and last != "tinh":
        n += 1
        last = words[n - 1].skel
    elif n + 1 < len(words) and words[n].skel == "thanh" and words[n + 1].skel == "pho":
        n, last = n + 2, "pho"
    if last not in _LEVEL | {"pho"}:
        return n if last == "tinh" or n > end else end
    return _proper(words, n)


def _province(words: list[Word], n: int) -> int:
    """The index after a province's name at ``n``: "Báo Nghệ An"."""
    for length in (4, 3, 2, 1):
        here = words[n : n + length]
        if len(here) < length or not here[0].capital or any(w.gap.strip(" -") for w in here):
            continue
        if tuple(w.skel for w in here) in provinces():
            return n + length
    return n


_QUALIFIERS = ("còn lại", "cùng cấp", "trực thuộc", "trên địa bàn", "thuộc", "cấp tỉnh", "các cấp")


def _qualifier(words: list[Word], end: int) -> int:
    """Take in "còn lại", "trực thuộc Sở", "trên địa bàn tỉnh" after a name."""
    ahead = [w.text for w in words[end : end + 3]]
    if not ahead or words[end].gap.strip():
        return end
    for phrase in _QUALIFIERS:
        length = phrase.count(" ") + 1
        if " ".join(ahead[:length]) == phrase:
            return _whose(words, end + length)
    return end


def _whose(words: list[Word], n: int) -> int:
    """The level or the body after "thuộc", "trên địa bàn"."""
    if n >= len(words) or words[n].gap.strip():
        return n
    if words[n].skel in _LEVEL:
        return _proper(words, n + 1)
    if opens(words, n) and (found := longest_form(words, n)):
        return found[1]
    return n + 1 if words[n].skel in {"so", "bo", "tinh", "ban"} and words[n].capital else n


def _proper(words: list[Word], n: int) -> int:
    """Take in up to three capitalised words that are a place's name."""
    stop = n
    while stop < min(n + 3, len(words)) and not words[stop].gap.strip():
        if not words[stop].capital or opens(words, stop) or words[stop].skel == "trung":
            break
        stop += 1
    return stop


def _name_end(words: list[Word], at: int) -> int:
    n = at + 1
    while n < min(at + _MAX_NAME, len(words)):
        word = words[n]
        if word.gap.strip() not in {"", ",", "-", "–"}:
            break
        if word.gap.strip() == "," and not _goes_on(words, n):
            break
        if word.skel == "va" and not _goes_on(words, n + 1):
            break
        if n > at + 1 and not word.capital and _stops(words, n):
            break
        n += 1
    return n


def _stops(words: list[Word], n: int) -> bool:
    following = words[n + 1].skel if n + 1 < len(words) else ""
    return words[n].text in _STOPPERS or f"{words[n].skel} {following}" in _VERBS


_ONE_WORD_VERBS = frozenset(phrases("one_word_verbs"))


def is_verb(words: list[Word]) -> bool:
    """Whether the words begin with what a body does."""
    if not words or words[0].gap.strip() not in {"", ","}:
        return False
    following = words[1].skel if len(words) > 1 else ""
    if f"{words[0].skel} {following}" in {"yeu cau", "de nghi", "giao cho"}:
        return False
    return words[0].text.lower() in _ONE_WORD_VERBS or f"{words[0].skel} {following}" in _VERBS


_NO_VERBS = frozenset(phrases("no_verbs"))


def may_be_verb(words: list[Word]) -> bool:
    """Whether the words after a body at the head of a sentence can be what it does."""
    if not words or words[0].gap.strip() or words[0].skel in {"giao", "yeu"}:
        return False
    if [w.skel for w in words[:2]] == ["de", "nghi"]:
        return False
    return not words[0].capital and words[0].text[:1].isalpha() and words[0].text not in _NO_VERBS


def _goes_on(words: list[Word], n: int) -> bool:
    """After a comma or "và": a capitalised word that begins no other body."""
    return (
        n < len(words) and words[n].capital and not opens(words, n) and not longest_form(words, n)
    )


_FIRST_WORDS = {skeleton(word): word for word in phrases("first_words")}


def _spelled(name: str) -> str:
    """The first word of an office's name has one spelling only: ``Bão Nghệ An`` is a paper."""
    first, _, rest = name.partition(" ")
    if skeleton(first) == "bao" and skeleton(rest).startswith("hiem"):
        return f"Bảo {rest}"
    return _first_upper(f"{_FIRST_WORDS.get(skeleton(first), first)} {rest}".strip())


def _first_upper(name: str) -> str:
    return name[:1].upper() + name[1:]


def scan(text: str, at: int = 0) -> tuple[list[Mention], int]:
    """Read a list of bodies from offset ``at``; the second value is the offset after it."""
    words = words_of(text[at:])
    found: list[Mention] = []
    n, end = 0, at
    while n < len(words):
        got = body_at(text[at:], words, n)
        if got is None:
            break
        mention, n = got
        found.append(
            Mention(mention.id, mention.kind, mention.name, mention.start + at, mention.end + at)
        )
        end = at + mention.end
        step = _joint(words, n)
        if step is None:
            break
        n = step
    return found, end


def _joint(words: list[Word], n: int) -> int | None:
    """The word where the next body of the list may begin."""
    if n >= len(words) or words[n].gap.strip() not in {"", ",", ";", "/", ", "}:
        return None
    start = n
    while n < len(words) and words[n].skel in _JOINTS and n < start + 2:
        n += 1
    if n == start and words[n].gap.strip() not in {",", ";", "/"}:
        return None
    return n if n < len(words) else None


def lead_in(text: str) -> int:
    """Length of "Đề nghị", "Giao", "Trách nhiệm của" in front of a body."""
    match = _LEAD.match(skeleton(text))
    return match.end() if match else 0


_LOOSE_GROUPS = frozenset(
    {
        "cac-co-quan-don-vi", "truong-hoc", "cac-phong-don-vi", "cac-vu-cuc",
        "thon-to-dan-pho", "cac-doan-the", "cac-doanh-nghiep",
    }
)  # fmt: skip


@dataclass
class Registry:
    """One name and one id for each body of a document; a heading's name goes first."""

    names: dict[str, Agency] = field(default_factory=dict)
    headings: set[str] = field(default_factory=set)

    def add(self, mentions: list[Mention], heading: bool = False) -> tuple[str, ...]:
        """Enter the mentions and return their ids, each once."""
        mentions = [self._apart(mention) for mention in mentions]
        for mention in mentions:
            first = heading and mention.id not in self.headings
            if first or mention.id not in self.names:
                self.names[mention.id] = Agency(mention.id, mention.name, mention.kind)
            if heading:
                self.headings.add(mention.id)
        return tuple(dict.fromkeys(m.id for m in mentions))

    def _apart(self, mention: Mention) -> Mention:
        """A loose group under another name is another body."""
        loose = mention.id in _LOOSE_GROUPS
        return replace(mention, id=slug(mention.name)) if loose else mention

    def unfold(self, ids: tuple[str, ...]) -> tuple[str, ...]:
        """ "Các sở, ngành, địa phương" are the two groups when the document names both."""
        both = ("cac-so-ban-nganh", "ubnd-xa-phuong")
        if "cac-so-nganh-dia-phuong" in ids and self.headings.issuperset(both):
            ids = tuple(
                i for one in ids for i in (both if one == "cac-so-nganh-dia-phuong" else (one,))
            )
        return tuple(dict.fromkeys(ids))

    def name(self, key: str) -> str:
        return self.names[key].name

    def all(self) -> tuple[Agency, ...]:
        return tuple(self.names.values())
