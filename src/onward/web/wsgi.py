"""What the server calls."""

from __future__ import annotations

import gc
import os
import sys
from multiprocessing import parent_process
from threading import Thread

from django.core.wsgi import get_wsgi_application

# While findings are worked out in a thread, a page gives way at each of its queries and waits so long for its turn.
sys.setswitchinterval(0.0005)

application = get_wsgi_application()

# What the imports made lives to the end, and what a search has taught nearly so: looking through all of that for
# rubbish stops every page for a twentieth of a second, and after a few hundred requests at that.
gc.freeze()
gc.set_threshold(50_000, 20, 100)


def _end_with_the_server() -> None:
    """A worker whose server was killed would go on unseen, and nobody could stop it."""
    server = parent_process()
    if server is not None:
        server.join()
        os._exit(1)


def _look_ahead() -> None:
    """What a large search has taught takes a second: it is begun while the browser still opens."""
    from onward.web.looking_ahead import look_ahead  # noqa: PLC0415 - Django is set up above

    look_ahead()


Thread(target=_look_ahead, daemon=True, name="onward-work").start()
Thread(target=_end_with_the_server, daemon=True, name="onward-end").start()
