"""Serving foreign press: receiving, handling, programme, decision, violations, report, erasure."""

from phohien.press_desk.services.deciding import (
    decide,
    issue,
    note_copy,
    propose,
    record_ministry,
    send_back,
)
from phohien.press_desk.services.following import (
    answer_by_link,
    attach_by_link,
    by_link,
    withdraw_by_link,
)
from phohien.press_desk.services.handling import (
    accept_file,
    ask,
    claim,
    close,
    forward,
    name_people,
    release,
    take_answer,
    tell_applicant,
)
from phohien.press_desk.services.linking import link_article, unlink_article
from phohien.press_desk.services.papers import file_papers
from phohien.press_desk.services.programme import (
    Stop,
    answer_stop,
    ask_hosts,
    plan_stop,
    remove_stop,
)
from phohien.press_desk.services.receiving import (
    Given,
    enter,
    receive_from_public,
    renew_link,
    revoke_link,
)
from phohien.press_desk.services.reporting import submit_report, write_report
from phohien.press_desk.services.violations import (
    lift_suspension,
    note_sanction,
    notify_ministry,
    record_violation,
)

__all__ = [
    "Given", "Stop", "accept_file", "answer_by_link", "answer_stop", "ask", "ask_hosts",
    "attach_by_link", "by_link", "claim", "close", "decide", "enter", "file_papers", "forward",
    "issue", "lift_suspension", "link_article", "name_people", "note_copy", "note_sanction",
    "notify_ministry", "plan_stop", "propose", "receive_from_public", "record_ministry",
    "record_violation", "release", "remove_stop", "renew_link", "revoke_link", "send_back",
    "submit_report", "take_answer", "tell_applicant", "unlink_article", "withdraw_by_link",
    "write_report",
]  # fmt: skip
