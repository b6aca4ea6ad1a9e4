"""The WSGI application that gunicorn serves; loads all addresses before the first request."""

import gc
import os
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "src"))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.production")

gc.disable()  # nothing dies while loading; a tenth of the start

from django.core.wsgi import get_wsgi_application
from django.urls import get_resolver

application = get_wsgi_application()
get_resolver().url_patterns  # noqa: B018 - loads views and their imports, shared by all processes
gc.freeze()  # what is loaded stays shared between the processes
gc.enable()
