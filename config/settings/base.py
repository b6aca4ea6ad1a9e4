"""Production is the base: everything a deployment must get right is required here."""

from pathlib import Path

import environ

from config.settings.parts.required import required_list, required_secret

ROOT = Path(__file__).resolve().parents[2]
env = environ.Env()
VAR = Path(env.str("PHOHIEN_VAR", default=str(ROOT / "var")))

DEBUG = False
# These have no default: without them the software refuses to start.
SECRET_KEY = required_secret("PHOHIEN_SECRET_KEY")
ALLOWED_HOSTS = required_list("PHOHIEN_ALLOWED_HOSTS")
BASE_URL = env.str("PHOHIEN_BASE_URL", default="http://127.0.0.1:8000")
CSRF_TRUSTED_ORIGINS = env.list("PHOHIEN_TRUSTED_ORIGINS", default=[])

INSTALLED_APPS = [
    "phohien.kernel",
    "phohien.security",
    "phohien.organisation",
    "phohien.notices",
    "phohien.clearance",
    "phohien.assist",
    "phohien.media",
    "phohien.plans",
    "phohien.intake",
    "phohien.newsroom",
    "phohien.press_monitoring",
    "phohien.clarifications",
    "phohien.press_desk",
    "phohien.spokespersons",
    "phohien.portal",
    "phohien.syndication",
    "phohien.reports",
    "phohien.api",
    "phohien.web",
    "phohien.demo",
    "wagtail_localize",
    "wagtail_localize.locales",
    "wagtail.contrib.settings",
    "wagtail.embeds",
    "wagtail.sites",
    "wagtail.users",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "django_htmx",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
]

MIDDLEWARE = [
    "phohien.portal.cache.middleware.PageCache",
    "phohien.kernel.requests.RequestLogMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "phohien.web.language.ChosenLanguage",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "phohien.kernel.csp.ContentSecurityPolicyMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "phohien.kernel.error_pages.DomainErrorMiddleware",
    "phohien.web.middleware.WorkspaceMiddleware",
]

ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "wagtail.contrib.settings.context_processors.settings",
            ],
        },
    },
]

AUTH_USER_MODEL = "organisation.User"
AUTHENTICATION_BACKENDS = [
    "django.contrib.auth.backends.ModelBackend",
    "phohien.organisation.backends.RoleBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 14},
    },
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
PASSWORD_HASHERS = [
    "phohien.security.hashers.Argon2Hasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
LOGIN_URL = "/dang-nhap/"
LOGIN_REDIRECT_URL = "/lam-viec/"
LOGOUT_REDIRECT_URL = "/dang-nhap/"
CSRF_FAILURE_VIEW = "phohien.web.views.errors.csrf_failed"

LANGUAGE_CODE = "vi"
# The public site speaks all of them; the workspace and Wagtail's admin Vietnamese and English.
LANGUAGES = [
    ("vi", "Tiếng Việt"),
    ("en", "English"),
    ("zh-hans", "简体中文"),
    ("ko", "한국어"),
    ("ja", "日本語"),
]
WORKSPACE_LANGUAGES = LANGUAGES[:2]
LOCALE_PATHS = [ROOT / "locale"]
FORMAT_MODULE_PATH = ["config.formats"]
TIME_ZONE = "Asia/Ho_Chi_Minh"
USE_I18N = True
USE_TZ = True
USE_THOUSAND_SEPARATOR = True

DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
STATIC_URL = "/static/"
STATIC_ROOT = VAR / "static"
MEDIA_URL = "/media/"
MEDIA_ROOT = VAR / "media"
PRIVATE_ROOT = VAR / "private"  # evidence and source papers: never served by URL, only by view
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5000
FILE_UPLOAD_PERMISSIONS = 0o640

from config.settings.parts.api import *  # noqa: F403
from config.settings.parts.assist import *  # noqa: F403
from config.settings.parts.databases import *  # noqa: F403
from config.settings.parts.http import *  # noqa: F403
from config.settings.parts.logs import *  # noqa: F403
from config.settings.parts.mail import *  # noqa: F403
from config.settings.parts.outbound import *  # noqa: F403
from config.settings.parts.portal import *  # noqa: F403
from config.settings.parts.press import *  # noqa: F403
from config.settings.parts.wagtail import *  # noqa: F403

STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "media_private": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": str(PRIVATE_ROOT / "media"), "base_url": None},
    },
    "private": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": str(PRIVATE_ROOT), "base_url": None},
    },
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
