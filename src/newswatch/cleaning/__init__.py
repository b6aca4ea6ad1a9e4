"""Article pages to their main text, and texts to what was really told. Not for feeds' markup."""

from newswatch.cleaning.standing import without_standing

__all__ = ["without_standing"]  # pages.article_of is apart: trafilatura takes a second to load
