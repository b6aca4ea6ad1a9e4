"""The content security policy of an answer: strict everywhere, Wagtail's own under /cms/."""

from csp.middleware import CSPMiddleware, PolicyParts
from django.conf import settings
from django.http import HttpRequest, HttpResponseBase

CMS_PREFIX = "/cms/"


class ContentSecurityPolicyMiddleware(CSPMiddleware):
    """Wagtail's editor needs inline scripts; only its addresses get the policy allowing them."""

    def get_policy_parts(
        self, request: HttpRequest, response: HttpResponseBase, report_only: bool = False
    ) -> PolicyParts:
        parts = super().get_policy_parts(request, response, report_only)
        if request.path_info.startswith(CMS_PREFIX) and not report_only:
            parts.config = settings.CMS_CONTENT_SECURITY_POLICY
        return parts
