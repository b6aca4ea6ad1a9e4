"""The one family of errors a caller of vanban meets. Not for programming mistakes."""


class VanbanError(Exception):
    """Something about the input that a person can put right.

    ``code`` is stable and for programs, ``what`` says what was wrong and where,
    ``todo`` says what the person can do. Both are whole Vietnamese sentences.
    """

    def __init__(self, code: str, what: str, todo: str) -> None:
        super().__init__(f"{what} {todo}")
        self.code = code
        self.what = what
        self.todo = todo


class UnreadableInput(VanbanError):
    """The file is not a document that can be read: empty, encrypted, not what its name says."""


class InputTooLarge(VanbanError):
    """The file passes a limit of bytes, pages, expansion or time."""


class MissingTool(VanbanError):
    """A program outside Python is needed and absent (Tesseract with Vietnamese)."""
