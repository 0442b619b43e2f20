"""Erased is erased: in every table, every history, every file, and in the bytes of the database."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings
from django.db import connection
from made_journal import DAY, a_search, an_application

from onward.events import Kind
from onward.journal import documents, editing, files, pending, tasks
from onward.journal.erase import documents_of_it_only, erase_application, erase_search
from onward.journal.experiments import begin, toss
from onward.journal.models import Application, Batch, Document, Search, Toss
from onward.journal.recording import correct, record
from onward.journal.undo import last_undoable, undo
from onward.journal.writing import Fact, write

pytestmark = pytest.mark.django_db

SECRET = "Zyzzyva"


def a_full_one(search: Search) -> Application:
    """An application that has been everywhere the journal can put it."""
    made = an_application(search, employer=f"{SECRET} Inc", role=SECRET)
    record(made, Fact(Kind.SCREEN, on=DAY, note=f"{SECRET} called"))
    (_, screen) = made.events.all()
    correct(screen, kind="interview", on=DAY, note=f"{SECRET} wrote")
    editing.edit_application(made, {"location": SECRET}, letter=f"For {SECRET}")
    editing.add_note(made, SECRET)
    editing.edit_note(made.notes.get(), f"{SECRET} again")
    editing.add_contact(made, {"name": SECRET})
    editing.set_tags(made, [SECRET])
    tasks.add_task(search, f"Write to {SECRET}", application=made)
    documents.add_document(
        search, f"Resume {SECRET}", "resume", file_name="r.txt", chunks=[SECRET.encode()], sent_with=made
    )
    taken_back = last_undoable(search)
    assert taken_back is not None
    undo(undo(taken_back))
    return Application.objects.get(pk=made.pk)


def everything() -> str:
    """Every cell of every table, as text."""
    found = []
    with connection.cursor() as cursor:
        for table in apps.get_models():
            cursor.execute(f'SELECT * FROM "{table._meta.db_table}"')
            found += [repr(row) for row in cursor.fetchall()]
    return "\n".join(found)


def test_nothing_of_it_is_left_in_any_table_or_file() -> None:
    search = a_search()
    kept = an_application(search)
    application = a_full_one(search)
    pk = application.pk
    assert SECRET in everything()
    erase_application(application, documents_of_it_only(application))
    for trace in (SECRET, str(pk), pk.hex):
        assert trace not in everything()
    assert not any(SECRET.encode() in path.read_bytes() for path in files.folder().rglob("*") if path.is_file())
    assert Application.objects.get() == kept


def test_what_others_need_stays_and_can_still_be_undone() -> None:
    search = a_search()
    application, other = an_application(search), an_application(search, employer="Beta")
    shared, _ = documents.add_document(search, "B", "resume", file_name="b", chunks=[b"b"], sent_with=application)
    own, _ = documents.add_document(
        search, "For it", "letter", file_name="c", chunks=[b"c"], sent_with=application
    )
    editing.edit_application(other, {}, resume="B")
    editing.edit_application(other, {}, resume="")
    changed = last_undoable(search)
    assert documents_of_it_only(application) == [own]
    erase_application(application, [shared, own])
    assert files.path_of(shared.sha256).exists()
    assert not files.path_of(own.sha256).exists()
    assert changed is not None
    undo(changed)
    assert Application.objects.get(pk=other.pk).resume == shared


def test_a_version_that_an_experiment_tries_stays() -> None:
    search = a_search()
    application = an_application(search)
    tried, _ = documents.add_document(
        search, "B", "resume", file_name="b", chunks=[b"tried"], sent_with=application
    )
    begin(search, "Resume", ("A", "B"), on=DAY, documents=(None, tried))
    assert documents_of_it_only(application) == []
    erase_application(application, [tried])
    assert files.path_of(tried.sha256).exists()


def test_a_coin_that_was_tossed_for_it_goes_with_it() -> None:
    search = a_search()
    application = an_application(search, on=None)
    experiment, _ = begin(search, "Resume", ("A", "B"), on=DAY)
    toss(experiment, application, today=DAY)
    erase_application(application)
    assert not Toss.objects.exists()


def test_a_file_that_another_version_shares_stays() -> None:
    search = a_search()
    application = an_application(search)
    own, _ = documents.add_document(
        search, "One", "letter", file_name="a", chunks=[b"same"], sent_with=application
    )
    documents.add_document(search, "Two", "letter", file_name="b", chunks=[b"same"])
    erase_application(application, [own])
    assert files.path_of(own.sha256).read_bytes() == b"same"


def test_what_was_done_to_many_keeps_its_undo_for_the_others() -> None:
    search = a_search()
    first, second = an_application(search, employer=SECRET), an_application(search, employer="Beta")
    with write(search, "edited many", doing="tag", value=SECRET, n=2) as pen:
        pen.change(first, location="Berlin")
        pen.change(second, location="Berlin")
        batch = pen.batch
    erase_application(first)
    assert SECRET not in everything()
    undo(Batch.objects.get(pk=batch.pk))
    assert Application.objects.get(pk=second.pk).location == ""


def test_an_erased_one_can_be_imported_again_as_new() -> None:
    search = a_search()
    application = an_application(search)
    number = application.number
    erase_application(application)
    assert an_application(search).number >= number


def test_a_whole_search_goes_with_its_files() -> None:
    search = a_search(SECRET)
    a_full_one(search)
    erase_search(search)
    assert SECRET not in everything()
    assert not Document.objects.exists()
    assert not any(path.is_file() for path in files.folder().glob("??/*"))


_ON_DISK = """
import sys
from pathlib import Path
sys.path[:0] = sys.argv[2:]
from onward.web import opening
folder = opening.use(Path(sys.argv[1]))
from django.db import connection
from test_erasing import SECRET, a_full_one, a_search, an_application
from onward.journal.erase import documents_of_it_only, erase_application

def found():
    return sorted(p.name for p in folder.rglob("*") if p.is_file() and SECRET.encode() in p.read_bytes())

search = a_search()
for number in range(40):
    an_application(search, employer=f"Firm {number}")
application = a_full_one(search)
for number in range(40):
    an_application(search, employer=f"Later {number}")
connection.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)")
before = found()
done = erase_application(application, documents_of_it_only(application))
print(before, done, found())
"""


def test_not_a_byte_of_it_is_left_on_the_disk(tmp_path: Path) -> None:
    here = Path(__file__).parent
    env = {name: value for name, value in os.environ.items() if not name.startswith(("ONWARD", "DJANGO"))}
    ran = subprocess.run(
        [sys.executable, "-c", _ON_DISK, str(tmp_path), str(here), str(here.parent)],
        capture_output=True,
        text=True,
        timeout=60,
        env=env,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    before, done, after = ran.stdout.strip().partition(" True ")
    assert "onward.sqlite3" in before
    assert done
    assert after == "[]"


def test_files_that_wait_to_be_taken_into_it_go_with_it() -> None:
    search, other = a_search(), a_search("Other")
    folder = Path(settings.DATA)
    mine, of_the_other, of_none = (
        pending.keep(folder, "a.csv", SECRET.encode(), search=pk) for pk in (str(search.pk), str(other.pk), "")
    )
    erase_search(search)
    assert not mine.path.exists()
    assert of_the_other.path.exists()
    assert of_none.path.exists()
