"""Whoever stops the app while it starts is heeded at once, at whichever moment, and nothing stays behind."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from onward.web import serving

SOON = 4
"""Seconds; a worker that does not heed is killed after five."""
OURS = {"ONWARD_DATA", "ONWARD_KEY", "ONWARD_START_SECRET", "DJANGO_SETTINGS_MODULE"}


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("stopped")
    begin(folder, "search", "new", "Mine").communicate(timeout=60)
    return folder


def begin(data: Path, *words: str) -> "subprocess.Popen[str]":
    run = [sys.executable, "-m", "onward.cli", *words, "--data", str(data)]
    env = {name: value for name, value in os.environ.items() if name not in OURS} | {"LC_ALL": "C.UTF-8"}
    return subprocess.Popen(
        run, env=env, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True
    )


@pytest.mark.parametrize("moment", [0, 0.3, 1, 2])
def test_it_stops_so_long_after_its_start(data: Path, moment: float) -> None:
    process = begin(data, "serve", "--no-browser")
    time.sleep(moment)
    stops(process, data)


@pytest.mark.parametrize("moment", [0, 0.01, 0.02, 0.03, 0.05, 0.1])
def test_it_stops_so_long_after_it_took_the_folder(data: Path, moment: float) -> None:
    (data / "running.json").unlink(missing_ok=True)
    process = begin(data, "serve", "--no-browser")
    last = time.monotonic() + 30
    while not (data / "running.json").exists() and time.monotonic() < last:
        time.sleep(0.001)
    time.sleep(moment)
    stops(process, data)


def stops(process: "subprocess.Popen[str]", data: Path) -> None:
    try:
        process.send_signal(signal.SIGTERM)
        code = process.wait(SOON)
        with pytest.raises(ProcessLookupError):
            os.killpg(process.pid, 0)
    finally:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
        _said, wrong = process.communicate()
    assert code in {0, -signal.SIGTERM}
    assert wrong == ""
    assert not (data / "running.json").exists()
    assert serving.running(data) is None
