"""Whether a window can open; without one, a text browser would take the terminal over."""

from __future__ import annotations

import os
import sys


def has_screen() -> bool:
    """Whether there is a screen."""
    return sys.platform in {"darwin", "win32"} or bool(
        os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    )
