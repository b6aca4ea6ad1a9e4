"""The command ``parse``."""


def register(commands) -> None:
    """Add ``parse`` to the commands."""
