"""Every page in German, of a search that has one of everything: no sentence of the catalogs is left in English."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from html.parser import HTMLParser
from itertools import product
from urllib.parse import quote

import catalogs
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone, translation
from made_journal import a_search, an_application
from seated import seated

from onward.events import Kind
from onward.journal.documents import add_document
from onward.journal.experiments import begin, toss
from onward.journal.models import Contact, Event, Note, Search, Tagging, Task
from onward.journal.sample import sample_search
from onward.journal.undo import undo
from onward.journal.verdicts import findings
from onward.journal.writing import Fact, write
from onward.language import speaking
from onward.web.urls import urlpatterns

pytestmark = pytest.mark.django_db
SHEET = (
    b"Company,Job title,Date applied,Status\nAcme,Clerk,2026-01-05,Rejected\nAcme,Clerk,32/13/2026,Applied\n,,,\n"
)
ONLY_BY_A_FORM = 405
READ_OUT = ("aria-label", "alt", "title", "placeholder", "data-one", "data-some", "data-done")
HOLE = r"\{[^}]*\}|%\(\w+\)s"
ASKED = (
    "/list?q=zzz",
    "/list?place=ended&ending=rejected&from=2026-01-01&to=2026-02-01&waiting=3&due=1&waiting=x",
    "/list/edit?doing=record:closed&all=1&place=applied",
    "/list/edit?doing=put-away&all=1",
    "/list/edit?doing=attribute&all=1",
    "/record?since=2026-02-01&until=2026-01-01",
    "/week?week=2020-W10",
    "/history?page=999",
    "/nothing/here",
)
"""Addresses with a question, and one that is none."""


def one_of_everything() -> tuple[Search, dict[str, list[str]]]:
    """The sample search with what nobody published: notes, people, tasks, claims, an experiment; and the ids by the
    beginning of the addresses that take them."""
    search, today = sample_search(), timezone.localdate()
    resume, _ = add_document(search, "Fassung B", "resume", file_name="b.pdf", chunks=[b"pdf"])
    lively, quiet = (
        an_application(search, name, "Koch", on=today - timedelta(days=60)) for name in ("Adler", "Bär")
    )
    saved = an_application(search, "Cäsar", "Koch", on=None)
    now = timezone.now()
    rows = [
        Note(application=lively, text="Nett.", created_at=now),
        Tagging(application=lively, name="gern"),
        Contact(search=search, application=lively, name="Frau Uhu", created_at=now),
        *(
            Task(
                search=search, application=lively, what=f"Anruf {n}", due=today + timedelta(days=n), created_at=now
            )
            for n in (-30, 0, 3)
        ),
    ]
    with write(search, "all") as pen:
        for row in rows:
            pen.add(row)
        pen.change(lively, resume=resume, salary="50", location="Wien", source="Bekannte")
        pen.record_all(
            (application, Fact(kind, today + timedelta(days=days)))
            for application, kind, days in (
                (lively, Kind.SCREEN, -40),
                (lively, Kind.INTERVIEW, 2),
                (quiet, Kind.REJECTED, -1),
            )
        )
        pen.register_claim("resume", "Fassung B", today - timedelta(days=10))
    experiment, _ = begin(search, "Zwei Anschreiben", ("kurz", "lang"), on=today)
    toss(experiment, saved, today=today)
    with write(search, "note added", name="Adler", application=str(lively.pk)) as pen:
        pen.add(Note(application=lively, text="Zurückgenommen.", created_at=now))
    undo(pen.batch)
    return search, {
        "applications": [str(application.pk) for application in (lively, quiet, saved)],
        "board": [str(lively.pk)],
        "documents": [str(resume.pk)],
        "events": [str(event.fact) for event in Event.objects.filter(application=lively)],
        "experiments": [str(experiment.pk), str(saved.pk)],
        "searches": [str(search.pk)],
    } | {f"{row._meta.model_name}s": [str(row.pk)] for row in rows}


def pages(search: Search, ids: dict[str, list[str]], client: Client) -> Iterator[tuple[str, str]]:
    """Every address that can be asked for, with every id where it has a place for one, and the page that it gives."""
    asked = [[address] for address in ASKED]
    asked += [[f"/claims/{quote(claim.id)}" for claim in findings(search, today=timezone.localdate()).claims]]
    asked += [[client.post("/import/upload", {"file": SimpleUploadedFile("a.csv", SHEET)}).headers["Location"]]]
    for route in urlpatterns:
        parts = str(route.pattern).split("/")
        names = {"<str:name>": ["applied", "saved", "ended"]}
        here = ids.get(parts[0], [])
        choices = [names.get(part, here) if part.startswith("<") else [part] for part in parts]
        asked += [["/" + "/".join(chosen) for chosen in product(*choices)]]
    for alike in asked:
        for address in alike:
            answer = client.get(address)
            body = answer.getvalue()
            if answer.status_code == ONLY_BY_A_FORM:
                break
            if answer.headers.get("Content-Type", "").startswith("text/html"):
                yield address, body.decode()


class _Page(HTMLParser):
    """The texts of a page: what stands in it, and what is read out or shown of an attribute."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.texts: list[str] = []
        self._silent = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.texts += [value for name, value in attributes if name in READ_OUT and value]
        if not self._silent and (tag in ("script", "style", "code") or ("translate", "no") in attributes):
            self._silent = tag

    def handle_endtag(self, tag: str) -> None:
        self._silent = "" if tag == self._silent else self._silent

    def handle_data(self, data: str) -> None:
        self.texts += [] if self._silent else [" ".join(data.split())]


def english() -> tuple[set[str], set[str]]:
    """The English of both catalogs that German has other words for: whole sentences, and pieces between what is
    filled in."""
    whole, pieces, german = set(), set(), {"Name", "Onward"}
    for kept in catalogs.kept():
        for message in (message for message in kept.read() if message.id):
            said = message.string if isinstance(message.string, str) else " ".join(message.string or ())
            german.add(said)  # "Tag" is both
            for text in (message.id,) if isinstance(message.id, str) else message.id:
                whole |= {text} if text != said and not re.search(HOLE, text) else set()
                found = (piece.strip(" .,;:()\"'“”") for piece in re.split(HOLE, text))
                pieces |= {piece for piece in found if len(piece.split()) > 2 and piece not in said}
    return whole - german, pieces


def test_no_page_says_anything_in_english() -> None:
    with speaking("de"), translation.override("de"):
        search, ids = one_of_everything()
    client = seated(search)
    client.defaults["HTTP_ACCEPT_LANGUAGE"] = "de-AT,de;q=0.9,en;q=0.5"
    whole, pieces = english()
    seen, heard = 0, set[tuple[str, str]]()
    for address, body in pages(search, ids, client):
        texts = _Page(body).texts
        page = "\n".join(texts)
        parts = (part.strip() for text in texts for part in (text, *text.split(" · ")))
        heard |= {(address, part) for part in parts if part in whole}
        heard |= {(address, piece) for piece in pieces if piece in page}
        seen += 1
    assert seen > 60
    assert not heard, "\n".join(map(str, sorted(heard)))


def test_days_and_counts_follow_the_language() -> None:
    search = a_search("Meine")
    an_application(search, "Adler", on=date(2026, 3, 2))
    client = seated(search)
    record = {
        language: client.get(
            "/record?since=2026-03-01&until=2026-03-31", HTTP_ACCEPT_LANGUAGE=language
        ).content.decode()
        for language in ("en", "de")
    }
    for said in ("1 March 2026 – 31 March 2026", "2026-03-02", "1 application was sent", "with 1 employer."):
        assert said in record["en"]
    for said in ("1. März 2026 – 31. März 2026", "02.03.2026", "ging 1 Bewerbung weg", "mit 1 Arbeitgeber."):
        assert said in record["de"]


def test_the_calendar_of_actions_names_days_and_months() -> None:
    search = a_search("Meine")
    an_application(search, "Adler", on=timezone.localdate() - timedelta(days=40))
    page = seated(search).get("/picture", HTTP_ACCEPT_LANGUAGE="de").content.decode()
    calendar = page[page.index("Tag für Tag") :]
    first, second, third = (calendar.index(f">{day}<") for day in ("Mo", "Mi", "Fr"))
    assert first < second < third
