"""Commands that are shown work as they stand, wherever the data are."""

from pathlib import Path

import pytest

from onward.journal.command_line import to_type, usual_folder

HERE = Path("/data/mine")


@pytest.mark.parametrize(
    ("shown", "typed"),
    [
        (
            "bring back a backup: onward restore FILE.",
            "bring back a backup: onward restore --data /data/mine FILE.",
        ),
        ("onward token remove 1234", "onward token remove --data /data/mine 1234"),
        ('onward search use "B"', 'onward search use --data /data/mine "B"'),
        ("`onward token new NAME`", "`onward token new --data /data/mine NAME`"),
        ("onward undo nimmt es zurück.", "onward undo --data /data/mine nimmt es zurück."),
        ("Onward is open", "Onward is open"),
        ("onward learn FILE", "onward learn FILE"),
    ],
)
def test_commands_name_the_folder(shown: str, typed: str) -> None:
    assert to_type(shown, HERE) == typed
    assert to_type(shown, usual_folder()) == shown


def test_a_folder_with_a_space_stays_one_word() -> None:
    assert to_type("onward undo", Path("/my data/$x")) == "onward undo --data '/my data/$x'"
