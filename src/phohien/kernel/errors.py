"""Errors a person meets. Views turn them into a message, never into a blank 500."""


class DomainError(Exception):
    """Base: ``code`` for programs, ``message`` a whole Vietnamese sentence for people."""

    status = 400

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code
        self.message = str(message)


class RuleBroken(DomainError):
    """The request makes no sense in the present state of things."""

    status = 409


class NotAllowed(DomainError):
    """Visible to the actor, but not theirs to change; the message says why."""

    status = 403


class NotVisible(DomainError):
    """For the actor this does not exist."""

    status = 404

    def __init__(self) -> None:
        super().__init__("not-visible", "Không tìm thấy nội dung này.")


class InvalidInput(DomainError):
    """A field is wrong; ``field`` names it so that the form can point at it."""

    def __init__(self, field: str, message: str) -> None:
        super().__init__("invalid", message)
        self.field = field
