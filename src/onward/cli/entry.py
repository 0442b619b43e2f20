"""Where the command starts: as little as possible happens before the work."""

from __future__ import annotations

import gc
import os


def run() -> None:
    """Run the command line."""
    # The matrices of one search are small: waking threads for them takes longer than the work.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    # What the imports make lives to the end; looking through it for rubbish costs a tenth of a short run.
    gc.disable()
    from onward.cli.main import app  # noqa: PLC0415

    gc.freeze()
    gc.set_threshold(200_000, 20, 100)
    gc.enable()
    app()
