"""Which search is in use: one answer for the pages, the command line and whoever asks."""

import json
from pathlib import Path

import pytest
from django.conf import settings
from made_journal import a_search, an_application
from seated import seated
from typer.testing import CliRunner

from onward.cli.main import app
from onward.journal.in_use import in_use, use
from onward.journal.models import Application
from onward.journal.sample import sample_search
from onward.journal.searches import put_search_away

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("onward.web.opening.use", lambda *_: Path(settings.DATA))
    monkeypatch.setattr("onward.web.opening.use_what_is_there", lambda *_: Path(settings.DATA))
    Path(settings.DATA, "search-in-use").unlink(missing_ok=True)
    monkeypatch.chdir(tmp_path)


def onward(*words: str) -> str:
    done = CliRunner().invoke(app, words, catch_exceptions=False)
    assert done.exit_code == 0, done.output
    return done.stdout


def test_where_nobody_chose_it_is_the_latest_of_ones_own() -> None:
    assert in_use() is None
    sample = sample_search()
    assert in_use() == sample
    a_search("Old")
    new = a_search("New")
    assert in_use() == new
    put_search_away(new)
    assert getattr(in_use(), "name", "") == "Old"


def test_what_the_command_line_chose_the_printed_address_opens() -> None:
    first = a_search("First")
    an_application(first, "Acme")
    fresh = seated()
    onward("search", "new", "Second")
    assert "Acme" not in fresh.get("/list").content.decode()
    onward("search", "use", "First")
    assert "Acme" in fresh.get("/list").content.decode()
    assert "Acme" in seated().get("/list").content.decode()


def test_what_a_page_chose_the_command_line_works_in() -> None:
    first, second = a_search("First"), a_search("Second")
    client = seated(second)
    client.post("/search", {"search": str(first.pk)})
    assert [
        one["name"] for one in json.loads(onward("search", "list", "--json"))["searches"] if one["in_use"]
    ] == ["First"]
    onward("add", "Acme", "Engineer")
    assert Application.objects.get().search == first


@pytest.mark.parametrize("given", ["", "x", "00000000-0000-4000-8000-000000000000"])
def test_a_choice_that_is_none_changes_nothing(given: str) -> None:
    mine = a_search("Mine")
    seated(mine).post("/search", {"search": given})
    assert in_use() == mine


def test_a_damaged_note_is_no_choice() -> None:
    mine = a_search("Mine")
    Path(settings.DATA, "search-in-use").write_bytes(b"\xff\xfe\x00")
    assert in_use() == mine


def test_nobodys_own_file_goes_into_the_sample(tmp_path: Path) -> None:
    use(sample_search())
    file = tmp_path / "mine.csv"
    file.write_text("Company,Role,Date applied\nAcme,Engineer,2026-03-02\n")
    onward("import", str(file), "--yes")
    there = in_use()
    assert there is not None
    assert (there.name, there.sample) == ("mine", False)
