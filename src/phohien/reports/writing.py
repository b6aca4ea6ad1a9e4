"""Saving sections of a text that several people edit: cleaned, checked, nobody's words lost."""

import hashlib
from collections.abc import Iterable, Mapping

from django.utils.translation import gettext as _

from phohien.kernel.errors import InvalidInput
from phohien.reports.errors import EditedMeanwhile

MAX_SECTION = 60_000  # characters


def fingerprint(text: str) -> str:
    """A short mark of the text a person started from."""
    return hashlib.sha256(cleaned(text).encode()).hexdigest()[:16]


def cleaned(text: str) -> str:
    """Line ends of one kind, nothing around."""
    return text.replace("\r\n", "\n").replace("\r", "\n").strip()


def merged(
    present: Mapping[str, str],
    typed: Mapping[str, str],
    known: Iterable[str],
    seen: Mapping[str, str] | None,
) -> dict[str, str]:
    """``present`` with what was typed.

    ``seen`` maps a key to the fingerprint of the text the person started from. A section that
    only the other changed stays theirs; one that both changed raises EditedMeanwhile. Without
    ``seen`` what is typed counts. Raises InvalidInput for an unknown or too long section.
    """
    texts = {key: cleaned(text) for key, text in typed.items()}
    _check(texts, set(known))
    if seen is not None:
        changed = {key for key in texts if _was_changed(present.get(key, ""), seen.get(key))}
        texts = {k: t for k, t in texts.items() if k not in changed or fingerprint(t) != seen[k]}
        both = [key for key in texts if key in changed and texts[key] != present.get(key, "")]
        if both:
            raise EditedMeanwhile(both)
    return {**present, **texts}


def _was_changed(text: str, mark: str | None) -> bool:
    return mark is not None and fingerprint(text) != mark


def _check(texts: Mapping[str, str], known: set[str]) -> None:
    for key, text in texts.items():
        if key not in known:
            raise InvalidInput(key, _("Đề cương báo cáo không có mục này."))
        if len(text) > MAX_SECTION:
            raise InvalidInput(key, _("Mục này dài quá 60.000 ký tự. Hãy rút gọn."))
        if "\x00" in text:
            raise InvalidInput(key, _("Mục này có ký tự không lưu được. Hãy xóa rồi gõ lại."))
