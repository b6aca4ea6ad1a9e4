"""What a found name does in its sentence: the place itself, a list, a birthplace, a person."""

import re
from dataclasses import dataclass
from enum import StrEnum

from newswatch.pages import Page
from newswatch.places.agencies import is_agency
from newswatch.places.matching import Match


class Role(StrEnum):
    """Why a mention counts, or does not. The value is what an explanation calls it."""

    AGENCY = "cơ quan của tỉnh"
    HERE = "nơi xảy ra"
    PLAIN = "nhắc tới"
    PRODUCT = "sản vật"
    WITH_OTHERS = "cùng địa phương khác"
    CLUB = "tên đội thể thao"
    LIST = "danh sách nhiều tỉnh"
    TABLE = "bảng số liệu"
    BIRTHPLACE = "quê quán, nơi cư trú"
    PERSON = "tên người"
    STREET = "tên đường, tên riêng khác"
    ELSEWHERE = "cùng tên ở địa phương khác"
    UNSURE = "tên dùng chung, thiếu căn cứ"


@dataclass(slots=True)
class Mention:
    """A match with its role; ``others`` counts the other provinces of its sentence.

    ``nearest`` is the distance in letters to the nearest of them.
    """

    match: Match
    role: Role
    others: int
    nearest: int


_SURNAMES_TEXT = (
    "nguyễn trần lê phạm hoàng huỳnh phan vũ võ đặng bùi đỗ hồ ngô dương lý đinh trịnh "
    "lương tô tạ đoàn đào trương lâm phùng tống văn thị đức quốc nguyen tran le pham "
    "hoang huynh phan vo dang bui do ngo duong dinh trinh luong vu"
)
_SURNAMES = frozenset(_SURNAMES_TEXT.split())
_NEVER_PERSONS = ("site", "festival", "craft", "product", "park")
_TITLES = frozenset(["ông", "bà", "anh", "chị", "cô", "em", "ca_sĩ", "nghệ_sĩ", "mr", "mrs", "ms"])
_UNITS_TEXT = (
    "xã phường huyện tỉnh trấn thị thành phố tp tx tt thôn khu số cũ xa phuong huyen tinh "
    "tran thi thanh pho thon hamlet commune district province the of ward"
)
_UNITS = frozenset(_UNITS_TEXT.split())
_STOPS_TEXT = "quê tại ở o sinh nguyên trú que tai in from born at về ve gốc goc hktt người nguoi"
_STOPS = frozenset(_STOPS_TEXT.split())
_BIRTH = re.compile(
    r"(?<!ve )(?<!tham )(\bque( quan| o| tai| goc| nha( o)?)?|nguyen quan( o| tai)?"
    r"|sinh (ra )?(va lon len )?(o|tai)"
    r"|(?:sinh ra|lon len) (?:[a-z]+ ){0,9}(?:o|tai)|sinh truong (o|tai)|\bgoc|nguoi goc"
    r"|nguoi con (cua|que huong)"
    r"|tru (tai|o|quan)|\btru|thuong tru( tai| o)?|cu tru (tai|o)|ho khau( thuong tru)?( tai| o)?"
    r"|sinh nam \d{4} (o|tai|tu)|tuoi (o|tai|tu)|\b(den|toi|roi) tu|\broi|\bnguoi|hktt( tai| o)?"
    r"|\b(came|comes?|moved|migrated|arrived|travell?ed|goods|fruit|longans?)(?: [a-z]+){0,5} from"
    r"|(chef|man|woman|worker|student|singer|player|couple|migrant|family|doctor)s? from"
    r"|born (?:to|into) [a-z ]{3,50} in"
    r"|(born|raised|grew up) (and raised |and grew up )?in|natives?( of)?|hails? from|hailing from"
    r"|originally from|hometown (is |of |in )?|residing in|living in|residents?( of)?)\s*$"
)
_HERE_TEXT = "tai o ve den toi trong qua khap in at across visit visits to"
_HERE = frozenset(_HERE_TEXT.split())
_STREET = re.compile(
    r"\b(duong|pho|ngo|hem|dai lo|khach san|nha hang|street|road|giao xu|giao ho|khu pho|tiem vang"
    r"|hieu vang|tiem|quan|cua hang|gara|phong kham|nha xe"
    r"|giai thuong|cong ty|thuyen)\s$"
)
_SHOP = re.compile(
    r"\b(cua hang|nha hang|tiem|hieu (?:thuoc|sach|anh|vang)|gara|salon"
    r"|quan (?:pho|bun|com|an|bia|nuoc|ca phe|chao|lau))(?: [a-z]+){0,3}\s$"
)
_HOUSE = re.compile(  # says where it stands if its name is that of one place only
    r"\b(cho|(?<!moi )(?<!thi )(?<!cong )(?<!chu )(?<!bo )(?<!hien )(?<!quang )truong"
    r"|truong (?:thpt|thcs|tieu hoc|mam non)"
    r"|thpt|thcs|tieu hoc|thon|xom|ap|buon|ban)\s$"
)
_AT_HOME = re.compile(r"[A-ZĐÀ-ỸẠ-Ỵ]\w+(?: \([^)]{1,14}\))?, (?:ở|o|trú|tru)\s*$")  # after a name
_INSIDE = re.compile(r"\b(tại|Tại|tai|Tai)(?: [^\W\d]+){1,5}\s+$")  # "tại nhà thi đấu tỉnh …"
_OF_A_PERSON = re.compile(  # with marks: "cháu" is no "Châu"
    r"\b(con gái|con trai|vợ|chồng|cháu|nghệ sĩ|ca sĩ|cầu thủ|hoa hậu|á hậu|người mẫu|đạo diễn"
    r"|hậu vệ|tiền đạo|tiền vệ|thủ môn|vận động viên|vđv|doanh nhân|chàng trai|cô gái|chủ tiệm"
    r"|tài xế|diễn viên|nữ chính|nam chính|con gai|nghe si|ca si|cau thu|hoa hau|hau ve|tien dao"
    r"|tien ve|thu mon|tai xe|dien vien)(?: (?!tại\b|ở\b)[^\W\d]+){0,3}\s*$"
)
_WRITTEN = re.compile(r"\b(chữ|dòng chữ|tên là|biệt danh)\s*[\"“]?$")
_DISTANCE = re.compile(r"\bcach(?: [a-z]+){0,4}\s+$")
_PRODUCT = re.compile(
    r"\b(gao|thoc|ngao|ngheu|nhan|chuoi|vai|lon|ca|rau|trung|nghe|ga|bun|che|cam|oi|tuong|chieu"
    r"|banh [a-z]+|mam|thep|giay|gach|giap|(?:nhap|mua|lay|cho|chuyen)(?: [a-z0-9]+){0,6} tu)\s+$"
)
_PRODUCT_LAST_TEXT = (
    "gao thoc ngao ngheu nhan chuoi vai lon ca rau trung nghe ga bun che cam oi tuong chieu thep "
    "giay gach giap mam tu"
)
_PRODUCT_LAST = frozenset(_PRODUCT_LAST_TEXT.split())
_AMONG = re.compile(
    r"\b(trong do co|trong do gom|trong so do|bao gom|including)(?: [a-z0-9]+){0,12}\s+$"
)
_STREET_AFTER = re.compile(
    r"\s+(street|road|st|avenue|hotel|duong|minh|brick|steel|cement|group|corp|corporation|shoes"
    r"|jsc|garment)\b"
)
_CLUB = re.compile(
    r"\b(clb|cau lac bo|thep|doi|doi bong|doi tuyen|u\d\d|geleximco|vdv|van dong vien|tay vot"
    r"|kinh thu|hlv|gap|thang|thua|hoa)(?: (?:nu|nam|thep|bong chuyen|bong da|geleximco))*\s+$"
)
_BIRTH_LAST_TEXT = (
    "que quan nha o tai goc cua huong tru khau tu roi nguoi hktt from in of native natives hails "
    "hailing hometown is resident residents"
)
_BIRTH_LAST = frozenset(_BIRTH_LAST_TEXT.split())
_STREET_LAST_TEXT = (
    "duong pho ngo hem lo cho san hang street road xe truong thpt thcs hoc non thuong ty thuyen "
    "vang tiem quan gara kham xu ho thon xom ap buon ban"
)
_STREET_LAST = frozenset(_STREET_LAST_TEXT.split())
_CLUB_LAST_TEXT = (
    "clb bo thep doi bong tuyen geleximco vdv vien vot thu hlv gap thang thua hoa nu nam chuyen da"
)
_CLUB_LAST = frozenset(_CLUB_LAST_TEXT.split())
_DRAW_LAST = frozenset(["so", "xs", "kqxs", "qua", "tinh"])
_BIRTH_AFTER = re.compile(r"\s(natives?|born)\b")
_DRAW = re.compile(r"\b(xo so|xs|kqxs|ket qua|bien so|ve so)(?: tinh)?\s+$")


def role_of(page: Page, match: Match, others: tuple[int, int], table: bool) -> Role:
    """The role of one match; ``others`` is (count in the sentence, distance to the nearest).

    Order matters: what makes it no place at all, what makes it count less, what makes it more.
    Patterns are tried only where the last word can end one.
    """
    begin = _opening(page, match)
    before = page.text[begin : match.start]
    if _is_person(before, match):
        return Role.PERSON
    folded = page.folded[begin : match.start]
    near = folded[-40:]
    last = _last_word(near)
    if _is_street(page, match, near, last):
        return Role.STREET
    if table or (last in _DRAW_LAST and _DRAW.search(near)):
        return Role.TABLE
    lead = folded[: _lead_in(before)]
    if _AT_HOME.search(before[: len(lead)]):
        return Role.BIRTHPLACE
    if is_birthplace(page, match, lead) or _of_a_person(match, before[: len(lead)]):
        return Role.BIRTHPLACE
    if _WRITTEN.search(before) or (last != "" and _DISTANCE.search(near)):
        return Role.STREET
    return _counting_role(page, match, others, near, lead)


def _opening(page: Page, match: Match) -> int:
    """Where the words in front of a match begin to matter: not in the title or line before."""
    far = max(0, match.start - 90)
    return max(far, page.text.rfind("\n", far, match.start))


def lead_of(page: Page, match: Match) -> tuple[str, str]:
    """The folded text in front of a match, and the same without the chain of names it ends."""
    begin = _opening(page, match)
    folded = page.folded[begin : match.start]
    return folded, folded[: _lead_in(page.text[begin : match.start])]


def _last_word(folded: str) -> str:
    words = folded[-14:].split()
    return words[-1] if words else ""


def is_birthplace(page: Page, match: Match, lead: str) -> bool:
    if _last_word(lead) in _BIRTH_LAST and _BIRTH.search(" ".join(lead.split())):
        return True
    return bool(_BIRTH_AFTER.match(page.folded, match.end))


def _of_a_person(match: Match, lead: str) -> bool:
    """ "nghệ sĩ chèo Thái Bình": the province tells who somebody is."""
    if match.unit or not match.name.kind.endswith("province"):
        return False
    return bool(_OF_A_PERSON.search(lead[-50:].lower()))


def _counting_role(page: Page, match: Match, others: tuple[int, int], near: str, lead: str) -> Role:
    count, distance = others
    if count >= 3 or (count == 2 and distance <= 4):
        return Role.LIST
    if match.name.kind.endswith("province") and not match.unit and _is_club(near):
        return Role.CLUB if count or match.start > page.body else Role.WITH_OTHERS
    if match.start > page.body and _AMONG.search(
        page.folded, max(0, match.start - 90), match.start
    ):
        return Role.LIST
    if match.name.kind == "product" and not count:
        return Role.PRODUCT if match.start > page.body else Role.PLAIN
    if (match.name.kind in ("craft", "product") and count) or _in_brackets(page, match):
        return Role.WITH_OTHERS
    if _last_word(lead) in ("tu", "from") or (not match.unit and _is_product(near)):
        return Role.WITH_OTHERS
    if is_agency(page, match):
        return Role.AGENCY
    if distance > 15 and _is_here(lead):
        return Role.HERE
    if distance > 15 and _INSIDE.search(page.text, max(0, match.start - 50), match.start):
        return Role.HERE
    return Role.WITH_OTHERS if count >= 2 or distance <= 15 else Role.PLAIN


def _in_brackets(page: Page, match: Match) -> bool:
    """ "Bích Thủy (Thái Bình)": whose the person or thing is, more often than where."""
    start = match.start
    return match.name.kind.endswith("province") and page.text[start - 1 : start] == "("


def _is_product(near: str) -> bool:
    """Rice or clams of the province, sold or cooked wherever."""
    words = near.split()[-2:]
    known = words[:1] == ["banh"] or (bool(words) and words[-1] in _PRODUCT_LAST)
    return known and bool(_PRODUCT.search(near))


def _is_here(lead: str) -> bool:
    return _last_word(lead) in _HERE or lead.rstrip().endswith(("dia ban", "dia phan"))


def _is_club(near: str) -> bool:
    last = _last_word(near)
    return (last in _CLUB_LAST or last[:1] == "u") and bool(_CLUB.search(near))


def _is_person(before: str, match: Match) -> bool:
    """A family name or a form of address directly in front, or a name of persons without a unit."""
    if match.unit or match.name.kind in _NEVER_PERSONS:
        return False
    if not before.endswith(" "):
        return False
    word = before.split()[-1] if before.split() else ""
    if word.lower() in _TITLES:
        return True
    if match.name.name.startswith("Văn "):
        return word[:1].isupper() and word.lower() not in _UNITS and word[-1:].isalpha()
    return word[:1].isupper() and word.lower() in _SURNAMES and not _after_place(before)


def _after_place(before: str) -> bool:
    """The word in front ends another place: "Hưng Hà Thái Bình", "tỉnh Phú Thọ Thái Bình"."""
    words = before.split()
    return len(words) > 1 and words[-2].lower() in _UNITS


def _is_street(page: Page, match: Match, near: str, last: str) -> bool:
    if match.unit in ("tinh", "province", "huyen", "xa", "phuong"):
        return match.name.name == "Thái Bình" and match.unit == "xa"
    if _STREET_AFTER.match(page.folded, match.end):
        return True
    if not match.unit and match.name.kind.endswith("province") and _SHOP.search(near):
        return True
    if last not in _STREET_LAST or match.name.kind == "site":
        return False
    if not (match.name.bare == 3 and not match.name.kind.endswith("province")) and _HOUSE.search(
        near
    ):
        return True
    found = _STREET.search(near)
    return bool(found) and not (found[1] == "pho" and near.rstrip().endswith("thanh pho"))


def _lead_in(before: str) -> int:
    """Where the chain of names and units that ends at the mention begins in ``before``."""
    line = before.rfind("\n") + 1
    words = before[line:].split()
    taken = 0
    for word in reversed(words):
        bare = word.strip(',.;:()–-"“”').lower()
        if bare in _STOPS or (word[-1] in ".;!?" and bare not in ("tp", "tx", "tt")) or taken >= 12:
            break
        if not (bare in _UNITS or word[:1].isupper() or not bare):
            break
        taken += 1
    if taken == len(words):
        return line
    return line + len(before[line:].rsplit(None, taken)[0])
