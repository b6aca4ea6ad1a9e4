"""State secrets stay out: marks and symbols are found, the thing is refused, nothing is kept.

Law 117/2025/QH15; the stamps are those of Circular 24/2020/TT-BCA. A scan finds marks, not
secrets: content without a mark is judged by people, with the checklist.
"""

from phohien.clearance.secrecy.files import scan_file
from phohien.clearance.secrecy.marks import Hit, scan_lines
from phohien.clearance.secrecy.refusing import refuse, require_clean_file, require_clean_text

__all__ = [
    "Hit",
    "refuse",
    "require_clean_file",
    "require_clean_text",
    "scan_file",
    "scan_lines",
]
