"""The sections and their places in the tree, one per language. Safe to run again."""

import csv
import json
from pathlib import Path

from django.conf import settings
from django.contrib.auth.models import Group, Permission
from django.db import transaction
from wagtail.models import GroupPagePermission, Locale, Page, Site

from phohien.newsroom.models import FrontPage, Section, SectionPage
from phohien.newsroom.permissions import EDITORS
from phohien.organisation.models import Agency

DATA = Path(__file__).with_name("data")


@transaction.atomic
def load() -> int:
    """Sections from the shipped table (kept when edited), languages, tree, the editors' group."""
    intros = json.loads((DATA / "section_intros.json").read_text(encoding="utf-8"))
    for row in _rows():
        _load_section(row, intros.get(row["code"], {}))
    for order, (code, _name) in enumerate(settings.WAGTAIL_CONTENT_LANGUAGES):
        locale, _created = Locale.objects.get_or_create(language_code=code)
        _build(locale, is_first=order == 0)
    _let_editors_in()
    return Section.objects.count()


def _rows() -> list[dict[str, str]]:
    with (DATA / "sections.tsv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t"))


def _load_section(row: dict[str, str], intros: dict[str, str]) -> None:
    languages = [code for code, _name in settings.WAGTAIL_CONTENT_LANGUAGES]
    Section.objects.get_or_create(
        code=row["code"],
        defaults={
            "owner": Agency.objects.get(code=row["owner"]),
            "rhythm_days": int(row["rhythm_days"]),
            "is_special": row["is_special"] == "1",
            "order": int(row["order"]),
            "titles": {code: row[f"title_{code.replace('-', '_')}"] for code in languages},
            "slugs": {code: row[f"slug_{code.replace('-', '_')}"] for code in languages},
            "intros": intros,
        },
    )


def _build(locale: Locale, *, is_first: bool) -> None:
    front = FrontPage.objects.filter(locale=locale).first() or _front(locale, is_first)
    for section in Section.objects.order_by("order"):
        standing = SectionPage.objects.filter(section=section, locale=locale).first()
        if standing is None:
            _add_section(front, section, locale)


def _front(locale: Locale, is_first: bool) -> FrontPage:
    root = Page.objects.get(depth=1)
    front = FrontPage(title="Hưng Yên", slug=locale.language_code, locale=locale)
    known = FrontPage.objects.first()
    if known is not None:
        front.translation_key = known.translation_key
    root.add_child(instance=front)
    if is_first:
        _take_site(front)
    return front


def _take_site(front: FrontPage) -> None:
    """The tree's site; Wagtail's welcome page leaves."""
    Site.objects.update_or_create(
        is_default_site=True,
        defaults={"hostname": "localhost", "root_page": front.page_ptr, "site_name": "Phố Hiến"},
    )
    Page.objects.filter(depth=2, slug="home").exclude(pk=front.pk).delete()


def _add_section(front: FrontPage, section: Section, locale: Locale) -> None:
    page = SectionPage(
        title=section.title(locale.language_code),
        slug=section.slug(locale.language_code),
        section=section,
        locale=locale,
    )
    known = SectionPage.objects.filter(section=section).first()
    if known is not None:
        page.translation_key = known.translation_key
    front.add_child(instance=page)


def _let_editors_in() -> None:
    """Adding under the root is the group's one permission; all else is this room's policies."""
    group, _created = Group.objects.get_or_create(name=EDITORS)
    permission = Permission.objects.get(content_type__app_label="wagtailcore", codename="add_page")
    root = Page.objects.get(depth=1)
    GroupPagePermission.objects.get_or_create(group=group, page=root, permission=permission)
