"""Proof that a form of the public site was opened here, without a cookie: a signed moment, and
the browser's own ``Origin``. For forms of visitors, who have no session."""

import hashlib
from urllib.parse import urlsplit

from django.conf import settings
from django.core import signing
from django.core.cache import cache
from django.http import HttpRequest

from phohien.kernel.requests import visitor_address

VALID = 24 * 3600  # seconds a page may stand open before it is sent
HOUR = 3600


def token(salt: str) -> str:
    return signing.dumps("", salt=salt)


def is_ours(request: HttpRequest, salt: str) -> bool:
    """Whether the POST comes from a page of this site, opened within a day."""
    return _comes_from_here(request) and _is_fresh(
        request.POST.get("csrfmiddlewaretoken", ""), salt
    )


def _comes_from_here(request: HttpRequest) -> bool:
    """Browsers name the origin of every POST; where one does not, the signed moment must do."""
    told = request.headers.get("Origin") or request.headers.get("Referer", "")
    return not told or urlsplit(told).netloc == request.get_host()


def _is_fresh(given: str, salt: str) -> bool:
    try:
        signing.loads(given, salt=salt, max_age=VALID)
    except signing.BadSignature:
        return False
    return True


def too_many(request: HttpRequest, what: str, *, each: int, all_together: int) -> bool:
    """Count one more ``what`` in this hour; True past the limit of one address or of everybody.

    Of the address only a keyed hash is kept, for an hour, in the cache.
    """
    mark = f"{settings.SECRET_KEY}{visitor_address(request)}".encode()
    one = f"{what}:{hashlib.sha256(mark).hexdigest()[:24]}"
    return [_count(one) > each, _count(f"{what}:all") > all_together] != [False, False]


def _count(key: str) -> int:
    cache.add(key, 0, HOUR)
    try:
        return cache.incr(key)
    except ValueError:  # it lapsed between the two
        return 1
