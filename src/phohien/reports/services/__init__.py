"""Writing reports: rounds, agency reports, the consolidated text."""

from phohien.reports.services.agency import (
    accept_report,
    refill_section,
    reopen_report,
    return_report,
    start_report,
    submit_report,
    write_sections,
)
from phohien.reports.services.loading import load_regimes
from phohien.reports.services.province import write_compiled
from phohien.reports.services.regimes import change_regime, check_dates, create_regime
from phohien.reports.services.rounds import open_rounds

__all__ = [
    "accept_report",
    "change_regime",
    "check_dates",
    "create_regime",
    "load_regimes",
    "open_rounds",
    "refill_section",
    "reopen_report",
    "return_report",
    "start_report",
    "submit_report",
    "write_compiled",
    "write_sections",
]
