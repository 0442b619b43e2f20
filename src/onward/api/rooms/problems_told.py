"""The problems that an address may answer with, for the description."""

from __future__ import annotations

from typing import Any

from onward.api.shapes.plain import ProblemOut


def answers(status: int, shape: Any, *problems: int) -> dict[int, Any]:
    """What an address answers: its own shape, or a problem.

    Args:
        status: where all is well.
        shape: then; None where the answer has no body.
        problems: statuses beyond those that every address may answer with.
    """
    always = (400, 401, 403, 405, 422, 429, 500)
    return {status: shape} | dict.fromkeys(sorted({*always, *problems}), ProblemOut)
