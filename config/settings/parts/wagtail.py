"""Wagtail as the editors' door at /cms/: quiet outwards, one sign-in with the workspace."""

import environ

_env = environ.Env()

WAGTAIL_SITE_NAME = "Phố Hiến"
WAGTAILADMIN_BASE_URL = _env.str("PHOHIEN_BASE_URL", default="http://127.0.0.1:8000")
WAGTAILADMIN_LOGIN_URL = "/dang-nhap/"
WAGTAILADMIN_PERMITTED_LANGUAGES = [("vi", "Tiếng Việt"), ("en", "English")]
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAIL_PASSWORD_MANAGEMENT_ENABLED = False
WAGTAIL_PASSWORD_RESET_ENABLED = False
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "wagtail.search.backends.database"}}
WAGTAILDOCS_SERVE_METHOD = "serve_view"

WAGTAIL_I18N_ENABLED = True
WAGTAIL_CONTENT_LANGUAGES = [
    ("vi", "Tiếng Việt"),
    ("en", "English"),
    ("zh-hans", "简体中文"),
    ("ko", "한국어"),
    ("ja", "日本語"),
]
WAGTAIL_WORKFLOW_ENABLED = False  # what may be public is decided in phohien.clearance
WAGTAIL_ALLOW_UNICODE_SLUGS = False
WAGTAILIMAGES_IMAGE_MODEL = "media.Photo"
WAGTAILDOCS_DOCUMENT_MODEL = "media.Paper"
WAGTAILIMAGES_EXTENSIONS = ["avif", "gif", "jpg", "jpeg", "png", "webp", "heic"]
# Where nginx finds var/private/media for X-Accel-Redirect ("/_tep/"); empty: we send the bytes.
MEDIA_ACCEL_PREFIX = _env.str("PHOHIEN_MEDIA_ACCEL", default="")
WAGTAILIMAGES_IMAGE_FORM_BASE = "phohien.media.cms_forms.PhotoForm"
WAGTAILDOCS_DOCUMENT_FORM_BASE = "phohien.media.cms_forms.PaperForm"
# The finer limits, with their sentences, are in phohien.media.receiving.
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 30 * 1024 * 1024
WAGTAILIMAGES_MAX_IMAGE_PIXELS = 80_000_000
