"""Settings: what was chosen holds, what goes can come back, and what is red asks twice."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from django.conf import settings
from made_journal import a_search, an_application
from seated import seated

from onward.api.models import ApiToken
from onward.api.tokens import new_token, token_of
from onward.journal.backup_file import BackupError
from onward.journal.documents import add_document
from onward.journal.models import Application, Document, Search
from onward.journal.person import person
from onward.journal.undo import last_undoable, undo
from onward.web.views import backing_up

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _as_before() -> Iterator[None]:
    yield
    for name in ("person.json", "calendars.json"):
        (settings.DATA / name).unlink(missing_ok=True)


def test_the_page_asks_little_of_the_database(django_assert_max_num_queries: Any) -> None:
    search = a_search("Mine")
    for i in range(8):
        add_document(search, f"Resume {i}", "resume")
        new_token(search, f"Program {i}")
        a_search(f"Search {i}")
    client = seated(search)
    with django_assert_max_num_queries(12):
        page = client.get("/settings").content.decode()
    assert "Resume 7" in page
    assert "Program 7" in page
    assert str(settings.DATA) in page


def test_the_persons_ways_are_kept() -> None:
    client = seated(a_search())
    given = {"language": "en", "theme": "dark", "zone": "Europe/Vienna", "first_weekday": "6"}
    assert client.post("/settings/ways", given).status_code == 302
    assert (person().theme, person().zone, person().first_weekday) == ("dark", "Europe/Vienna", 6)
    page = client.get("/settings").content.decode()
    assert 'data-theme="dark"' in page
    assert '<option value="Europe/Vienna" selected' in page


@pytest.mark.parametrize(
    "given", [{"zone": "Mars/Base"}, {"theme": "pink"}, {"first_weekday": "9"}, {"language": "xx"}]
)
def test_what_can_not_be_chosen_is_said_and_changes_nothing(given: dict[str, str]) -> None:
    answer = seated(a_search()).post("/settings/ways", given)
    assert answer.status_code == 422
    assert 'class="wrong"' in answer.content.decode()
    assert not (settings.DATA / "person.json").exists()


def test_the_search_is_renamed_with_its_period_and_one_undo_takes_it_back() -> None:
    search = a_search("Mine")
    client = seated(search)
    client.post("/settings/search", {"name": "Spring", "period": "21", "hide_endings": "on"})
    search.refresh_from_db()
    assert (search.name, search.settings) == ("Spring", {"period": 21, "hide_endings": True})
    assert "Set these days before you look" in client.get("/settings").content.decode()
    batch = last_undoable(search)
    assert batch is not None
    undo(batch)
    search.refresh_from_db()
    assert (search.name, search.settings) == ("Mine", {})


@pytest.mark.parametrize("given", [{"name": ""}, {"name": "x", "period": "0"}, {"name": "x", "period": "many"}])
def test_a_wrong_choice_loses_nothing(given: dict[str, str]) -> None:
    search = a_search("Mine")
    answer = seated(search).post("/settings/search", given)
    assert answer.status_code == 422
    search.refresh_from_db()
    assert (search.name, search.settings) == ("Mine", {})


def test_name_and_reference_of_the_record_are_kept_and_forgotten() -> None:
    search = a_search()
    client = seated(search)
    client.post("/settings/record", {"record-name": "Ada", "record-reference": ""})
    search.refresh_from_db()
    assert search.settings == {"record": {"name": "Ada"}}
    client.post("/settings/record", {})
    search.refresh_from_db()
    assert search.settings == {}


def test_a_search_is_put_away_brought_back_and_erased_in_two_steps() -> None:
    mine, other = a_search("Mine"), a_search("Other")
    an_application(other)
    client = seated(mine)
    client.post(f"/searches/{other.pk}/away")
    page = client.get("/settings").content.decode()
    assert f'action="/searches/{other.pk}/bring-back"' in page
    assert "danger" not in page
    client.post(f"/searches/{other.pk}/bring-back")
    assert not Search.objects.get(pk=other.pk).removed
    page = client.get(f"/searches/{other.pk}/erase").content.decode()
    assert "1 application" in page
    assert client.post(f"/searches/{other.pk}/erase").status_code == 200
    assert Search.objects.filter(pk=other.pk).exists()
    client.post(f"/searches/{other.pk}/erase", {"sure": "yes"})
    assert not Search.objects.filter(pk=other.pk).exists()
    assert not Application.objects.exists()
    assert client.get(f"/searches/{uuid4()}/erase").status_code == 404


def test_after_the_last_search_is_put_away_one_can_begin_again() -> None:
    search = a_search()
    client = seated(search)
    client.post(f"/searches/{search.pk}/away")
    assert client.get("/settings")["Location"] == "/welcome"


def test_a_token_is_shown_once_and_taken_away() -> None:
    search = a_search()
    client = seated(search)
    page = client.post("/settings/tokens", {"token-name": "Sheet", "token-may_write": "on", "token-days": "90"})
    row = ApiToken.objects.get()
    text = page.content.decode()
    token = next(part for part in text.split('"') if part.startswith(f"onward_{row.sign}_"))
    assert token_of(token) == row
    assert (row.scope, row.expires_at is not None) == ("write", True)
    later = client.get("/settings").content.decode()
    assert token not in later
    assert row.sign in later
    client.post(f"/settings/tokens/{row.pk}/away")
    assert token_of(token) is None
    assert client.post("/settings/tokens", {"token-name": ""}).status_code == 422


def test_what_is_of_another_search_is_not_found() -> None:
    other = a_search("Other")
    token, _ = new_token(other, "Theirs")
    document, _batch = add_document(other, "Secret", "resume")
    client = seated(a_search())
    assert client.post(f"/settings/tokens/{token.pk}/away").status_code == 404
    assert client.get(f"/documents/{document.pk}/rename").status_code == 404
    assert client.post(f"/documents/{document.pk}/rename", {"name": "x"}).status_code == 404
    assert "Secret" not in client.get("/settings").content.decode()


def test_a_document_is_called_otherwise() -> None:
    search = a_search()
    document, _ = add_document(search, "Resume B", "resume")
    client = seated(search)
    client.post(f"/documents/{document.pk}/rename", {"name": "Resume, short"})
    assert Document.objects.get().name == "Resume, short"
    assert "wrong" in client.post(f"/documents/{document.pk}/rename", {"name": ""}).content.decode()


def test_backups_are_listed_and_given(monkeypatch: pytest.MonkeyPatch) -> None:
    folder = settings.DATA / "backups"
    folder.mkdir(exist_ok=True)
    (folder / "onward-2026-03-31.zip").write_bytes(b"PK")
    (folder / "trouble.txt").write_text("the disk is full")
    client = seated(a_search())
    try:
        page = client.get("/settings").content.decode()
        assert "The last one could not be made: the disk is full" in page
        answer = client.get("/settings/backups/onward-2026-03-31.zip")
        assert b"".join(answer) == b"PK"
        for name in ("trouble.txt", "..%2Fkey", "nothing.zip"):
            assert client.get(f"/settings/backups/{name}").status_code == 404
    finally:
        for path in folder.iterdir():
            path.unlink()


def test_a_backup_of_now_is_given_and_not_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    def made(folder: Path, out: Path, **_: object) -> None:
        out.parent.mkdir(exist_ok=True)
        out.write_bytes(b"PK whole")

    monkeypatch.setattr(backing_up, "back_up", made)
    client = seated(a_search())
    answer = client.post("/settings/backup")
    assert b"".join(answer) == b"PK whole"
    assert "onward-backup-" in answer["Content-Disposition"]
    assert not list((settings.DATA / "backups").iterdir())


def test_a_backup_that_fails_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: object, **__: object) -> None:
        raise BackupError("the disk is full")

    monkeypatch.setattr(backing_up, "back_up", fails)
    answer = seated(a_search()).post("/settings/backup", follow=True)
    assert "No backup could be made: the disk is full" in answer.content.decode()
