"""Machines that translate and suggest (phohien.assist). None by default: nothing is sent out.

The host must also stand in PHOHIEN_OUTBOUND_HOSTS (and _PRIVATE_HOSTS when it is in the house).
"""

import environ

_env = environ.Env()

TRANSLATION_URL = _env.str("PHOHIEN_TRANSLATION_URL", default="")
TRANSLATION_KIND = _env.str("PHOHIEN_TRANSLATION_KIND", default="libretranslate")  # or "openai"
TRANSLATION_KEY = _env.str("PHOHIEN_TRANSLATION_KEY", default="")
TRANSLATION_MODEL = _env.str("PHOHIEN_TRANSLATION_MODEL", default="")
TRANSLATION_SECONDS = _env.float("PHOHIEN_TRANSLATION_SECONDS", default=120.0)

ASSIST_URL = _env.str("PHOHIEN_ASSIST_URL", default="")  # up to and with /v1
ASSIST_MODEL = _env.str("PHOHIEN_ASSIST_MODEL", default="")
ASSIST_KEY = _env.str("PHOHIEN_ASSIST_KEY", default="")
ASSIST_SECONDS = _env.float("PHOHIEN_ASSIST_SECONDS", default=60.0)
