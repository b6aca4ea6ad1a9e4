"""Argon2id at the size OWASP recommends for a server without a dedicated core.

Django's own default takes 100 MiB and eight lanes for each sign-in; on two cores that is a way
to stop the site. Source: OWASP Password Storage Cheat Sheet (19 MiB, 2 passes, 1 lane).
"""

from django.contrib.auth.hashers import Argon2PasswordHasher


class Argon2Hasher(Argon2PasswordHasher):
    """Argon2id, 19 MiB, two passes, one lane; old hashes are upgraded at the next sign-in."""

    memory_cost = 19_456  # KiB
    time_cost = 2
    parallelism = 1
