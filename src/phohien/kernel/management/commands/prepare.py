"""Runs the steps of the preparation that ``./phohien up`` asks for, in one process."""

import gc
import io
import json
import sys
import time
import traceback

from django.core.management import BaseCommand, CommandError, call_command
from django.db import transaction

from phohien.kernel import clock
from phohien.kernel.errors import DomainError
from phohien.kernel.models import SetupStep


class Command(BaseCommand):
    help = "Chạy các bước chuẩn bị; dùng qua ./phohien up."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser) -> None:
        parser.add_argument("steps", help="JSON: [{name, label, command, fingerprint, …}]")

    def handle(self, *, steps: str, **_options) -> None:
        gc.freeze()  # what is loaded stays; it is a sixth of all time to look through it again
        gc.set_threshold(100_000, 20, 100)
        for step in json.loads(steps):
            self._run(step)

    def _run(self, step: dict) -> None:
        start = time.monotonic()
        self.stdout.write(f"  • {step['label']} … ", ending="\n" if step["show"] else "")
        self.stdout.flush()
        output = self.stdout if step["show"] else io.StringIO()
        try:
            call_command(*step["command"], verbosity=int(step["show"]), stdout=output)
        except Exception as error:
            self.stdout.write("không xong")
            self._explain(error)
            sys.exit(1)
        record(step["name"], step["fingerprint"])
        self.stdout.write(
            f"{'    ' if step['show'] else ''}xong ({_seconds(time.monotonic() - start)} giây)"
        )

    def _explain(self, error: Exception) -> None:
        """A sentence for the person, the whole trace for the log on standard error."""
        traceback.print_exc()
        if isinstance(error, (DomainError, CommandError)):
            self.stdout.write(f"\n{error}")
        else:
            self.stdout.write(f"\nCó lỗi chương trình: {type(error).__name__}.")


def record(name: str, fingerprint: str) -> None:
    """Remember in the database itself, so that a restored copy knows what it lacks.

    One row per step, except for the demo world: each plan it was built from stays known.
    """
    with transaction.atomic():
        if name != "demo":
            SetupStep.objects.filter(name=name).delete()
        SetupStep.objects.update_or_create(
            name=name, fingerprint=fingerprint, defaults={"done_at": clock.now()}
        )


def _seconds(value: float) -> str:
    return f"{value:.1f}".replace(".", ",")
