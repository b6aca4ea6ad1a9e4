"""The demo's public site: items written, cleared, published and translated through services."""

import csv
import datetime as dt
import json
from decimal import Decimal
from functools import cached_property
from pathlib import Path

from django.core.files import File

from phohien.clearance.models import Topic
from phohien.demo import desk
from phohien.media import services as media
from phohien.media.enums import Consent, Licence
from phohien.media.models import Clip, Photo
from phohien.newsroom import services
from phohien.newsroom.models import Publication, Section
from phohien.organisation.models import Agency
from phohien.plans.models import Plan, PlanTask

DATA = Path(__file__).with_name("data")
CREDIT = {"vi": "Minh họa: Phố Hiến", "en": "Illustration: Phố Hiến"}


def _read() -> list[dict]:
    paths = sorted((DATA / "portal").glob("*/*.json"))
    return [json.loads(path.read_text(encoding="utf-8")) for path in paths]


def _table(name: str) -> list[dict[str, str]]:
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t"))


def speaking_communes() -> set[str]:
    """Codes of agencies that speak on the site; their people need accounts."""
    return {item["agency"] for item in _read()}


class Site:
    """Builds the items of data/portal; ``plan`` gives the tasks they serve."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.items = sorted(_read(), key=lambda item: item["published_on"])

    @cached_property
    def topics(self) -> dict[int, Topic]:
        """By their numbers in the content's own list."""
        known = {topic.code: topic for topic in Topic.objects.all()}
        return {int(row["order"]): known[row["code"]] for row in _table("portal/topics.tsv")}

    @cached_property
    def agencies(self) -> dict[str, Agency]:
        return {agency.code: agency for agency in Agency.objects.all()}

    @cached_property
    def sections(self) -> dict[str, Section]:
        return {section.code: section for section in Section.objects.all()}

    @cached_property
    def photos(self) -> dict[str, Photo]:
        """The drawings, kept by the department that owns the site."""
        keeper = self.agencies["so-vhttdl"]
        rows = _table("pictures/pictures.tsv")
        return {row["name"]: self._photo(row, keeper) for row in rows}

    def _photo(self, row: dict[str, str], keeper: Agency) -> Photo:
        path = DATA / "pictures" / f"{row['name']}.jpg"
        with path.open("rb") as file:
            return media.add_photo(
                actor=desk.writer_of(keeper),
                file=File(file, name=path.name),
                agency=keeper,
                title=row["title_vi"],
                alt=row["alt_vi"],
                caption=row["title_vi"],
                credit="Phố Hiến",
                source="Bộ tranh minh họa của Trang Đối ngoại Hưng Yên",
                licence=Licence.OWN_SHARED,
                consent=Consent.NOBODY,
                shipped=True,
            )

    def build(self) -> int:
        """Everything, oldest first; returns how many publications there are."""
        desk.forget()
        self.photos  # noqa: B018 - made before the first item, at today's date
        for item in self.items:
            self._item(item)
        return Publication.objects.count()

    def _item(self, item: dict) -> None:
        with desk.day(item["published_on"]):
            source = self._source(item)
            desk.put_out(source)
            for locale, words in item["languages"].items():
                if locale != "vi":
                    self._translation(item, source, locale, words)
        if "correction" in item:
            self._correct(item, source)
        if "withdrawn" in item:
            self._withdraw(item, source)

    def _source(self, item: dict) -> Publication:
        agency, words = self.agencies[item["agency"]], item["languages"]["vi"]
        return services.start_item(
            actor=desk.writer_of(agency),
            section=self.sections[item["section"]],
            agency=agency,
            type=item["type"],
            topics=[self.topics[number] for number in item["topics"]],
            communes=[self.agencies[code] for code in item["places"]],
            plan_task=self._task(item),
            information_kind=item["information_kind"],
            main_photo=self.photos[item["picture"]],
            **self._words(item, words, "vi"),
            **self._facts(item, "vi"),
        )

    def _task(self, item: dict) -> PlanTask | None:
        return PlanTask.objects.filter(plan=self.plan, code=item["plan_task_code"]).first()

    def _words(self, item: dict, words: dict, locale: str) -> dict:
        first_wrong = _first_wrong(item, locale)
        return {
            "title": words["title"],
            "slug": words["slug"],
            "lead": first_wrong(words["lead"]),
            "byline": words["byline"],
            "body": [
                *self._video(item, locale),
                *[self._block(block, first_wrong) for block in words["body"]],
            ],
            "sources": [
                ("source", {"label": row["label"], "url": row.get("url", "")})
                for row in item["sources"]
            ],
            "main_alt": words["picture_alt"],
            "main_caption": words["picture_caption"],
        }

    def _video(self, item: dict, locale: str) -> list[tuple[str, object]]:
        """The film of a video item; the words in the reader's language stand below it."""
        if "video" not in item:
            return []
        told = item["video"]
        words = {key: told[key].get(locale) or told[key]["en"] for key in ("title", "transcript")}
        return [("video", {"clip": self.clip, **words})]

    @cached_property
    def clip(self) -> Clip:
        """One film, made from a drawing, with subtitles."""
        keeper = self.agencies["so-vhttdl"]
        film = DATA / "films" / "tieng-trong-cheo.mp4"
        with film.open("rb") as file, film.with_suffix(".vtt").open("rb") as captions:
            return media.add_clip(
                actor=desk.writer_of(keeper),
                file=File(file, name=film.name),
                captions=File(captions, name="tieng-trong-cheo.vtt"),
                agency=keeper,
                title="Tiếng trống chèo",
                credit="Phố Hiến",
                source="Dựng từ bộ tranh minh họa của Trang Đối ngoại Hưng Yên",
                transcript=_the_transcript(self.items),
                licence=Licence.OWN_SHARED,
                consent=Consent.NOBODY,
                poster=self.photos["cheo-stage"],
                seconds=26,
            )

    def _facts(self, item: dict, locale: str) -> dict:
        facts = item.get("facts", {})
        if item["type"] == "place":
            return {
                "place_kind": facts["kind"],
                "commune": self.agencies[facts["commune"]],
                "latitude": Decimal(str(facts["latitude"])),
                "longitude": Decimal(str(facts["longitude"])),
                "visiting": facts["visiting"].get(locale, ""),
            }
        if item["type"] == "happening":
            organiser = self.agencies[facts["organiser"]]
            return {
                "starts_on": dt.date.fromisoformat(facts["starts_on"]),
                "ends_on": dt.date.fromisoformat(facts["ends_on"]),
                "is_expected": facts["is_planned"],
                "place_name": facts["place_name"].get(locale, ""),
                "organiser": organiser.name if locale == "vi" else organiser.name_en,
            }
        return {"kind": item["kind"]}

    def _block(self, block: dict, changed) -> tuple[str, object]:
        kind = block["type"]
        if kind in ("text", "note"):
            return kind, changed(block["html"])
        if kind == "heading":
            return kind, block["text"]
        if kind == "picture":
            return kind, self._picture(block)
        if kind == "gallery":
            return kind, [self._picture(one) for one in block["pictures"]]
        if kind == "quote":
            return kind, {"text": block["text"], "who": block["who"]}
        rows = [dict(zip(("label", "value", "unit"), row, strict=False)) for row in block["rows"]]
        return kind, {"caption": block["caption"], "rows": rows, "source": block["source"]}

    def _picture(self, block: dict) -> dict:
        return {
            "photo": self.photos[block["name"]],
            "alt": block["alt"],
            "caption": block["caption"],
        }

    def _translation(self, item: dict, source: Publication, locale: str, words: dict) -> None:
        fields = self._words(item, words, locale) | self._facts(item, locale)
        row = services.write_translation(
            actor=source.started_by, publication=source, locale=locale, **fields
        )
        desk.put_out(row)

    def _correct(self, item: dict, source: Publication) -> None:
        """Version 1 had the wrong words; the correction says so in each language."""
        found = item["correction"]
        with desk.day(found["on"]):
            for row in [source, *source.translations.filter(locale__in=found["note"])]:
                words = item["languages"][row.locale]
                plain = {key: value for key, value in item.items() if key != "correction"}
                right = self._words(plain, words, row.locale)
                services.save_draft(actor=row.started_by, publication=row, **right)
                row.refresh_from_db()
                desk.put_out(row, note=found["note"][row.locale], is_correction=True)

    def _withdraw(self, item: dict, source: Publication) -> None:
        found = item["withdrawn"]
        with desk.day(found["on"]):
            for row in [*source.translations.all(), source]:
                reason = found["reason"].get(row.locale) or found["reason"]["en"]
                leader = desk.leader_of(row.agency)
                services.withdraw(actor=leader, publication=row, reason=reason)


def _the_transcript(items: list[dict]) -> str:
    return next(item["video"]["transcript"]["vi"] for item in items if "video" in item)


def _first_wrong(item: dict, locale: str):
    """A function that puts the wrong words of the first version where the right ones stand."""
    found = item.get("correction")
    if found is None or locale not in found["right"]:
        return lambda text: text
    right, wrong = found["right"][locale], found["wrong"][locale]
    return lambda text: text.replace(right, wrong)
