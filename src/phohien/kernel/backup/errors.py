"""What can be wrong with a backup; the text is for the person at the terminal."""


class BackupError(Exception):
    """Nothing was changed when this is raised before the restoring began; the text says more."""
