"""Heeding whoever stops the app, from the moment at which it can be stopped in good order."""

from __future__ import annotations

import _thread
import os
from typing import Any


def heed(server: Any) -> None:
    """Make a server that does not run yet stop at once when it is told to.

    A worker has its main process's handler until it made its own. There it would only note that the app is to stop,
    and be killed five seconds later; but it has begun nothing yet, so it may just go.
    """
    main, stop = os.getpid(), server.signal_handler_interrupt

    def stop_or_go(*_signal: object) -> None:
        if os.getpid() != main:
            os._exit(0)
        # A handler runs in the middle of whatever the main thread does. If that is taking the lock that this asks for,
        # both would wait for ever; another thread only waits a moment.
        _thread.start_new_thread(stop, ())

    server.signal_handler_interrupt = stop_or_go
