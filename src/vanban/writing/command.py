"""The command ``write``."""


def register(commands) -> None:
    """Add ``write`` to the commands."""
