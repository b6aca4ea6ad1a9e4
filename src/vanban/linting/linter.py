"""Read a .docx and say, rule by rule, where it departs from Decree 30/2020/NĐ-CP."""

from collections import Counter
from os import PathLike
from typing import BinaryIO

from vanban.linting import rules_body, rules_foot, rules_head, rules_numbering, rules_page
from vanban.linting.anatomy import dissect
from vanban.linting.finding import Finding
from vanban.linting.source import load

RULES = (
    *rules_page.RULES,
    *rules_head.RULES,
    *rules_body.RULES,
    *rules_numbering.RULES,
    *rules_foot.RULES,
)
_MOST = 20  # findings of one rule that are told one by one


def lint(path: str | PathLike[str] | BinaryIO) -> list[Finding]:
    """The findings of a .docx, in the order of the rules.

    One finding for each paragraph and rule; from the 21st on, those of a rule are told as
    one. Raises ``UnreadableInput`` or ``InputTooLarge`` for what is no .docx within limits.
    """
    anatomy = dissect(load(path))
    return _shortened([finding for rule in RULES for finding in rule(anatomy)])


def _shortened(findings: list[Finding]) -> list[Finding]:
    counts = Counter(finding.rule for finding in findings)
    told: Counter[str] = Counter()
    kept = []
    for finding in findings:
        told[finding.rule] += 1
        if told[finding.rule] <= _MOST:
            kept.append(finding)
        elif told[finding.rule] == counts[finding.rule]:
            more = counts[finding.rule] - _MOST
            where = f"{more} chỗ khác, chỗ cuối ở {finding.where}"
            kept.append(
                Finding(finding.rule, finding.article, finding.severity, where, finding.message)
            )
    return kept
