"""Other people's packages, each in its own environment under build/, run as a child that speaks JSON lines."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from functools import lru_cache
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
BUILD = HERE.parents[1] / "build" / "overlearn"
_TRIED = ("python3.12", "python3.13")


@lru_cache(maxsize=1)
def newer_python() -> str | None:
    """A Python 3.12 or newer, if there is one that starts."""
    installed = sorted(Path.home().glob(".pyenv/versions/3.1[2-9]*/bin/python"))
    found = [sys.executable, *(shutil.which(name) for name in _TRIED), *(str(path) for path in installed)]
    return next((python for python in found if python and _is_newer(python)), None)


def _is_newer(python: str) -> bool:
    asked = [python, "-c", "import sys; sys.exit(sys.version_info < (3, 12))"]
    return subprocess.run(asked, capture_output=True, check=False).returncode == 0


def environment(name: str, python: str) -> tuple[Path | None, str]:
    """The interpreter of a package's own environment, set up from its pinned requirements where it is not there.

    Returns:
        The interpreter and "", or None and why there is none.
    """
    pins, folder = HERE / f"requirements-{name}.txt", BUILD / name
    inside, done = folder / "bin" / "python", folder / "pins.txt"
    if done.exists() and done.read_text() == pins.read_text():
        return inside, ""
    steps = (
        [python, "-m", "venv", "--clear", str(folder)],
        [str(inside), "-m", "pip", "install", "--quiet", "--require-hashes", "-r", str(pins)],
    )
    for step in steps:
        ran = subprocess.run(step, capture_output=True, text=True, check=False)
        if ran.returncode:
            return None, f"{name} could not be installed"
    done.write_text(pins.read_text())
    return inside, ""


class Child:
    """A script of children/ in another environment: one JSON line in, one out."""

    def __init__(self, python: Path, script: str, *arguments: str) -> None:
        command = [str(python), "-W", "ignore", str(HERE / "children" / script), *arguments]
        self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def ask(self, question: Any) -> Any:
        """Send a line and wait for the answer."""
        line_in, line_out = self._process.stdin, self._process.stdout
        assert line_in is not None
        assert line_out is not None
        line_in.write(json.dumps(question) + "\n")
        line_in.flush()
        answer = line_out.readline()
        if not answer:
            raise RuntimeError(f"the child ended with {self._process.wait()}")
        return json.loads(answer)

    def close(self) -> None:
        """End the child."""
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                pipe.close()
        self._process.wait()
