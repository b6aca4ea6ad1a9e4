"""The menu by role: a registry of entries, each with the roles that get it."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from phohien.organisation.enums import BOUND_ROLES, NEWSROOM_ROLES, PROVINCE_READERS, Role

READERS = (*BOUND_ROLES, *PROVINCE_READERS)
CLEARING = (
    *NEWSROOM_ROLES, Role.COORDINATOR, Role.PROVINCIAL_LEADER, Role.AUDITOR,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the menu. ``roles`` says who gets it; ``first`` puts it on the phone's bar."""

    label: str
    url_name: str
    icon: str
    roles: tuple[str, ...] = READERS
    first: bool = False
    exact: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """An entry as shown to one person on one page."""

    label: str
    url: str
    icon: str
    first: bool
    current: bool
    count: int = 0


@dataclass(frozen=True, slots=True)
class Group:
    """Entries under one heading; the first group has none."""

    label: str = ""
    lines: list[Line] = field(default_factory=list)


REGISTRY: tuple[tuple[str, tuple[Entry, ...]], ...] = (
    (
        "",
        (
            Entry(_("Trang của tôi"), "web:home", "home", first=True, exact=True),
            Entry(_("Việc được giao"), "plans:assignments", "tasks", first=True),
            Entry(_("Minh chứng"), "plans:evidence_list", "evidence", first=True),
            Entry(_("Báo cáo"), "reports:index", "report", first=True),
            Entry(_("Hộp thư"), "web:inbox", "inbox"),
        ),
    ),
    (
        _("Kế hoạch"),
        (
            Entry(_("Kế hoạch và nhiệm vụ"), "plans:plans", "plan"),
            Entry(_("Ma trận đơn vị"), "web:matrix", "map", PROVINCE_READERS),
            Entry(
                _("Tiếp nhận văn bản"),
                "intake:index",
                "intake",
                (Role.COORDINATOR, Role.PROVINCIAL_LEADER, Role.AUDITOR),
            ),
            Entry(_("Căn cứ pháp lý"), "plans:legal_bases", "book"),
        ),
    ),
    (
        _("Tòa soạn"),
        (
            Entry(_("Tin, bài"), "newsroom:index", "edit"),
            Entry(_("Chờ tôi duyệt"), "clearance:index", "check", CLEARING),
            Entry(_("Bài theo ngôn ngữ"), "newsroom:languages", "globe"),
            Entry(_("Ảnh, video, tài liệu"), "media:index", "file"),
            Entry(_("Kênh phát hành"), "syndication:index", "external"),
            Entry(_("Bản tin truyền thanh"), "syndication:bulletins", "inbox"),
            Entry(
                _("Đối tác dữ liệu"),
                "partners:index",
                "link",
                (Role.SYSTEM_ADMINISTRATOR, Role.COORDINATOR, Role.AUDITOR),
            ),
        ),
    ),
    (
        _("Báo chí"),
        (
            Entry(_("Nghe báo"), "press_monitoring:river", "search"),
            Entry(_("Điểm báo"), "press_monitoring:digests", "book", PROVINCE_READERS),
            Entry(
                _("Giải thích, làm rõ"),
                "clarifications:index",
                "check",
                (
                    *BOUND_ROLES,
                    Role.PRESS_ANALYST,
                    Role.PRESS_DESK,
                    Role.COORDINATOR,
                    Role.PROVINCIAL_LEADER,
                    Role.AUDITOR,
                ),
            ),
            Entry(_("Phát ngôn, họp báo"), "spokespersons:index", "people"),
            Entry(
                _("Báo chí nước ngoài"),
                "press_desk:index",
                "globe",
                (Role.PRESS_DESK, Role.PROVINCIAL_LEADER, Role.AGENCY_LEADER),
            ),
        ),
    ),
    (
        _("Tổ chức"),
        (
            Entry(pgettext_lazy("danh sách", "Đơn vị"), "organisation:agencies", "agency"),
            Entry(_("Đầu mối"), "organisation:roster", "people"),
            Entry(
                _("Người làm thay"),
                "organisation:stand_ins",
                "people",
                (*NEWSROOM_ROLES, Role.SYSTEM_ADMINISTRATOR),
            ),
            Entry(
                _("Tài khoản và vai trò"),
                "organisation:users",
                "key",
                (Role.SYSTEM_ADMINISTRATOR, Role.AUDITOR),
            ),
            Entry(
                _("Nhật ký"), "security:audit", "audit", (Role.SYSTEM_ADMINISTRATOR, Role.AUDITOR)
            ),
        ),
    ),
)


def for_person(user, *, path: str, unread: int = 0) -> list[Group]:
    """The groups that ``user`` gets, with the line of ``path`` marked as current."""
    groups, here = [], _nearest(user, path)
    for label, entries in REGISTRY:
        lines = [_line(entry, here, unread) for entry in _own(entries, user)]
        if lines:
            groups.append(Group(label, lines))
    return groups


def _own(entries: Iterable[Entry], user) -> list[Entry]:
    return [entry for entry in entries if user.has_role(*entry.roles)]


def _nearest(user, path: str) -> str:
    """The address of the entry that ``path`` lies under, the longest one; empty when none."""
    under = []
    for _label, entries in REGISTRY:
        for entry in _own(entries, user):
            url = reverse(entry.url_name)
            if path == url or (path.startswith(url) and not entry.exact):
                under.append(url)
    return max(under, key=len, default="")


def _line(entry: Entry, here: str, unread: int) -> Line:
    url = reverse(entry.url_name)
    count = unread if entry.url_name == "web:inbox" else 0
    return Line(str(entry.label), url, entry.icon, entry.first, url == here, count)
