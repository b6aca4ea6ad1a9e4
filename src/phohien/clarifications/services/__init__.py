"""Writing cases: opening, the clock, facts, the answer, letters, closing."""

from phohien.clarifications.services.answering import translate_answer, write_answer
from phohien.clarifications.services.asking import (
    approve_request,
    ask_agency,
    cancel_request,
    prepare_request,
    return_request,
)
from phohien.clarifications.services.clocks import record_statement, set_clock
from phohien.clarifications.services.closing import close_case, reopen_case
from phohien.clarifications.services.facts import add_fact, remove_fact, use_facts
from phohien.clarifications.services.letters import (
    change_letter,
    record_result,
    send_letter,
    write_letter,
)
from phohien.clarifications.services.opening import change_saying, open_case, write_dossier

__all__ = [
    "add_fact",
    "approve_request",
    "ask_agency",
    "cancel_request",
    "change_letter",
    "change_saying",
    "close_case",
    "open_case",
    "prepare_request",
    "record_result",
    "record_statement",
    "remove_fact",
    "reopen_case",
    "return_request",
    "send_letter",
    "set_clock",
    "translate_answer",
    "use_facts",
    "write_answer",
    "write_dossier",
    "write_letter",
]
