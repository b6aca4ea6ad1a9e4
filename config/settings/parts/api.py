"""The data sharing API: what a visitor without a key may ask, and how visitors are told apart."""

import environ

_env = environ.Env()

API_ANONYMOUS_PER_MINUTE = _env.int("PHOHIEN_API_ANONYMOUS", default=120)
# Behind a proxy every request comes from the proxy: name the header that it always overwrites.
API_ADDRESS_HEADER = _env.str("PHOHIEN_API_ADDRESS_HEADER", default="")
