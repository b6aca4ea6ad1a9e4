"""Counts pages by the breaks Word has left in the file. Does not lay out anything."""


class PageCount:
    """The page being read, from 1.

    Word notes where pages ended when it last drew the document; where it did, those notes
    count, otherwise the breaks the author ordered.
    """

    def __init__(self, *, has_rendered: bool) -> None:
        self.current = 1
        self._has_rendered = has_rendered

    def rendered(self) -> None:
        """A page ended here when the document was last drawn."""
        self.current += 1

    def ordered(self) -> None:
        """The author ordered a new page here."""
        if not self._has_rendered:
            self.current += 1
