"""How the letter looks: mail programs read styles only where they stand, so classes become them."""

import re

CLASS = re.compile(r'class="(\w+)"')
FACE = "'Be Vietnam Pro','Segoe UI',Roboto,Arial,sans-serif"
HEAD = "padding-bottom:4px;border-bottom:1px solid #8a5a13;font-size:17px;line-height:1.4"
LOOK = {
    "body": f"margin:0;background:#fbf8f2;color:#1d2433;font:16px/1.55 {FACE}",
    "sheet": "max-width:640px;margin:0 auto;padding:20px 16px 32px",
    "title": "margin:0;font-size:26px;line-height:1.3",
    "day": "margin:2px 0 0;font-size:17px",
    "signed": "margin:4px 0 0;font-size:14px;color:#565d6e",
    "opening": "margin:12px 0 0",
    "head": f"margin:24px 0 8px;{HEAD};color:#8a5a13",
    "plain": "margin:4px 0 0",
    "warned": "margin:4px 0 0;color:#a63a1e",
    "failures": "margin:6px 0 0;padding-left:20px;font-size:15px",
    "lines": "margin:0;padding-left:20px",
    "line": "margin:0 0 3px",
    "entries": "margin:0;padding-left:24px",
    "entry": "margin:0 0 14px;padding-left:2px",
    "headline": "color:#1d2433;font-weight:600;text-decoration:none",
    "bits": "font-size:14px;color:#565d6e",
    "link": "color:#982449",
    "more": "color:#982449;font-weight:600",
    "case": "font-size:15px;color:#a63a1e",
    "caselink": "color:#a63a1e",
    "note": "font-size:15px",
    "open": "margin:26px 0 0",
    "button": "display:inline-block;padding:11px 18px;border-radius:8px;background:#b8325e;"
    "color:#fffaf5;text-decoration:none;font-weight:600",
    "foot": "margin:18px 0 0;font-size:13px;color:#565d6e",
}


def styled(html: str) -> str:
    """``html`` with every class replaced by its styles. ``KeyError``: a class without look."""
    return CLASS.sub(lambda found: f'style="{LOOK[found[1]]}"', html)
