"""A year of speaking to the press, invented: who speaks, conferences, inquiries, the bank.

Days are counted from today, so that something is always due soon; everything goes through the
services, at its own moment. The people of the newsroom's demo sign.
"""

import datetime as dt
import json
import random
from pathlib import Path

from phohien.clearance.models import Case, Topic
from phohien.demo import desk
from phohien.demo.moments import at
from phohien.demo.speakers import Register
from phohien.kernel import clock
from phohien.organisation.models import Agency, User
from phohien.spokespersons import services
from phohien.spokespersons.clocks import PROVINCE_OFFICE
from phohien.spokespersons.enums import InquiryState
from phohien.spokespersons.models import (
    Answer,
    AskedQuestion,
    Inquiry,
    Outlet,
    PressConference,
    Spokesperson,
)
from phohien.spokespersons.subjects import TYPE
from vanban.skeleton import fold

DATA = Path(__file__).with_name("data") / "speaking.json"


def build(rng: random.Random) -> int:
    """Everything, in order of time; returns how many spokespersons there are."""
    Speaking(rng).build()
    return Spokesperson.objects.count()


class Speaking:
    """The rows of data/speaking.json, written by the people of the demo."""

    def __init__(self, rng: random.Random) -> None:
        self.rng, self.today = rng, clock.today()
        self.data = json.loads(DATA.read_text(encoding="utf-8"))
        self.press = User.objects.get(username="daumoibaochi")
        self.agencies = {row.code: row for row in Agency.objects.all()}
        self.outlets: dict[str, Outlet] = {}

    def build(self) -> None:
        with clock.at(at(-320)):
            self._outlets()
        Register(self.rng, self.press, self.agencies).build(self.data["accounts"])
        for row in self.data["bank"]:
            self._bank(*row)
        for row in self.data["conferences"]:
            self._conference(row)
        for row in self.data["inquiries"]:
            self._inquiry(*row)
        self._logs()
        self._report()

    def _outlets(self) -> None:
        for name, kind in self.data["outlets"]:
            email = f"toasoan@{fold(name).replace(' ', '')}.example"
            self.outlets[name] = services.outlet_named(
                actor=self.press, name=name, kind=kind, email=email
            )

    # Answers

    def _cleared(self, answer: Answer) -> Answer:
        services.request_answer(actor=desk.writer_of(answer.agency), answer=answer)
        desk.sign_all(Case.objects.get(subject_type=TYPE, subject_id=answer.pk, state="open"))
        answer.refresh_from_db()
        return answer

    def _bank(self, code, question, text, source, topic, days, valid) -> None:
        agency = self.agencies[code]
        with clock.at(at(days)):
            answer = services.write_answer(
                actor=desk.writer_of(agency), agency=agency, question=question, text=text,
                source=source, topic=Topic.objects.filter(code=topic).first(),
            )  # fmt: skip
            self._cleared(answer)
            services.bank_answer(
                actor=desk.writer_of(agency), answer=answer,
                valid_until=clock.today() + dt.timedelta(days=valid),
            )  # fmt: skip

    # Press conferences

    def _conference(self, row: dict) -> None:
        agency, starts = self.agencies[row["agency"]], at(row["days"])
        writer = desk.writer_of(agency)
        with clock.at(min(at(row["days"] - 6), clock.now())):
            found = services.plan_conference(
                actor=writer, agency=agency, kind=row["kind"], title=row["title"],
                matters=row["matters"], chair=row["chair"], starts_at=starts, online_url="",
                place="Phòng họp báo, trụ sở Ủy ban nhân dân tỉnh",
                legal_papers=row.get("papers", ""),
            )  # fmt: skip
            services.invite(actor=writer, conference=found, outlets=self.outlets.values())
            for question in row.get("prepared", ()):
                self._prepared(writer, found, *question)
        if row["days"] < 0:
            self._held(writer, found, row)

    def _prepared(self, writer, found: PressConference, code, question, text, source, ready):
        owner = self.agencies[code]
        prepared = services.foresee_question(
            actor=writer, conference=found, question=question, owner=owner,
            due_at=found.starts_at - dt.timedelta(days=3),
        )  # fmt: skip
        if text:
            answer = services.prepare_answer(
                actor=desk.writer_of(owner), prepared=prepared, text=text, source=source
            )
            if ready:
                self._cleared(answer)

    def _held(self, writer, found: PressConference, row: dict) -> None:
        with clock.at(at(row["days"] - 3, 14)):
            found = services.announce_conference(actor=writer, conference=found)
            for seat in found.seats.select_related("outlet")[:5]:
                services.mark_seat(actor=writer, seat=seat, state="registered", people=2)
        with clock.at(at(row["days"], 11)):
            found = services.hold_conference(actor=writer, conference=found)
            for seat in found.seats.select_related("outlet")[:5]:
                services.mark_seat(actor=writer, seat=seat, state="attended", people=2)
            services.keep_record(
                actor=writer, conference=found, transcript=_transcript(row["asked"])
            )
            asked = [self._asked(writer, found, *question) for question in row["asked"]]
        for question, given in zip(asked, row["asked"], strict=True):
            if given[2] == "promised" and given[3]:
                self._keep(question, given)

    def _asked(self, writer, found, outlet, question, state, said="", *more) -> AskedQuestion:
        fields = {"said": said} if state == "answered" else {}
        if state == "promised":
            days = more[1] if len(more) > 1 else more[0] + 2
            fields = {"due_on": self.today + dt.timedelta(days=days)}
        if state == "refused":
            fields = {"ground": said, "reason": more[0]}
        return services.record_question(
            actor=writer, conference=found, question=question, state=state,
            outlet=self.outlets[outlet], **fields,
        )  # fmt: skip

    def _keep(self, asked: AskedQuestion, given: list) -> None:
        """Promised words: given on their day, or written and being cleared."""
        kept = given[4]
        with clock.at(at(kept) if kept else clock.now()):
            answer = services.draft_promise(
                actor=desk.writer_of(asked.owner), asked=asked, text=given[3],
                source="Báo cáo của cơ quan chuyên môn",
            )  # fmt: skip
            if kept:
                self._cleared(answer)
                services.keep_promise(actor=desk.writer_of(asked.owner), asked=asked)
            else:
                services.request_answer(actor=desk.writer_of(asked.owner), answer=answer)

    # Inquiries and logs

    def _inquiry(self, code, outlet, days, limit, title, questions, state, *more) -> None:
        agency = self.agencies[code]
        writer = desk.writer_of(agency)
        with clock.at(at(days, 10)):
            agreed = clock.today() + dt.timedelta(days=5) if limit == "agreed" else None
            row = services.register_inquiry(
                actor=writer, agency=agency, outlet=self.outlets[outlet], limit=limit,
                received_at=clock.now(), title=title, questions=questions, agreed=agreed,
                document=f"Công văn ngày {clock.today():%d/%m/%Y}",
            )  # fmt: skip
        if state != "open":
            with clock.at(at(days + more[0], 15)):
                self._close(writer, row, state, *more[1:])

    def _close(self, writer, row: Inquiry, state: str, *words) -> None:
        if state == InquiryState.WITHDRAWN:
            services.withdraw_inquiry(actor=writer, inquiry=row)
        elif state == InquiryState.REFUSED:
            services.refuse_inquiry(actor=writer, inquiry=row, ground=words[0], reason=words[1])
        else:
            answer = services.draft_inquiry_answer(
                actor=writer, inquiry=row, text=words[0], source=words[1]
            )
            self._cleared(answer)
            services.answer_inquiry(actor=writer, inquiry=row, form="written")

    def _logs(self) -> None:
        for code, days, organiser, matter, content, proactive in self.data["briefings"]:
            agency = self.agencies[code]
            speaking = Spokesperson.objects.filter(agency=agency, kind="regular", ended_at=None)
            with clock.at(at(days, 16)):
                services.log_briefing(
                    actor=desk.writer_of(agency), agency=agency, held_on=clock.today(),
                    organiser=organiser, matter=matter, content=content,
                    provider=speaking.first(), is_proactive=proactive,
                )  # fmt: skip
        office, year = self.agencies[PROVINCE_OFFICE], clock.today().year
        for month, title in self.data["months"]:
            day = min(dt.date(year, month, 27), clock.today())
            services.log_month(
                actor=self.press, agency=office, year=year, month=month, provided_on=day,
                form="release", title=title,
            )  # fmt: skip

    def _report(self) -> None:
        report = services.open_report(actor=self.press, agency=None, year=clock.today().year)
        words = {
            name: "\n".join(f"- {line}" for line in lines)
            for name, lines in self.data["report"].items()
        }
        services.write_report(actor=self.press, report=report, **words)


def _transcript(asked: list) -> str:
    """A short record in the words of the questions."""
    lines = [f"{row[0]} hỏi: {row[1]}" for row in asked]
    return "\n".join(["Chủ trì nêu mục đích, nội dung họp báo.", *lines, "Họp báo kết thúc."])
