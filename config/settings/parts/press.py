"""Keys that seal the personal data of foreign press: the first seals, all of them open."""

from config.settings.parts.required import required_secrets

PRESS_DESK_KEYS = required_secrets("PHOHIEN_PRESS_KEYS")
