"""How gunicorn serves: two processes with threads, one load of the code, a patient stop."""

import os
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "src"))

workers = int(os.environ.get("PHOHIEN_WEB_PROCESSES", "2"))
# gthread, with a short way for kept pages of the public site.
worker_class = "phohien.portal.cache.worker.PageWorker"
threads = 4
preload_app = True
timeout = 120
graceful_timeout = 30
keepalive = 5
control_socket_disable = True
accesslog = None  # the request log is written by phohien.kernel.requests, without addresses
max_requests = 5000
max_requests_jitter = 500
