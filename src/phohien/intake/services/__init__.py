"""Writing intake: receiving, reading, correcting, arranging tasks, preparing the plan."""

from phohien.intake.services.arranging import (
    add_task,
    change_task,
    leave_out,
    merge_with_next,
    move_task,
    set_assignees,
    split_task,
)
from phohien.intake.services.correcting import correct_header, correct_line, correct_word
from phohien.intake.services.preparing import prepare
from phohien.intake.services.reading import keep_failure, keep_reading, read_paper, start_reading
from phohien.intake.services.receiving import discard, read_again, receive

__all__ = [
    "add_task",
    "change_task",
    "correct_header",
    "correct_line",
    "correct_word",
    "discard",
    "keep_failure",
    "keep_reading",
    "leave_out",
    "merge_with_next",
    "move_task",
    "prepare",
    "read_again",
    "read_paper",
    "receive",
    "set_assignees",
    "split_task",
    "start_reading",
]
