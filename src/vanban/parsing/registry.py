"""One name and one id for each body of a document. Reading names is in ``agencies``."""

from dataclasses import dataclass, field, replace

from vanban.parsing.agencies import Mention, slug
from vanban.parsing.plan import Agency

_LOOSE_GROUPS = frozenset(
    {
        "cac-co-quan-don-vi", "truong-hoc", "cac-phong-don-vi", "cac-vu-cuc",
        "thon-to-dan-pho", "cac-doan-the", "cac-doanh-nghiep",
    }
)  # fmt: skip


@dataclass
class Registry:
    """One name and one id for each body of a document; a heading's name goes first."""

    names: dict[str, Agency] = field(default_factory=dict)
    headings: set[str] = field(default_factory=set)

    def add(self, mentions: list[Mention], heading: bool = False) -> tuple[str, ...]:
        """Enter the mentions and return their ids, each once."""
        mentions = [self._apart(mention) for mention in mentions]
        for mention in mentions:
            first = heading and mention.id not in self.headings
            if first or mention.id not in self.names:
                self.names[mention.id] = Agency(mention.id, mention.name, mention.kind)
            if heading:
                self.headings.add(mention.id)
        return tuple(dict.fromkeys(m.id for m in mentions))

    def _apart(self, mention: Mention) -> Mention:
        """A loose group under another name is another body."""
        if mention.id in _LOOSE_GROUPS:
            return replace(mention, id=slug(mention.name))
        return self._cut_at_heading(mention) if mention.kind == "other" else mention

    def _cut_at_heading(self, mention: Mention) -> Mention:
        """An unknown name that begins with a heading's and goes on in small letters is that."""
        for key in self.headings:
            head = self.names[key]
            rest = mention.name[len(head.name) :]
            if mention.name.startswith(head.name) and rest[:1] == " " and rest[1:2].islower():
                return replace(mention, id=key, kind=head.kind, name=head.name)
        return mention

    def unfold(self, ids: tuple[str, ...]) -> tuple[str, ...]:
        """ "Các sở, ngành, địa phương" are the two groups when the document names both."""
        both = ("cac-so-ban-nganh", "ubnd-xa-phuong")
        if "cac-so-nganh-dia-phuong" in ids and self.headings.issuperset(both):
            ids = tuple(
                i for one in ids for i in (both if one == "cac-so-nganh-dia-phuong" else (one,))
            )
        return tuple(dict.fromkeys(ids))

    def name(self, key: str) -> str:
        return self.names[key].name

    def all(self) -> tuple[Agency, ...]:
        return tuple(self.names.values())
