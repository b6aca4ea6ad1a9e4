"""``manage create_administrator NAME "Full name"``: the first account of a site without a demo."""

import secrets

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from phohien.kernel.errors import DomainError
from phohien.organisation.enums import Role
from phohien.organisation.services import create_user, grant_role


class Command(BaseCommand):
    help = "Tạo tài khoản quản trị hệ thống với mật khẩu dùng một lần."

    def add_arguments(self, parser) -> None:
        parser.add_argument("username", help="tên đăng nhập")
        parser.add_argument("full_name", help="họ và tên, trong ngoặc kép")
        parser.add_argument("--email", default="", help="thư điện tử công vụ")

    def handle(self, *args, username: str, full_name: str, email: str, **options) -> None:
        password = secrets.token_urlsafe(18)
        try:
            with transaction.atomic():
                user = create_user(
                    actor=None,
                    username=username,
                    full_name=full_name,
                    password=password,
                    email=email,
                    must_change_password=True,
                )
                grant_role(actor=None, user=user, role=Role.SYSTEM_ADMINISTRATOR)
        except DomainError as error:
            raise CommandError(str(error)) from error
        self.stdout.write(
            f"Đã tạo {username}. Mật khẩu dùng một lần: {password}\n"
            "Đăng nhập rồi đổi mật khẩu; mật khẩu này không được lưu ở đâu khác."
        )
