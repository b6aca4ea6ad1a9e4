"""The command ``restore``."""


def register(commands) -> None:
    """Add ``restore`` to the commands."""
