"""Which hosts the software may ask by itself (phohien.kernel.outbound). None by default."""

import environ

_env = environ.Env()

OUTBOUND_ALLOWED_HOSTS = _env.list("PHOHIEN_OUTBOUND_HOSTS", default=[])
OUTBOUND_PRIVATE_HOSTS = _env.list("PHOHIEN_OUTBOUND_PRIVATE_HOSTS", default=[])
