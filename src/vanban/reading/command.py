"""The command ``read``."""


def register(commands) -> None:
    """Add ``read`` to the commands."""
