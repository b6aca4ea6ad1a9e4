"""What visitors may ask of the data sharing API, and how visitors are told apart everywhere."""

import environ

_env = environ.Env()

API_ANONYMOUS_PER_MINUTE = _env.int("PHOHIEN_API_ANONYMOUS", default=120)
# Behind a proxy every request comes from the proxy: name the header that it always overwrites.
VISITOR_ADDRESS_HEADER = _env.str("PHOHIEN_VISITOR_ADDRESS_HEADER", default="")
