"""Foreign press of the demo: invented outlets and reporters, requests in every stage."""

import datetime as dt
import json
from pathlib import Path

from django.utils import timezone

from phohien.kernel import clock
from phohien.organisation.models import Agency, User
from phohien.press_desk import services
from phohien.press_desk.enums import Channel
from phohien.press_desk.kinds import kind_of
from phohien.press_desk.models import PressRequest

DATA = Path(__file__).with_name("data") / "press_requests.json"


def build(*, officer: User, leader: User) -> int:
    """Requests through the services only; how many there are. Done again, nothing is added.

    ``officer`` holds the role of press desk, ``leader`` that of provincial leader.
    """
    if PressRequest.objects.exists():
        return 0
    made = {row["key"]: _receive(officer, row) for row in json.loads(DATA.read_text("utf-8"))}
    _visit(officer, leader, made["visit"])
    _past(officer, leader, made["past"])
    _refused(officer, leader, made["refused"])
    _propose(officer, made["proposed"], 2)
    with _days_after(made["asked"], 1):
        row = services.claim(actor=officer, request=made["asked"])
        words = "Please send a portrait on a white background, taken within six months."
        services.ask(actor=officer, request=row, papers=["photo"], words=words)
    return len(made)


def _receive(officer: User, row: dict) -> PressRequest:
    today, about = clock.today(), kind_of(row["kind"])
    with clock.at(_morning(row["received"])):
        return services.enter(
            actor=officer,
            channel=Channel.EMAIL,
            received_at=clock.now(),
            given=services.Given(
                kind=row["kind"],
                outlet=row["outlet"],
                country=row["country"],
                language=row["language"],
                contact={"name": "", "email": "desk@press.example", "phone": ""},
                fields=row["fields"],
                people=[dict(zip(about.people, one, strict=True)) for one in row["people"]],
                starts_on=today + dt.timedelta(days=row["starts"]),
                ends_on=today + dt.timedelta(days=row["ends"]),
            ),
        )


def _morning(days: int) -> dt.datetime:
    day = clock.today() + dt.timedelta(days=days)
    return timezone.make_aware(dt.datetime.combine(day, dt.time(9)))


def _days_after(request: PressRequest, days: int):
    """The clock some days after the request came, never later than now."""
    return clock.at(min(request.received_at + dt.timedelta(days=days), clock.now()))


def _propose(officer: User, request: PressRequest, days: int, outcome="consent", **words):
    with _days_after(request, days):
        row = services.claim(actor=officer, request=request)
        services.propose(actor=officer, request=row, outcome=outcome, **words)


def _decide(officer: User, leader: User, request: PressRequest, days: int, number: int) -> None:
    with _days_after(request, days):
        request.refresh_from_db()
        services.decide(actor=leader, request=request, signer="vice_chair")
        services.issue(
            actor=officer, request=request, number=number, symbol="UBND-NGV",
            issued_on=clock.today(),
        )  # fmt: skip
        services.note_copy(actor=officer, request=request, copied_on=clock.today())


def _visit(officer: User, leader: User, request: PressRequest) -> None:
    """A visit that is going on: programme with hosts, guide, interpreter."""
    _propose(
        officer, request, 2, conditions="Không ghi hình tại khu vực biên phòng",
        conditions_en="No filming in the border guard area",
    )  # fmt: skip
    _decide(officer, leader, request, 4, 1041)
    host = Agency.objects.filter(is_coastal=True).order_by("order", "code").first()
    with _days_after(request, 6):
        start = dt.datetime.combine(request.starts_on, dt.time(8, 30))
        for number, (place, topic, agency) in enumerate(_stops(host)):
            at = timezone.make_aware(start + dt.timedelta(days=number * 2))
            stop = services.Stop(
                starts_at=at, ends_at=at + dt.timedelta(hours=3), place=place, topic=topic,
                met="Lãnh đạo Ủy ban nhân dân xã", host=agency, has_interpreter=True,
            )  # fmt: skip
            services.plan_stop(actor=officer, request=request, stop=stop)
        services.ask_hosts(actor=officer, request=request)
        services.name_people(
            actor=officer, request=request, guide=officer, interpreter="Phiên dịch Phòng Ngoại vụ"
        )


def _stops(host: Agency | None) -> list[tuple[str, str, Agency | None]]:
    office = Agency.objects.filter(code="so-vhttdl").first()
    return [
        ("Làng hương Cao Thôn", "Ghi hình nghề làm hương", office),
        ("Rừng ngập mặn Cồn Vành", "Phỏng vấn về trồng và giữ rừng", host),
    ]


def _past(officer: User, leader: User, request: PressRequest) -> None:
    """A visit that is over; its data wait for their day."""
    _propose(officer, request, 2)
    _decide(officer, leader, request, 3, 962)
    with _days_after(request, 20):
        services.close(actor=officer, request=request)


def _refused(officer: User, leader: User, request: PressRequest) -> None:
    _propose(
        officer, request, 2, outcome="refusal",
        reason="Khu vực đang thi công, không bảo đảm an toàn cho phóng viên",
        reason_en="The site is under construction and not safe for visitors",
    )  # fmt: skip
    _decide(officer, leader, request, 3, 1003)
