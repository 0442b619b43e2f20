"""What the server calls."""

from __future__ import annotations

import os
from multiprocessing import parent_process
from threading import Thread

from django.core.wsgi import get_wsgi_application

application = get_wsgi_application()


def _end_with_the_server() -> None:
    """A worker whose server was killed would go on unseen, and nobody could stop it."""
    server = parent_process()
    if server is not None:
        server.join()
        os._exit(1)


Thread(target=_end_with_the_server, daemon=True, name="onward-end").start()
