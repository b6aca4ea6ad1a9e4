"""The job worker as a process: ``manage work`` until told to stop, ``--once`` for what is ready."""

import os
import signal

from django.core.management import BaseCommand

from phohien.kernel.jobs.worker import Worker

NICENESS = 10  # readers and writers at their screens come first


class Command(BaseCommand):
    help = "Làm các việc nền cho tới khi được yêu cầu dừng."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser) -> None:
        parser.add_argument("--once", action="store_true", help="làm hết việc đang chờ rồi dừng")

    def handle(self, *, once: bool, **_options) -> None:
        os.nice(NICENESS)
        worker = Worker()
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_frame: worker.stop())
        if once:
            self.stdout.write(f"{worker.run_ready()}")
        else:
            worker.run()
