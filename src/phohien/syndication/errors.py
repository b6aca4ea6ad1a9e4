"""What can go wrong on the way out."""


class WayFailed(Exception):
    """This attempt did not succeed; ``str`` is for people.

    ``again`` says whether trying later can help; ``unclear`` that it may have arrived all the
    same, so that a withdrawal has to follow it.
    """

    def __init__(self, message: str, *, again: bool = True, unclear: bool = False) -> None:
        super().__init__(message)
        self.message = message
        self.again = again
        self.unclear = unclear
