"""What the server calls."""

from __future__ import annotations

import os
import sys
from multiprocessing import parent_process
from threading import Thread

from django.core.wsgi import get_wsgi_application

# While findings are worked out in a thread, a page gives way at each of its queries and waits so long for its turn.
sys.setswitchinterval(0.0005)

application = get_wsgi_application()


def _end_with_the_server() -> None:
    """A worker whose server was killed would go on unseen, and nobody could stop it."""
    server = parent_process()
    if server is not None:
        server.join()
        os._exit(1)


Thread(target=_end_with_the_server, daemon=True, name="onward-end").start()
