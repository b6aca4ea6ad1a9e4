"""Which paragraph is which element of the form: boxes 1-9 of the layout, body, appendices."""

import re
from dataclasses import dataclass, field

from vanban.linting.source import Line, Source
from vanban.skeleton import fold
from vanban.writing.kinds import ABBREVIATIONS

_NATION = "cong hoa xa hoi chu nghia viet nam"
_DATE = re.compile(r"ngay\b.*\bthang\b.*\bnam\b")
_HEAD = 40  # the head lies within so many paragraphs
BASIS = re.compile(r"(can cu|theo de nghi|xet de nghi)\b")
_KINDS = {fold(name): mark for mark, name in ABBREVIATIONS.items()}
_APPENDIX = re.compile(r"phu luc( so)?( [ivxlc]+| \d+)?[.:]?$")
_DECIDES = re.compile(r"(quyet dinh|quyet nghi) ?:$")


@dataclass
class Appendix:
    """The paragraphs of one appendix."""

    label: Line
    lines: list[Line] = field(default_factory=list)


@dataclass
class Anatomy:
    """A document taken apart. ``abbreviation`` is "" for công văn, None when unknown."""

    source: Source
    national: Line | None = None
    motto: Line | None = None
    motto_rule: float | None = None
    parent: list[Line] = field(default_factory=list)
    issuer: list[Line] = field(default_factory=list)
    issuer_rule: float | None = None
    number: Line | None = None
    letter_subject: Line | None = None
    place: Line | None = None
    title: Line | None = None
    subject: list[Line] = field(default_factory=list)
    subject_rule: float | None = None
    addressee: Line | None = None
    addressees: list[Line] = field(default_factory=list)
    bases: list[Line] = field(default_factory=list)
    decides: list[Line] = field(default_factory=list)
    body: list[Line] = field(default_factory=list)
    authority: list[Line] = field(default_factory=list)
    signer: Line | None = None
    recipients_head: Line | None = None
    recipients: list[Line] = field(default_factory=list)
    appendices: list[Appendix] = field(default_factory=list)
    abbreviation: str | None = None

    @property
    def main(self) -> list[Line]:
        """Body paragraphs outside tables that show something."""
        return [line for line in self.body if line.text and not line.place.table]


def dissect(source: Source) -> Anatomy:
    """Find the elements; what is not there stays None or empty."""
    anatomy = Anatomy(source)
    lines = source.lines
    end = _head(anatomy, lines[:_HEAD])
    foot = next((n for n, one in enumerate(lines) if _is_recipients(one)), len(lines))
    start_appendix = _appendices(anatomy, lines)
    foot = min(foot, start_appendix)
    rest = _title(anatomy, lines[end:foot])
    rest = _addressees(anatomy, rest)
    rest = _bases(anatomy, rest)
    anatomy.body = [line for line in rest if not _beside(line, lines, foot)]
    _foot(anatomy, lines[foot:start_appendix], [one for one in rest if _beside(one, lines, foot)])
    anatomy.abbreviation = _abbreviation(anatomy)
    return anatomy


def number_parts(text: str) -> re.Match[str] | None:
    """Digits and symbol of a number line that can be read at all."""
    return re.match(r"\s*Số\s*:?\s*(?P<number>[\d.…]*)\s*/\s*(?P<symbol>.*)$", text, re.IGNORECASE)


def _abbreviation(anatomy: Anatomy) -> str | None:
    if anatomy.title is not None:
        return _KINDS.get(fold(anatomy.title.text))
    if anatomy.letter_subject is not None:
        return ""
    found = number_parts(anatomy.number.text) if anatomy.number else None
    if found and (mark := found["symbol"].split("-")[0].strip()) in ABBREVIATIONS:
        return mark
    return "" if anatomy.addressee is not None else None


def _is_recipients(line: Line) -> bool:
    return fold(line.text).startswith("noi nhan")


def _beside(line: Line, lines: list[Line], foot: int) -> bool:
    """True for a paragraph in the table of Nơi nhận (the signature may come first in it)."""
    return foot < len(lines) and 0 < line.place.table == lines[foot].place.table


def _head(anatomy: Anatomy, lines: list[Line]) -> int:
    """Boxes 1-4 and 5b; returns the index behind the head."""
    end = 0
    for place, line in enumerate(lines):
        if _begins_text(line):
            break
        name = _head_element(anatomy, line)
        if name:
            setattr(anatomy, name, line)
        if name == "motto":
            anatomy.motto_rule = _stroke_after(lines, place)
        if name or _in_head(anatomy, line):
            end = place + 1
    _agencies(anatomy, lines)
    return end


def _begins_text(line: Line) -> bool:
    """True behind the head: a date or a number from here on belongs to the text."""
    words = fold(line.text)
    return not line.place.table and (
        words in _KINDS or words.startswith("kinh gui") or bool(BASIS.match(words))
    )


def _head_element(anatomy: Anatomy, line: Line) -> str | None:
    """Which element, not met before, ``line`` is."""
    bare = " ".join(re.sub(r"[^a-z ]", " ", fold(line.text)).split())
    motto = {"doc", "lap", "tu", "do"} <= set(bare.split()) and len(bare) < 40
    tests = {
        "national": _NATION in bare,
        "motto": motto,
        "number": bool(re.match(r"so ?:|so .*/", fold(line.text))),
        "place": _dated(line, bare),
        "letter_subject": fold(line.text).startswith("v/v"),
    }
    named = (name for name, true in tests.items() if true and getattr(anatomy, name) is None)
    return next(named, None)


def _dated(line: Line, bare: str) -> bool:
    return bool(_DATE.search(bare)) and len(bare) < 70 and not line.text.startswith("(")


def _in_head(anatomy: Anatomy, line: Line) -> bool:
    nation = anatomy.national
    return nation is not None and 0 < nation.place.table == line.place.table


def _agencies(anatomy: Anatomy, lines: list[Line]) -> None:
    """Box 2: the cell left of Quốc hiệu; the issuer is bold or, failing that, the last."""
    nation = anatomy.national
    if nation is None or not nation.place.table:
        return
    here = nation.place
    cell = [
        (n, line)
        for n, line in enumerate(lines)
        if (line.place.table, line.place.row) == (here.table, here.row)
        and line.place.cell < here.cell
    ]
    below = (anatomy.number, anatomy.letter_subject)
    end = next((n for n, line in cell if line in below), len(lines))
    named = [(n, line) for n, line in cell if n < end and line.text and line.stroke() is None]
    bold = [pair for pair in named if all(run.form.bold for run in pair[1].inked)]
    issuer = bold or named[-1:]
    anatomy.issuer = [line for _, line in issuer]
    anatomy.parent = [line for n, line in named if issuer and n < issuer[0][0]]
    if issuer:
        anatomy.issuer_rule = _stroke_after(lines, issuer[-1][0])


def _stroke_after(lines: list[Line], place: int) -> float | None:
    """The line drawn in the paragraph itself or in what follows it in the same cell."""
    first = lines[place]
    for line in lines[place : place + 4]:
        same = (line.place.table, line.place.row, line.place.cell)
        if same != (first.place.table, first.place.row, first.place.cell):
            break
        if (length := line.stroke()) is not None:
            return length
        if line is not first and line.text:
            break
    return None


def _title(anatomy: Anatomy, lines: list[Line]) -> list[Line]:
    """Box 5a: a known kind on a line of its own, then its subject; returns the rest."""
    for place, line in enumerate(lines[:12]):
        if line.text and (fold(line.text) in _KINDS or _shouts(line)):
            anatomy.title = line
            return _subject(anatomy, lines[place + 1 :])
        if fold(line.text).startswith("kinh gui") or BASIS.match(fold(line.text)):
            break
    return lines


def _shouts(line: Line) -> bool:
    """A short centred line in capitals, though of no known kind."""
    return line.shape.align == "center" and line.text.isupper() and len(line.text) < 30


def _subject(anatomy: Anatomy, lines: list[Line]) -> list[Line]:
    for place, line in enumerate(lines):
        if (length := line.stroke()) is not None:
            anatomy.subject_rule = length
            if not line.text or not re.search(r"\w", line.text.replace("_", "")):
                return lines[place + 1 :]
        words = fold(line.text)
        ends = line.shape.align != "center" or words.startswith("kinh gui") or line.place.table
        if line.text and (ends or BASIS.match(words)):
            return lines[place:]
        if line.text:
            anatomy.subject.append(line)
            if line.stroke() is not None:
                return lines[place + 1 :]
    return []


def _addressees(anatomy: Anatomy, lines: list[Line]) -> list[Line]:
    """Box 9a."""
    for place, line in enumerate(lines[:10]):
        if not fold(line.text).startswith("kinh gui"):
            continue
        anatomy.addressee = line
        rest = lines[place + 1 :]
        alone = re.sub(r"(?i)kính gửi\s*:?", "", line.text).strip()
        while not alone and rest and (not rest[0].text or rest[0].text[0] in "-–+"):
            if rest[0].text:
                anatomy.addressees.append(rest[0])
            rest = rest[1:]
        return lines[:place] + rest
    return lines


def _bases(anatomy: Anatomy, lines: list[Line]) -> list[Line]:
    """Legal bases: the run of "Căn cứ …" that ends with ";" or stands before "QUYẾT ĐỊNH:"."""
    found: list[Line] = []
    rest = list(lines)
    while rest:
        line = rest[0]
        words = fold(line.text)
        if BASIS.match(words) and (found or line.text[-1] in ";." or _italic(line)):
            found.append(line)
        elif _DECIDES.match(words) or (not found and _names_authority(line)):
            anatomy.decides.append(line)
        elif line.text:
            break
        rest.pop(0)
    if len(found) == 1 and not found[0].text.endswith(";") and not _italic(found[0]):
        return lines  # an opening sentence of the text, not a basis
    anatomy.bases = found
    return rest


def _names_authority(line: Line) -> bool:
    """ "GIÁM ĐỐC SỞ …" of a decision, above its legal bases."""
    centred = line.shape.align == "center" and not line.place.table
    return centred and line.text.isupper() and not re.match(r"[IVX]+\.", line.text)


def _italic(line: Line) -> bool:
    return all(run.form.italic for run in line.inked)


def _foot(anatomy: Anatomy, lines: list[Line], before: list[Line]) -> None:
    """Boxes 7 and 9b: two cells of one row, in either order."""
    if not lines:
        return
    anatomy.recipients_head = lines[0]
    here = lines[0].place
    together = [one for one in lines if one.place.table == here.table and here.table]
    for line in together[1:]:
        if line.text and line.place.cell == here.cell:
            anatomy.recipients.append(line)
    others = [one for one in before + together if one.place.cell != here.cell and one.text]
    if others and not others[-1].text.isupper():
        anatomy.signer = others.pop()
    room = next((n for n, one in enumerate(others) if one.text.startswith("(")), len(others))
    anatomy.authority = others[:room]  # "(Chữ ký …)" marks the room for the signature


def _appendices(anatomy: Anatomy, lines: list[Line]) -> int:
    """Appendices begin at a line "Phụ lục …" of its own; returns where the first begins."""
    first = len(lines)
    for place, line in enumerate(lines):
        label = line.text and not line.place.table and _APPENDIX.match(fold(line.text))
        if label and (
            line.shape.align == "center" or place and lines[place - 1].section < line.section
        ):
            anatomy.appendices.append(Appendix(line))
            first = min(first, place)
        elif anatomy.appendices:
            anatomy.appendices[-1].lines.append(line)
    return first
