"""Which addresses a piece of evidence may carry. Not: opening them."""

from django.core.validators import URLValidator

OWN_PAGE = "/lam-viec/"
_on_the_web = URLValidator()


def check_address(value: str) -> None:
    """A page of this workspace by its path, which survives a move, or an address on the web."""
    if not value.startswith(OWN_PAGE):
        _on_the_web(value)
