"""A search goes out as a table that our own reader takes back, and as calendar entries that keep their ids."""

from datetime import datetime, time, timedelta
from pathlib import Path

import pytest
from django.utils import timezone
from made_journal import DAY, a_search, an_application

from onward.events import Kind
from onward.exports.csv_file import csv_file
from onward.journal.as_reading import as_reading
from onward.journal.calendar import entries
from onward.journal.models import Task
from onward.journal.sample import sample_search
from onward.journal.table import table
from onward.journal.writing import Fact, write
from onward.outcomes import columns
from onward.sources.read import read

pytestmark = pytest.mark.django_db


def test_our_own_reader_takes_the_table_back(tmp_path: Path) -> None:
    search = sample_search()
    (tmp_path / "out.csv").write_bytes(csv_file(*table(search)))
    again = read(tmp_path / "out.csv", today=timezone.localdate())
    known = as_reading(search)
    of_file, of_journal = (columns(r.applications, timezone.localdate()) for r in (again, known))
    sent = of_journal.sent.sum()
    assert of_file.sent.sum() == sent > 100
    for stage in ("answered", "live", "interview", "offer"):
        assert of_file.reached(stage)[of_file.sent].sum() == of_journal.reached(stage)[of_journal.sent].sum(), (
            stage
        )


def test_a_cell_that_begins_like_a_formula_is_harmless() -> None:
    search = a_search()
    an_application(search, employer="=HYPERLINK(1)")
    header, rows = table(search)
    assert b'"=HYPERLINK' not in csv_file(header, rows)


def test_an_interview_keeps_its_id_and_counts_its_moves() -> None:
    search = a_search()
    application = an_application(search)
    with write(search, "recorded") as pen:
        (talk,) = pen.record(application, Fact(Kind.INTERVIEW, on=DAY, time=time(14)))
    (before,) = entries(search)
    with write(search, "corrected") as pen:
        pen.correct(talk, on=DAY + timedelta(days=1))
    (after,) = entries(search)
    assert (before.uid, before.sequence, after.sequence) == (after.uid, 0, 1)
    assert isinstance(after.start, datetime)
    assert after.start.date() == DAY + timedelta(days=1)


def test_tasks_and_undated_talks() -> None:
    search = a_search()
    application = an_application(search)
    with write(search, "recorded") as pen:
        pen.record(application, Fact(Kind.SCREEN, on=None))
        pen.add(
            Task(search=search, application=application, what="Write", due=DAY, created_at=timezone.now()),
            Task(search=search, what="No day", created_at=timezone.now()),
        )
    (only,) = entries(search)
    assert only.summary == "Write: Acme · Engineer"
    assert only.start == DAY
