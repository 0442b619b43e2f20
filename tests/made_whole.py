"""A search in the journal with one of everything."""

from datetime import time, timedelta

from django.utils import timezone
from made_journal import DAY, a_search, an_application

from onward.events import Kind
from onward.journal.current import current_events
from onward.journal.documents import add_document
from onward.journal.experiments import begin, toss
from onward.journal.models import Contact, Note, Origin, Search, Tagging, Task
from onward.journal.writing import Fact, write


def full() -> Search:
    """A search with one of everything."""
    search = a_search("Everything")
    resume, _ = add_document(search, "Resume B", "resume", file_name="b.pdf", chunks=[b"%PDF bytes"])
    first, second = an_application(search, "Acmé", "Engineer"), an_application(search, "Globex", on=None)
    (applied,) = current_events(first)
    now = timezone.now()
    with write(search, "all") as pen:
        pen.correct(applied, on=DAY + timedelta(days=1), note="sent later")
        pen.record(first, Fact(Kind.INTERVIEW, on=DAY + timedelta(days=9), time=time(14, 30), note="by phone"))
        mistaken, _undated = pen.record(
            first, Fact(Kind.OFFER, on=DAY), Fact(Kind.ANSWERED, on=None, by=DAY, origin=Origin.MAIL)
        )
        pen.retract(mistaken)
        pen.change(
            first, resume=resume, source="Referral", attributes={"Team": "Core"}, about="=1+1 <b>", salary="60k"
        )
        pen.add(Note(application=first, text="call\nback", created_at=now))
        pen.add(Tagging(application=first, name="dream"))
        contact = {"search": search, "employer": "Acmé", "created_at": now}
        pen.add(
            Contact(application=first, name="Ada", mail="ada@acme.example", **contact),
            Contact(name="Free", **contact),
        )
        pen.add(
            Task(search=search, application=first, what="Write", due=DAY, done_on=DAY, created_at=now),
            Task(search=search, what="Rest", created_at=now),
        )
        pen.register_claim("Team", "Core", DAY)
    experiment, _ = begin(search, "Resume", ("A", "B"), on=DAY, documents=(None, resume))
    toss(experiment, second, today=DAY)
    return search
