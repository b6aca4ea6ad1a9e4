"""The routes of the project, and how each gets its numbers. Not: what is expected of them."""

from collections.abc import Iterator

from django.urls import URLPattern, URLResolver, get_resolver, reverse

SKIPPED_PREFIXES = ("cms/", "static/", "media/")
NOTHING = 987_654_321  # a key that no row has
# view name → (name of the parameter → key of World.numbers, or a literal)
ARGUMENTS = {
    "plans:plan": {"pk": "plans:plan"},
    "plans:adopt": {"pk": "plans:plan"},
    "plans:differences": {"pk": "plans:plan"},
    "plans:carry_over": {"pk": "plans:plan"},
    "plans:paper": {"pk": "plans:plan"},
    "plans:paper_file": {"pk": "plans:plan"},
    "plans:paper_page": {"pk": "plans:plan", "page": "=1"},
    "plans:task": {"pk": "plans:task"},
    "plans:assign": {"pk": "plans:task"},
    "plans:unfold": {"pk": "plans:task", "group": "organisation:group"},
    "plans:assignment": {"pk": "plans:assignment"},
    "plans:update_progress": {"pk": "plans:assignment"},
    "plans:withdraw_assignment": {"pk": "plans:assignment"},
    "plans:record_evidence": {"pk": "plans:assignment", "kind": "=meeting"},
    "plans:reuse_evidence": {"pk": "plans:assignment"},
    "plans:evidence": {"pk": "plans:evidence"},
    "plans:change_evidence": {"pk": "plans:evidence"},
    "plans:withdraw_evidence": {"pk": "plans:evidence"},
    "plans:join_evidence": {"pk": "plans:evidence"},
    "plans:part_evidence": {"pk": "plans:evidence"},
    "plans:evidence_file": {"pk": "plans:evidence"},
    "organisation:agency": {"pk": "organisation:agency"},
    "organisation:name_focal_point": {"pk": "organisation:agency", "kind": "=leader"},
    "organisation:end_focal_point": {"pk": "organisation:focal_point"},
    "organisation:user": {"pk": "organisation:user"},
    "organisation:change_user": {"pk": "organisation:user"},
    "organisation:switch_user": {"pk": "organisation:user"},
    "organisation:renew_password": {"pk": "organisation:user"},
    "organisation:grant_role": {"pk": "organisation:user"},
    "organisation:end_grant": {"pk": "organisation:grant"},
    "organisation:end_stand_in": {"pk": "organisation:stand_in"},
    "clearance:case": {"pk": "clearance:case"},
    "clearance:confirm": {"pk": "clearance:case", "number": "=0"},
    "clearance:review": {"pk": "clearance:case"},
    "clearance:claim": {"pk": "clearance:step"},
    "clearance:release": {"pk": "clearance:step"},
    "clearance:clear": {"pk": "clearance:step"},
    "clearance:return": {"pk": "clearance:step"},
    "clearance:ask_changes": {"pk": "clearance:step"},
    "clarifications:case": {"pk": "clarifications:case"},
    "clarifications:change": {"pk": "clarifications:case"},
    "clarifications:dossier": {"pk": "clarifications:case"},
    "clarifications:clock": {"pk": "clarifications:case"},
    "clarifications:statement": {"pk": "clarifications:case"},
    "clarifications:close": {"pk": "clarifications:case"},
    "clarifications:reopen": {"pk": "clarifications:case"},
    "clarifications:ask": {"pk": "clarifications:case"},
    "clarifications:add_fact": {"pk": "clarifications:case"},
    "clarifications:use_facts": {"pk": "clarifications:case"},
    "clarifications:answer": {"pk": "clarifications:case"},
    "clarifications:write_letter": {"pk": "clarifications:case"},
    "clarifications:request": {"pk": "clarifications:request"},
    "clarifications:add_request_fact": {"pk": "clarifications:request"},
    "clarifications:prepare": {"pk": "clarifications:request"},
    "clarifications:approve": {"pk": "clarifications:request"},
    "clarifications:return": {"pk": "clarifications:request"},
    "clarifications:cancel": {"pk": "clarifications:request"},
    "clarifications:fact_file": {"pk": "clarifications:fact"},
    "clarifications:remove_fact": {"pk": "clarifications:fact"},
    "clarifications:letter": {"pk": "clarifications:letter"},
    "clarifications:change_letter": {"pk": "clarifications:letter"},
    "clarifications:letter_docx": {"pk": "clarifications:letter"},
    "clarifications:send_letter": {"pk": "clarifications:letter"},
    "clarifications:letter_result": {"pk": "clarifications:letter"},
    "clarifications:translate": {"pk": "clarifications:case", "locale": "=en"},
    **{
        f"press_monitoring:{name}": {"pk": "press_monitoring:story"}
        for name in ("story", "decide", "tag", "split", "merge")
    },
    "press_monitoring:undo": {"pk": "press_monitoring:decision"},
    "press_monitoring:capture_article": {"pk": "press_monitoring:article"},
    "press_monitoring:capture": {"pk": "press_monitoring:capture"},
    "press_monitoring:capture_file": {"pk": "press_monitoring:capture", "kind": "=html"},
    **{
        f"press_monitoring:{name}": {"pk": "press_monitoring:source"}
        for name in ("source", "change_source", "switch_source", "ask_source")
    },
    **{
        f"press_monitoring:{name}": {"day": "press_monitoring:day"}
        for name in ("digest_day", "edit_digest", "approve_digest")
    },
    "press_monitoring:digest_file": {"day": "press_monitoring:day", "form": "=pdf"},
    "press_monitoring:remove_digest_reader": {"pk": "press_monitoring:reader"},
    "media:page": {"kind": "=anh", "pk": f"={NOTHING}"},
    "media:delete": {"kind": "=anh", "pk": f"={NOTHING}"},
    "media:withdraw_consent": {"kind": "=anh", "pk": f"={NOTHING}"},
    "spokespersons:conference_letter": {"pk": f"={NOTHING}", "kind": "=giay-moi"},
    "spokespersons:figure": {"number": "=3"},
    "portal:spokespersons": {"locale": "=vi"},
    "portal:spokespersons_json": {"locale": "=vi"},
    "portal:spokespersons_csv": {"locale": "=vi"},
    "portal:search": {"locale": "=vi"},
    "portal:map": {"locale": "=vi"},
    "portal:calendar": {"locale": "=vi"},
    "portal:agencies": {"locale": "=vi"},
    "portal:corrections": {"locale": "=vi"},
    "portal:feeds": {"locale": "=vi"},
    "portal:rate": {"locale": "=vi"},
    "portal:offline": {"locale": "=vi"},
    "portal:front": {"locale": "=vi"},
    "portal:manifest": {"locale": "=vi"},
    "portal:sitemap": {"locale": "=vi"},
    "portal:news_sitemap": {"locale": "=vi"},
    "portal:calendar_year": {"locale": "=vi", "year": "=2026"},
    "portal:agency": {"locale": "=vi", "code": "=11953"},
    "portal:agency_page": {"locale": "=vi", "code": "=11953", "number": "=9"},
    "portal:agency_feed": {"locale": "=vi", "code": "=11953", "form": "=rss.xml"},
    "portal:corrections_page": {"locale": "=vi", "number": "=9"},
    "portal:feed": {"locale": "=vi", "form": "=rss.xml"},
    "portal:section": {"locale": "=vi", "slug": "=lien-he"},
    "portal:section_page": {"locale": "=vi", "slug": "=lien-he", "number": "=9"},
    "portal:section_feed": {"locale": "=vi", "slug": "=lien-he", "form": "=rss.xml"},
    "portal:library": {"locale": "=vi", "slug": "=media", "kind": "=photo"},
    "portal:library_page": {"locale": "=vi", "slug": "=media", "kind": "=photo", "number": "=9"},
    "portal:event_file": {"locale": "=vi", "rest": "=khong-co"},
    "portal:plain": {"locale": "=vi", "rest": "=khong-co/khong-co"},
    "portal:item": {"locale": "=vi", "rest": "=khong-co/khong-co"},
    "portal:foreign_press": {"locale": "=vi"},
    "portal:foreign_press_request": {"locale": "=vi", "kind": "=activity"},
    "portal:foreign_press_link": {"locale": "=vi", "link": "=khong-co"},
    "portal:foreign_press_letter": {"locale": "=vi", "link": "=khong-co"},
    "press_desk:enter": {"kind": "=activity"},
    **{
        f"press_desk:{name}": {"pk": f"={NOTHING}"}
        for name in (
            "request",
            "file",
            "renew_link",
            "letter",
            "add_stop",
            "change_stop",
            "remove_stop",
            "stop",
            "violation",
            "unlink",
            "paper",
            "report",
            "report_file",
            "articles",
        )
    },
    "press_desk:act": {"pk": f"={NOTHING}", "verb": "=nhan"},
    "api:item": {"number": f"={NOTHING}"},
    "api:item_versions": {"number": f"={NOTHING}"},
    "api:medium": {"kind": "=photo", "number": f"={NOTHING}"},
    "partners:partner": {"pk": "partners:partner"},
    "partners:change": {"pk": "partners:partner"},
    "partners:switch": {"pk": "partners:partner"},
    "partners:issue": {"pk": "partners:partner"},
    "partners:key": {"pk": "partners:key"},
    "partners:rotate": {"pk": "partners:key"},
    "partners:revoke": {"pk": "partners:key"},
}


def all_routes() -> list[str]:
    """Every named route of the project outside Wagtail's own admin, as ``namespace:name``."""
    return sorted(set(_walk(get_resolver().url_patterns)))


def _walk(patterns, prefix: str = "", namespace: str = "") -> Iterator[str]:
    for found in patterns:
        path = prefix + str(found.pattern)
        if path.startswith(SKIPPED_PREFIXES):
            continue
        if isinstance(found, URLResolver):
            below = f"{namespace}{found.namespace}:" if found.namespace else namespace
            yield from _walk(found.url_patterns, path, below)
        elif isinstance(found, URLPattern):
            yield f"{namespace}{found.name or path}"


def address(route: str, numbers: dict[str, object]) -> str:
    """The address of ``route``, its parameters filled from the world.

    Parameters that ``ARGUMENTS`` does not know get values that name nothing.
    """
    wanted = ARGUMENTS.get(route)
    if wanted is None:
        return reverse(route, kwargs=_nothing(route))
    filled = {
        name: key[1:] if key.startswith("=") else numbers[key] for name, key in wanted.items()
    }
    return reverse(route, kwargs=filled)


def _nothing(route: str) -> dict[str, object]:
    resolver = get_resolver()
    for space in route.split(":")[:-1]:
        resolver = resolver.namespace_dict[space][1]
    possibilities = resolver.reverse_dict.getlist(route.split(":")[-1])
    _forms, _pattern, _defaults, converters = possibilities[0]
    names = possibilities[0][0][0][1]
    return {name: _value(name, converters.get(name)) for name in names}


def _value(name: str, converter) -> object:
    if name == "verb":
        return "tach"
    is_text = type(converter).__name__ in ("StringConverter", "SlugConverter")
    return "khong-co" if is_text else NOTHING
