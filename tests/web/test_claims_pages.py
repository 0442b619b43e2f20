"""The ledger in the browser: every claim with its verdict, claims of one's own, and what stands behind each."""

from __future__ import annotations

import re
from datetime import timedelta
from urllib.parse import quote
from uuid import uuid4

import pytest
from django.test import Client
from django.utils import timezone
from made_journal import a_search
from pytest_django import DjangoAssertNumQueries
from seated import seated

from onward.events import Kind
from onward.journal import verdicts
from onward.journal.models import Application, RegisteredClaim, Search
from onward.journal.sample import sample_search
from onward.journal.undo import last_undoable, undo
from onward.journal.verdicts import findings
from onward.journal.writing import Fact, write

pytestmark = pytest.mark.django_db
BETWEEN = "\x1f"


def two_ways(search: Search, count: int = 24, column: str = "Straße: Größe", days_ago: int = 90) -> None:
    """Applications of two ways, one after the other; each third of the first way led to a talk."""
    first = timezone.localdate() - timedelta(days=days_ago)
    with write(search, "imported", name="made") as pen:
        rows = [
            Application(
                search=search,
                employer=f"Employer {i}",
                created_at=timezone.now(),
                attributes={column: ("groß", "klein")[i % 2]},
            )
            for i in range(count)
        ]
        pen.add_applications(rows)
        pen.record_all((row, Fact(Kind.APPLIED, first)) for row in rows)
        talks = [row for row in rows if row.number % 6 == 1]
        pen.record_all((row, Fact(Kind.SCREEN, first + timedelta(days=5))) for row in talks)


def text_of(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def test_every_claim_of_the_findings_is_listed_by_verdict() -> None:
    search = sample_search()
    text = text_of(seated(search), "/claims")
    found = findings(search, today=timezone.localdate())
    assert found.headline in text
    for claim in found.claims:
        assert f'href="/claims/{quote(claim.id)}"' in text
    order = [text.index(heading) for heading in ("Settled: no difference", "Can&#x27;t know in this search")]
    assert order == sorted(order)


def test_one_claim_has_sentence_picture_dots_numbers_and_rows() -> None:
    search = a_search()
    two_ways(search)
    claim = next(c for c in findings(search, today=timezone.localdate()).claims if c.kind == "contrast")
    assert "grösse" in claim.id
    text = text_of(seated(search), f"/claims/{quote(claim.id)}")
    dots = re.findall(r'<a href="(/applications/[^"]+)" aria-label', text)
    assert len(dots) == 24
    assert seated(search).get(dots[0]).status_code == 200
    for part in ("What would settle it", "<svg", "Formula", "Employer 3"):
        assert part in text
    assert 'style="' not in text
    assert "<style" not in text


def test_levels_and_streaks_have_pages_too(django_assert_max_num_queries: DjangoAssertNumQueries) -> None:
    search = sample_search()
    client = seated(search)
    for claim in findings(search, today=timezone.localdate()).claims:
        with django_assert_max_num_queries(12):
            assert client.get(f"/claims/{quote(claim.id)}").status_code == 200


@pytest.mark.parametrize("address", ["/claims", "/picture", "/", "/week"])
def test_a_page_asks_the_database_little(
    address: str, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    client = seated(sample_search())
    client.get(address)
    with django_assert_max_num_queries(12):
        assert client.get(address).status_code == 200


@pytest.mark.parametrize("address", ["/claims", "/picture", "/", "/week"])
@pytest.mark.parametrize("how_many", [0, 1, 12])
def test_pages_work_for_small_searches(address: str, how_many: int) -> None:
    search = a_search()
    if how_many:
        two_ways(search, how_many)
    text = text_of(seated(search), address)
    assert "<h1" in text
    assert "file" not in re.sub(r"<[^>]+>", " ", text).replace("Import a file", "")


def test_an_unknown_claim_is_not_found() -> None:
    client = seated(sample_search())
    for name in ("nothing:here", "claim-99:x", "level:live%00", "%3Cscript%3E"):
        assert client.get(f"/claims/{name}").status_code == 404


def test_a_claim_of_another_search_is_not_found() -> None:
    mine, other = a_search("Mine"), a_search("Other")
    two_ways(other)
    claim = next(c for c in findings(other, today=timezone.localdate()).claims if c.kind == "contrast")
    assert seated(other).get(f"/claims/{quote(claim.id)}").status_code == 200
    assert seated(mine).get(f"/claims/{quote(claim.id)}").status_code == 404


def test_a_claim_is_registered_counts_from_now_on_and_is_withdrawn_for_good() -> None:
    search = a_search()
    two_ways(search)
    client = seated(search)
    answer = client.post("/claims/register", {"claim": f"Straße: Größe{BETWEEN}groß"})
    assert answer.status_code == 302
    claim = RegisteredClaim.objects.get()
    assert (claim.number, claim.level, claim.on) == (1, "groß", timezone.localdate())
    text = text_of(client, "/claims")
    assert "Number 1" in text
    assert "Nothing was sent both ways since then." in text

    client.post(f"/claims/withdraw/{claim.pk}")
    assert "Number 1" not in text_of(client, "/claims")
    client.post("/claims/register", {"claim": f"Straße: Größe{BETWEEN}klein"})
    assert sorted(RegisteredClaim.objects.values_list("number", flat=True)) == [1, 2]


def test_registering_and_withdrawing_can_be_undone() -> None:
    search = a_search()
    two_ways(search)
    seated(search).post("/claims/register", {"claim": f"Straße: Größe{BETWEEN}groß"})
    claim = RegisteredClaim.objects.get()
    seated(search).post(f"/claims/withdraw/{claim.pk}")
    batch = last_undoable(search)
    assert batch is not None
    undo(batch)
    assert not RegisteredClaim.objects.get().removed


@pytest.mark.parametrize(
    "said", ["", "x", BETWEEN, f"No such{BETWEEN}yes", f"Straße: Größe{BETWEEN} ", "\x00" + BETWEEN]
)
def test_nonsense_registers_nothing_and_says_so(said: str) -> None:
    search = a_search()
    two_ways(search)
    client = seated(search)
    answer = client.post("/claims/register", {"claim": said}, follow=True)
    assert answer.status_code == 200
    assert "Nothing was registered" in answer.content.decode()
    assert not RegisteredClaim.objects.exists()


def test_another_searchs_claim_is_not_withdrawn() -> None:
    mine, other = a_search("Mine"), a_search("Other")
    two_ways(other)
    seated(other).post("/claims/register", {"claim": f"Straße: Größe{BETWEEN}groß"})
    claim = RegisteredClaim.objects.get()
    assert seated(mine).post(f"/claims/withdraw/{claim.pk}").status_code == 404
    assert seated(mine).post(f"/claims/withdraw/{uuid4()}").status_code == 404
    assert not RegisteredClaim.objects.get().removed


def test_what_changes_something_answers_no_get() -> None:
    client = seated(a_search())
    for address in ("/claims/register", f"/claims/withdraw/{uuid4()}", "/steps/let-go", "/steps/list"):
        assert client.get(address).status_code == 405


def test_a_large_search_says_that_it_is_being_worked_out(monkeypatch: pytest.MonkeyPatch) -> None:
    search = a_search()
    two_ways(search)
    client = seated(search)
    assert "worked out again" not in text_of(client, "/claims")
    monkeypatch.setattr(verdicts, "AT_ONCE", -1)
    stale = verdicts.at_hand(search, today=timezone.localdate())
    monkeypatch.setattr("onward.web.learned.at_hand", lambda *_, **__: verdicts.AtHand(stale.learned, fresh=False))
    for address in ("/claims", "/", "/picture", "/week"):
        assert "worked out again" in text_of(client, address)
        assert client.get(address, headers={"Onward-If-Fresh": "part"}).status_code == 204


def test_the_first_look_of_the_day_at_a_large_search_waits_on_a_page(monkeypatch: pytest.MonkeyPatch) -> None:
    search = a_search()
    two_ways(search)
    monkeypatch.setattr("onward.web.learned.at_hand", lambda *_, **__: verdicts.AtHand(None, fresh=False))
    client = seated(search)
    assert "Counting through your search" in text_of(client, "/claims")
    assert client.get("/claims", headers={"Onward-If-Fresh": "whole"}).status_code == 204


@pytest.mark.django_db(transaction=True)
def test_the_history_comes_when_asked_for() -> None:
    search = a_search()
    two_ways(search)
    client = seated(search)
    first = client.get("/claims/history", headers={"HX-Request": "true"}).content.decode()
    assert "No verdict has changed" in first or "Still going through the weeks" in first
    assert verdicts.history(search, today=timezone.localdate(), patience=20).fresh
    part = client.get("/claims/history", headers={"HX-Request": "true"}).content.decode()
    assert "No verdict has changed" in part
    assert "hx-get" not in part
    assert "<html" not in part
    assert "No verdict has changed" in text_of(client, "/claims/history")


@pytest.mark.django_db(transaction=True)
def test_a_history_that_is_not_of_now_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    search = a_search()
    two_ways(search)
    monkeypatch.setattr("onward.web.views.claims.history", lambda *_, **__: verdicts.Told((), fresh=False))
    text = text_of(seated(search), "/claims/history")
    assert "this is how it was before" in text
    assert "No verdict has changed" in text
