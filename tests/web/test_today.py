"""Today: one verdict line, steps that can be done with one click, what is due, who is met, what waits."""

from __future__ import annotations

import re
from datetime import time, timedelta

import pytest
from django.utils import timezone
from made_journal import a_search, an_application
from seated import seated

from onward.events import Kind
from onward.journal.models import Application, Search, Task
from onward.journal.recording import record
from onward.journal.sample import sample_search
from onward.journal.tasks import add_task
from onward.journal.verdicts import findings
from onward.journal.writing import Fact

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()


def today_of(search: Search) -> str:
    answer = seated(search).get("/")
    assert answer.status_code == 200
    return answer.content.decode()


def days(count: int) -> timedelta:
    return timedelta(days=count)


def talking(search: Search) -> Application:
    application = an_application(search, on=TODAY - days(30))
    record(application, Fact(Kind.INTERVIEW, TODAY - days(16)))
    return application


def test_an_empty_search_helps_to_begin() -> None:
    assert "a fine place to begin" in today_of(a_search())


def test_only_saved_applications_are_ready_to_be_sent() -> None:
    search = a_search()
    an_application(search, "Zephyr", on=None)
    text = today_of(search)
    assert "ready when you are" in text
    assert "Zephyr" in text


def test_one_verdict_line_and_at_most_three_steps() -> None:
    search = sample_search()
    text = today_of(search)
    assert text.count("<h1") == 1
    assert findings(search, today=TODAY).headline in text
    assert 1 <= text.count('class="step-doing"') <= 3


def test_a_follow_up_leads_to_its_application_and_is_done_with_one_click() -> None:
    search = a_search()
    application = talking(search)
    text = today_of(search)
    assert "Ask how it stands" in text
    assert f'href="/applications/{application.pk}"' in text
    assert seated(search).post("/steps/followed-up", {"application": application.pk}).status_code == 302
    assert Task.objects.get().application == application
    assert "Ask how it stands" not in today_of(search)


@pytest.mark.parametrize("given", ["", "nonsense", "00000000-0000-4000-8000-000000000000"])
def test_a_step_of_no_application_is_not_done(given: str) -> None:
    assert seated(a_search()).post("/steps/followed-up", {"application": given}).status_code == 404


def test_a_step_of_another_searchs_application_is_not_done() -> None:
    application = talking(a_search("Other"))
    mine = seated(a_search("Mine"))
    assert mine.post("/steps/followed-up", {"application": application.pk}).status_code == 404
    assert not Task.objects.exists()


def test_a_step_goes_on_the_list() -> None:
    search = a_search()
    an_application(search)
    seated(search).post("/steps/list", {"what": "One practice interview"})
    assert Task.objects.get().due == TODAY + days(7)
    assert "One practice interview" in today_of(search)
    assert "nothing to put" in seated(search).post("/steps/list", {"what": " "}, follow=True).content.decode()


def test_due_tasks_are_done_from_here() -> None:
    search = a_search()
    an_application(search)
    for name, due in (("Write to Ada", TODAY - days(3)), ("Call Bo", TODAY), ("Far off", TODAY + days(20))):
        add_task(search, name, due=due)
    text = today_of(search)
    assert "Write to Ada" in text
    assert "Call Bo" in text
    assert "Far off" not in text
    assert "overdue" not in text.casefold()
    task = Task.objects.get(what="Call Bo")
    answer = seated(search).post(f"/tasks/{task.pk}/done", {"next": "/"})
    assert answer["Location"] == "/"
    assert "Call Bo" not in re.sub(r"(?s)<div id=.said.*", "", today_of(search))


def test_interviews_to_come_are_shown_with_their_time() -> None:
    search = a_search()
    application = an_application(search, "Acme", on=TODAY - days(9))
    record(application, Fact(Kind.INTERVIEW, TODAY + days(2), time=time(14, 30)))
    text = today_of(search)
    assert "Coming up" in text
    assert "14:30" in text


def test_what_waits_says_how_many_of_ten_are_still_answered() -> None:
    search = sample_search()
    text = today_of(search)
    for silent in findings(search, today=TODAY).silence[:5]:
        assert silent.words in text
    assert text.count('class="tenth"') == 5


def test_silent_ones_are_let_go_with_one_click() -> None:
    search = a_search()
    for number in range(3):
        an_application(search, f"Quiet {number}", on=TODAY - days(300))
    record(an_application(search, "Prompt", on=TODAY - days(299)), Fact(Kind.REJECTED, TODAY - days(290)))
    answer = seated(search).post("/steps/let-go", follow=True)
    assert "3 silent applications closed." in answer.content.decode()
    assert Application.objects.filter(ending="closed").count() == 3
    assert "None of them" in seated(search).post("/steps/let-go", follow=True).content.decode()


def test_names_are_escaped() -> None:
    search = a_search()
    application = an_application(search, "<script>alert(1)</script>", on=TODAY - days(4))
    record(application, Fact(Kind.INTERVIEW, TODAY + days(1)))
    for address in ("/", "/week", "/picture", "/claims", "/claims/level:live"):
        assert "<script>alert" not in seated(search).get(address).content.decode()
