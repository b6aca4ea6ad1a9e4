"""Outgoing mail by SMTP when a host is given; otherwise into files under var/mail."""

from pathlib import Path

import environ

_env = environ.Env()
_var = Path(_env.str("PHOHIEN_VAR", default=str(Path(__file__).resolve().parents[3] / "var")))

EMAIL_HOST = _env.str("PHOHIEN_SMTP_HOST", default="")
EMAIL_PORT = _env.int("PHOHIEN_SMTP_PORT", default=587)
EMAIL_HOST_USER = _env.str("PHOHIEN_SMTP_USER", default="")
EMAIL_HOST_PASSWORD = _env.str("PHOHIEN_SMTP_PASSWORD", default="")
EMAIL_USE_TLS = _env.bool("PHOHIEN_SMTP_TLS", default=True)
EMAIL_TIMEOUT = 20
EMAIL_BACKEND = (
    "django.core.mail.backends.smtp.EmailBackend"
    if EMAIL_HOST
    else "django.core.mail.backends.filebased.EmailBackend"
)
EMAIL_FILE_PATH = _var / "mail"
DEFAULT_FROM_EMAIL = _env.str("PHOHIEN_MAIL_FROM", default="Phố Hiến <phohien@localhost>")
