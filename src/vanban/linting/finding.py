"""What the linter says: one departure from the decree, where, and what to do."""

from dataclasses import asdict, dataclass

ERROR, WARNING = "error", "warning"


@dataclass(frozen=True)
class Finding:
    """``rule`` is stable and for programs; ``article`` names the point of Decree 30/2020.

    ``where`` and ``message`` are Vietnamese: the place (paragraph or table cell with its first
    words), then what is wrong and what to do.
    """

    rule: str
    article: str
    severity: str
    where: str
    message: str

    def to_dict(self) -> dict[str, str]:
        """The finding as JSON-ready data."""
        return asdict(self)
