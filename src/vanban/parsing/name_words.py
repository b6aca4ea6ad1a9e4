"""Where a body's name may begin and where it must be over: word lists and their tests.

Knows no single body; those are in the gazetteer.
"""

from vanban.parsing.gazetteer import Word
from vanban.parsing.phrases import phrases

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
    "dai su": False, "tong lanh": False, "lanh su": False,
    "cong chuc": False, "can bo": False, "bo phan": False, "tram y": False, "co quan": False,
    "don vi": False, "doanh nghiep": False, "ke toan": False, "bi thu": False,
    "nha van": False, "bao tang": False, "thu vien": False, "nha hat": False, "cong doan": True,
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
FIRSTS = frozenset(opener.split()[0] for opener in _OPENERS)


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


def stops(words: list[Word], n: int) -> bool:
    following = words[n + 1].skel if n + 1 < len(words) else ""
    return words[n].text in _STOPPERS or f"{words[n].skel} {following}" in _VERBS
