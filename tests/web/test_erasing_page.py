"""Erasing takes a second, honest step; putting away can be undone."""

import pytest
from made_journal import a_search, an_application
from seated import seated

from onward.journal.documents import add_document
from onward.journal.models import Application, Document

pytestmark = pytest.mark.django_db


def test_nothing_is_erased_before_it_was_ticked() -> None:
    search = a_search()
    application = an_application(search)
    client = seated(search)
    html = client.get(f"/applications/{application.pk}/erase").content.decode()
    assert "can&#x27;t be undone" in html or "can't be undone" in html
    answer = client.post(f"/applications/{application.pk}/erase", {"sure": ""})
    assert "Nothing was erased" in answer.content.decode()
    assert Application.objects.filter(pk=application.pk).exists()


def test_ticked_it_is_gone_and_no_undo_is_offered() -> None:
    search = a_search()
    application = an_application(search)
    client = seated(search)
    answer = client.post(f"/applications/{application.pk}/erase", {"sure": "yes"}, follow=True)
    assert not Application.objects.filter(pk=application.pk).exists()
    assert "/undo/" not in answer.content.decode()
    assert client.get(f"/applications/{application.pk}").status_code == 404


def test_a_version_is_kept_where_its_tick_is_taken_away() -> None:
    search = a_search()
    application = an_application(search)
    add_document(search, "Short letter", "letter", sent_with=application)
    client = seated(search)
    assert "Short letter" in client.get(f"/applications/{application.pk}/erase").content.decode()
    client.post(f"/applications/{application.pk}/erase", {"sure": "yes"})
    assert Document.objects.get().name == "Short letter"


def test_what_is_put_away_comes_back() -> None:
    search = a_search()
    application = an_application(search)
    client = seated(search)
    client.post(f"/applications/{application.pk}/away")
    assert Application.objects.get(pk=application.pk).removed
    assert "put away" in client.get(f"/applications/{application.pk}").content.decode()
    client.post(f"/applications/{application.pk}/bring-back")
    assert not Application.objects.get(pk=application.pk).removed
