"""One cleared version in the forms that receivers read. Pure: no query, no clock, no network."""

from phohien.syndication.rendering.article import Article, Clip, Picture, article_of

__all__ = ["Article", "Clip", "Picture", "article_of"]
