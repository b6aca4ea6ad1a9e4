"""Background work: jobs live in the database, workers lease them. Knows no domain.

``@job("intake.read")`` declares a handler, ``enqueue("intake.read", document_id=1)`` asks for
it within the caller's transaction, ``@periodic`` puts it into the queue by the clock, and
``manage work`` does it. How a handler stays correct when its worker is killed: ``JobHandle``.
"""

from phohien.kernel.jobs.handle import JobHandle, LeaseLost
from phohien.kernel.jobs.queue import enqueue
from phohien.kernel.jobs.registry import job
from phohien.kernel.jobs.schedule import periodic, tick

__all__ = ["JobHandle", "LeaseLost", "enqueue", "job", "periodic", "tick"]
