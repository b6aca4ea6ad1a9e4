"""``manage build_demo [--plan FILE]``: the demo world, or one more plan for it."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from phohien.demo.building import build
from vanban.errors import VanbanError


class Command(BaseCommand):
    help = "Dựng thế giới mẫu từ kế hoạch mẫu hoặc từ kế hoạch của anh/chị (--plan)."

    def add_arguments(self, parser) -> None:
        parser.add_argument("--plan", type=Path, help="tệp kế hoạch (.pdf, .docx, .txt, ảnh)")

    def handle(self, *args, plan: Path | None = None, **options) -> None:
        try:
            built = build(plan)
        except VanbanError as error:
            raise CommandError(str(error)) from error
        tasks = built.plan.tasks.count()
        owed = built.plan.assignments.count()
        self.stdout.write(
            f"Kế hoạch “{built.plan.title}”: {tasks} nhiệm vụ, {owed} việc được giao."
        )
        if built.accounts:
            self.stdout.write(
                f"{built.accounts} tài khoản, {built.evidence} minh chứng, "
                f"{built.reports} báo cáo đã gửi."
            )
        for name in built.unknown:
            self.stdout.write(f"Chưa biết đơn vị: {name}")
