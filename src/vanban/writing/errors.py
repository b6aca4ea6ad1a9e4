"""What a writer refuses. The document stays unwritten; no half file is left."""

from vanban.errors import VanbanError


class InconsistentDocument(VanbanError):
    """The data contradict Decree 30/2020/NĐ-CP or each other."""
