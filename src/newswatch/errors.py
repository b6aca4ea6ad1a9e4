"""The one family of errors a caller of newswatch meets. Not for programming mistakes."""


class NewswatchError(Exception):
    """Something about the input that a person can put right.

    ``code`` is stable and for programs, ``what`` says what was wrong and where,
    ``todo`` says what the person can do. Both are whole Vietnamese sentences.
    """

    def __init__(self, code: str, what: str, todo: str) -> None:
        super().__init__(f"{what} {todo}")
        self.code = code
        self.what = what
        self.todo = todo


class UnreadableDocuments(NewswatchError):
    """A line of a file of documents is no JSON object with the fields needed."""


class NotAFeed(NewswatchError):
    """The bytes are a web page, foreign XML or nothing, but no feed."""


class FetchFailed(NewswatchError):
    """An address could not be read: refused, unreachable, too slow, too large or told not to."""


class FeedTooLarge(NewswatchError):
    """The feed passes a limit of bytes, depth or items."""
