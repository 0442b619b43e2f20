"""The help of every command, its frame too, in the language of the terminal."""

import subprocess
import sys

import pytest

# In a process of its own: the words that a help was shown in stay with its command.
SPOKEN = """
import sys
from onward.cli import frame, speaking
frame._ = speaking._ = str.lower
from onward.cli.main import app
app(sys.argv[1:])
"""


@pytest.mark.parametrize("words", [[], ["log"], ["search"], ["search", "new"]], ids=" ".join)
def test_no_word_of_the_frame_is_left_in_english(words: list[str]) -> None:
    run = [sys.executable, "-c", SPOKEN, *words, "--help"]
    said = subprocess.run(run, capture_output=True, text=True, check=True, timeout=60).stdout
    assert said.startswith("usage: ")
    assert "[options]" in said
    assert "\noptions:\n" in said
    for english in ("Usage:", "Options:", "Arguments:", "Commands:", "COMMAND", "Show this message", "Install"):
        assert english not in said
