"""Writing this room: the register, conferences, answers, inquiries, logs, the yearly report."""

from phohien.spokespersons.services.accounts import announce_account, end_account
from phohien.spokespersons.services.answers import (
    bank_answer,
    request_answer,
    revise_answer,
    write_answer,
)
from phohien.spokespersons.services.banking import bank_asked, bank_case, bank_inquiry
from phohien.spokespersons.services.conferences import (
    announce_conference,
    cancel_conference,
    hold_conference,
    invite,
    keep_record,
    plan_conference,
    start_statement,
)
from phohien.spokespersons.services.inquiries import (
    answer_inquiry,
    draft_inquiry_answer,
    inquiry_from_bank,
    refuse_inquiry,
    register_inquiry,
    withdraw_inquiry,
)
from phohien.spokespersons.services.logs import log_briefing, log_month, void_briefing
from phohien.spokespersons.services.naming import (
    change_spokesperson,
    end_spokesperson,
    name_spokesperson,
    publish_spokesperson,
    remind_agencies_without,
)
from phohien.spokespersons.services.questions import (
    draft_promise,
    drop_question,
    foresee_question,
    keep_promise,
    prepare_answer,
    prepare_from_bank,
    promise_from_bank,
    record_question,
)
from phohien.spokespersons.services.reporting import (
    open_report,
    reopen_report,
    send_report,
    write_report,
)
from phohien.spokespersons.services.seats import (
    change_outlet,
    delete_door_names,
    mark_seat,
    outlet_named,
)

__all__ = [
    "announce_account", "announce_conference", "answer_inquiry", "bank_answer", "bank_asked",
    "bank_case", "bank_inquiry", "cancel_conference", "change_outlet", "change_spokesperson",
    "delete_door_names", "draft_inquiry_answer", "draft_promise", "drop_question", "end_account",
    "end_spokesperson", "foresee_question", "hold_conference", "inquiry_from_bank", "invite",
    "keep_promise", "keep_record", "log_briefing", "log_month", "mark_seat", "name_spokesperson",
    "open_report", "outlet_named", "plan_conference", "prepare_answer", "prepare_from_bank",
    "promise_from_bank", "publish_spokesperson", "record_question", "refuse_inquiry",
    "register_inquiry", "remind_agencies_without", "reopen_report", "request_answer",
    "revise_answer", "send_report", "start_statement", "void_briefing", "withdraw_inquiry",
    "write_answer", "write_report",
]  # fmt: skip
