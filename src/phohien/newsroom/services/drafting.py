"""Writing items through the workspace: the form of an officer, the demo, and any program."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Page, Revision

from phohien.kernel import clock
from phohien.kernel.errors import InvalidInput, NotAllowed, RuleBroken
from phohien.newsroom.models import (
    HappeningPage,
    Item,
    PlacePage,
    Publication,
    PublicPage,
    Section,
    SectionPage,
)
from phohien.newsroom.services.records import slug_of
from phohien.organisation.enums import BOUND_ROLES
from phohien.organisation.models import Agency
from phohien.security import audit
from phohien.security.policies import get_visible, require

TYPES: dict[str, type[PublicPage]] = {
    "item": Item,
    "place": PlacePage,
    "happening": HappeningPage,
}
REVIEW_AFTER = dt.timedelta(days=365)
Blocks = Iterable[tuple[str, object]]


class ChangedMeanwhile(RuleBroken):
    """Somebody else stored newer words while this writer had older ones before them."""

    def __init__(self, revision: Revision) -> None:
        who = revision.user.full_name if revision.user else _("người khác")
        when = timezone.localtime(revision.created_at)
        super().__init__(
            "changed-meanwhile",
            _(
                "Bài vừa được %(who)s sửa lúc %(when)s. Chữ anh/chị gõ còn nguyên dưới đây, chưa "
                "lưu: hãy mở bài ở thẻ khác để đối chiếu; lưu lần nữa là ghi đè lên bản mới ấy."
            )
            % {"who": who, "when": when.strftime("%H:%M ngày %d/%m/%Y")},
        )


@transaction.atomic
def start_item(
    *,
    actor,
    section: Section,
    agency: Agency,
    title: str,
    lead: str,
    body: Blocks = (),
    type: str = "item",
    locale: str = "vi",
    topics: Iterable = (),
    communes: Iterable[Agency] = (),
    slug: str = "",
    **fields,
) -> Publication:
    """A new draft in ``section``; ``fields`` are those of the page (kind, byline, main_photo …).

    ``body`` is blocks as (name, value) for newsroom.blocks.BodyBlock. Raises InvalidInput by field.
    """
    _require_writer(actor, agency)
    title = _title(title)
    parent = section_page(section, locale)
    page = TYPES[type](
        title=title,
        slug=_free_slug(parent, slug or slug_of(title, "bai")),
        lead=lead.strip(),
        body=list(body),
        agency=agency,
        owner=actor,
        live=False,
        locale=parent.locale,
        **({"review_by": clock.today() + REVIEW_AFTER, "responsible": actor} | fields),
    )
    page.topics.set(list(topics))
    page.communes.set(list(communes))
    with told_by_field():
        parent.add_child(instance=page)
        page.save_revision(user=actor, changed=True)
    publication = Publication.objects.get(page_id=page.pk)
    audit.record(
        actor=actor,
        action="newsroom.start_item",
        on=publication,
        changes={"section": (None, section.code)},
        agency_id=agency.pk,
    )
    return publication


def _title(typed: str) -> str:
    if not any(sign.isalnum() for sign in typed):  # also what only looks empty
        raise InvalidInput("title", _("Hãy ghi tiêu đề."))
    return typed.strip()


@contextmanager
def told_by_field() -> Iterator[None]:
    """What a page's own checks refuse, as the error that a form can show at its field."""
    try:
        yield
    except ValidationError as error:
        field, messages = next(iter(error.message_dict.items()))
        raise InvalidInput(field, " ".join(messages)) from error


def _require_writer(actor, agency: Agency) -> None:
    if agency.pk not in actor.agency_ids(*BOUND_ROLES):
        raise NotAllowed("write", _("Anh/chị chỉ viết bài dưới tên đơn vị mình."))


def section_page(section: Section, locale: str) -> SectionPage:
    """Where items of ``section`` in ``locale`` stand in the tree."""
    return SectionPage.objects.select_related("locale").get(
        section=section, locale__language_code=locale
    )


def _free_slug(parent: Page, slug: str) -> str:
    taken = set(parent.get_children().values_list("slug", flat=True))
    number, free = 2, slug
    while free in taken:
        number, free = number + 1, f"{slug}-{number}"
    return free


@transaction.atomic
def save_draft(
    *,
    actor,
    publication: Publication,
    topics: Iterable | None = None,
    communes: Iterable[Agency] | None = None,
    seen: int | None = None,
    **fields,
) -> Publication:
    """Store new words as a draft. What is public stays as it is; what was cleared is void.

    ``seen`` is the revision that the writer had before them; raises ChangedMeanwhile when
    there is a newer one.
    """
    publication = _lock(publication)
    require(actor, "edit", publication)
    if seen is not None and seen != publication.page.latest_revision_id:
        raise ChangedMeanwhile(publication.page.latest_revision)
    if "title" in fields:
        fields["title"] = _title(fields["title"])
    page = publication.page.specific.get_latest_revision_as_object()
    before = _shown(page, fields)
    for name, value in fields.items():
        setattr(page, name, value)
    if topics is not None:
        page.topics.set(list(topics))
    if communes is not None:
        page.communes.set(list(communes))
    with told_by_field():
        page.save_revision(user=actor, changed=True)
    publication.refresh_from_db()
    audit.record(
        actor=actor,
        action="newsroom.save_draft",
        on=publication,
        changes={name: (before[name], value) for name, value in _shown(page, fields).items()},
        agency_id=publication.agency_id,
    )
    return publication


def _shown(page: PublicPage, fields: Mapping) -> dict:
    """Short fields whole, long ones by their length: the words themselves are in the revision."""
    values = {name: getattr(page, name) for name in fields}
    return {
        name: value if len(str(value)) <= 200 else f"{len(str(value))} ký tự"
        for name, value in values.items()
    }


def _lock(publication: Publication) -> Publication:
    return Publication.objects.select_for_update(of=("self",)).get(pk=publication.pk)


def get_item(*, actor, pk: int) -> Publication:
    """The publication that ``actor`` may see, or NotVisible."""
    return get_visible(actor, Publication, pk=pk)
