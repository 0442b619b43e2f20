"""The speed page shows what was measured; nothing here measures time."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2] / "benchmarks"))

import speed_page
from overlearn.page import between_marks
from speed import _compared


def test_the_page_shows_the_stored_results() -> None:
    text = speed_page.PAGE.read_text(encoding="utf-8")
    assert between_marks(text, "speed", speed_page.tables(speed_page.stored())) == text, "run speed.py --page"


def test_ratios_are_medians_of_the_rounds_ratios() -> None:
    rounds = [{"ours": 1.0, "theirs": 50.0}, {"ours": 2.0, "theirs": 120.0}, {"ours": 4.0, "theirs": 100.0}]
    found = _compared(rounds, ["ours"], ["theirs"])
    assert found["microseconds"] == {"ours": 2.0, "theirs": 100.0}
    assert found["times_cheaper"] == {"theirs": {"ours": 50.0}}


def test_a_missing_package_is_named_with_its_reason() -> None:
    found = speed_page.stored()
    one = found["one_update"]
    one["times_cheaper"], one["missing"] = {}, "needs Python 3.12"
    assert "expectation was not run: needs Python 3.12." in speed_page.tables(found)
