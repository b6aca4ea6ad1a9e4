"""What kind of event a text tells, in words both languages share. A short table, no model."""

import re
from functools import cache
from pathlib import Path

import ahocorasick

from newswatch.folding import fold

_TABLE = Path(__file__).with_name("concepts.tsv")
STAGES = {
    "before": r"chuẩn bị|sẵn sàng|ứng phó|phương án|chạy thử"
    r"|trước ngày|trước giờ|sắp|sẽ|dự kiến|trước thềm|chờ"
    r"|tổng duyệt|họp báo giới thiệu|công bố kế hoạch"
    r"|will|to be held|plans? to|upcoming|ahead of|prepares?|is set to",
    "figures": r"đính chính|cập nhật|tăng lên|nâng số|thêm (một|hai|ba|\d+) (người|nạn nhân|ca)"
    r"|lan rộng|lên \d+ người|correct(s|ion|ed)"
    r"|updated?|rises? to|revised|climbs to",
    "inquiry": r"khởi tố|điều tra|nguyên nhân|truy tố|kết luận|lời khai|khám nghiệm|thanh tra"
    r"|tạm giam|investigat\w+|prosecut\w+|inquiry|probe|cause of|charged",
    "court": r"xét xử|tuyên án|tuyên phạt|phiên tòa|hầu tòa|lĩnh án|phúc thẩm|án tù|trial|sentenced"
    r"|court|jailed|verdict",
    "after": r"sau vụ|sau khi|khắc phục|thăm hỏi|hỗ trợ|vụ [^.]{3,60}:|bế mạc|tổng kết"
    r"|nhìn lại|một tháng sau"
    r"|ngày sau|một năm|rút kinh nghiệm|đền bù|trở lại|khép lại"
    r"|aftermath|compensat\w+|closes|wraps up|a (week|month|year)"
    r" (after|later)|months? after",
}
_STAGES = {name: re.compile(rf"\b(?:{pattern})\b") for name, pattern in STAGES.items()}
_BULLETIN = re.compile(
    r"\b(gia (heo|lon|vang|xang|lua|gao|ca phe|tieu|bac|thep|usd|nong san|dau|nhan|thit|sau rieng)"
    r"|ty gia|xo so|xs[a-z]{2,3}\b|kqxs|vietlott|thoi tiet|du bao|lich (cat|cup|thi dau|phat song)"
    r"|cup dien|cat dien|mat dien|tinh hinh giao thong|ban tin|diem tin|tin (sang|trua|chieu|toi)\b"
    r"|bang xep hang|tu vi|lich van nien|muc nuoc|chat luong khong khi|chi so aqi|phien giao dich"
    r"|chung khoan|vn index|gold prices?|(pork|hog|rice|coffee|fuel|petrol) prices?|weather"
    r"|exchange rates?|traffic (report|update)|lottery|daily|morning brief|news in brief)"
)


@cache
def _words() -> ahocorasick.Automaton:
    machine = ahocorasick.Automaton()
    for line in _TABLE.read_text(encoding="utf-8").splitlines():
        concept, words = line.split("\t")
        for word in words.split("|"):
            machine.add_word(word, (len(word), concept))
            if " " in word:  # two syllables without marks are still hardly anything else
                bare = " ".join(fold(word).split())
                machine.add_word(bare, (len(bare), concept))
    machine.make_automaton()
    return machine


def concepts_of(lowered: str) -> frozenset[str]:
    """The kinds of event named in lower case text."""
    text = f" {lowered} "
    return frozenset(
        concept
        for last, (length, concept) in _words().iter(text)
        if not text[last + 1].isalnum() and not text[last - length].isalnum()
    )


def stages_of(lowered_title: str) -> frozenset[str]:
    """Whether a title looks ahead, corrects figures, asks for causes, judges, or looks back."""
    return frozenset(name for name, p in _STAGES.items() if p.search(lowered_title))


def is_bulletin(folded_title: str) -> bool:
    """A title that returns every day with other figures: prices, draws, weather, power cuts."""
    return bool(_BULLETIN.search(folded_title))
