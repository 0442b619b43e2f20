"""The work-search record from a terminal: the same as the page's, for the days that are asked for."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from django.utils import timezone
from made_journal import DAY, a_search, an_application
from typer.testing import CliRunner, Result

from onward.cli.main import app
from onward.journal.record import record_csv

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("onward.web.opening.use_what_is_there", lambda *_: tmp_path)


def export(*words: str) -> Result:
    return CliRunner().invoke(app, ["export", *words], catch_exceptions=False)


def test_it_is_what_the_page_gives(tmp_path: Path) -> None:
    search = a_search()
    an_application(search, "Acme")
    an_application(search, "Later", on=DAY + timedelta(days=40))
    out = tmp_path / "record.csv"
    for _ in range(2):  # the second time over its own
        done = export("--format", "record", "--from", "2026-03-01", "--to", "2026-03-31", "--out", str(out))
        assert (done.exit_code, done.stdout) == (0, "")
    content = out.read_bytes()
    assert content == record_csv(search, date(2026, 3, 1), date(2026, 3, 31))
    assert b"Acme" in content
    assert b"Later" not in content


def test_without_days_it_is_the_last_thirty() -> None:
    search, today = a_search(), timezone.localdate()
    an_application(search, "Now", on=today)
    an_application(search, "Old", on=today - timedelta(days=30))
    said = export("--format", "record").stdout
    assert "Now" in said
    assert "Old" not in said


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (["--format", "record", "--from", "soon"], "'soon' is not a day"),
        (["--format", "record", "--from", "2026-03-02", "--to", "2026-03-01"], "turn them round"),
        (["--from", "2026-03-02"], "--format record"),
    ],
)
def test_bad_days_are_said_in_a_line(words: list[str], why: str) -> None:
    a_search()
    done = export(*words)
    assert (done.exit_code, done.stdout, done.stderr.count("\n")) == (2, "", 1)
    assert why in done.stderr


def test_a_file_of_another_kind_is_kept(tmp_path: Path) -> None:
    an_application(a_search(), on=date(2026, 3, 2))
    out = tmp_path / "mine.csv"
    out.write_text("mine")
    assert export("--format", "record", "--out", str(out)).exit_code == 2
    assert out.read_text() == "mine"
