"""The command ``lint``."""


def register(commands) -> None:
    """Add ``lint`` to the commands."""
