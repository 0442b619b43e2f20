"""Import in the browser: looked at first, corrected, then taken in as a whole or not at all, and never twice."""

from datetime import date
from io import BytesIO
from pathlib import Path
from time import sleep
from zipfile import ZipFile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from made_journal import a_search
from seated import seated

from onward.journal import taking_in
from onward.journal.current import current_events
from onward.journal.editing import put_away
from onward.journal.models import Application, Contact, Event, Note, Search, SourceKey
from onward.journal.undo import last_undoable, undo
from onward.journal.writing import write

pytestmark = pytest.mark.django_db(transaction=True)
SHEET = """Company,Role,Date applied,Status,Interview date,Link,Notes,Contact,Salary
Acme,Engineer,2026-01-05,Rejected,,https://acme.example/1,"nice, far",Ada,50k
Acme,Engineer II,2026-01-06,Interview,2026-01-20,https://acme.example/2,,,
Globex,Analyst,32/13/2026,Applied,,,,,
"""


def give(client: Client, content: str = SHEET, name: str = "mine.csv", **more: str) -> str:
    """Upload a file; the address of its preview."""
    answer = client.post("/import/upload", {"file": SimpleUploadedFile(name, content.encode()), **more})
    assert answer.status_code == 302, answer.content.decode()
    return str(answer["Location"])


def test_nothing_is_kept_before_the_yes() -> None:
    client = seated(a_search())
    page = client.get(give(client)).content.decode()
    assert "2 new applications" in page
    assert "row 4" in page
    assert "not a day" in page or "no day" in page
    assert not Application.objects.exists()


def test_everything_a_row_says_is_kept() -> None:
    client = seated(a_search())
    client.post(give(client) + "/commit")
    first = Application.objects.get(number=1)
    assert (first.employer, first.role, first.address, first.salary) == (
        "Acme",
        "Engineer",
        "https://acme.example/1",
        "50k",
    )
    assert first.ending == "rejected"
    assert Note.objects.get(application=first).text == "nice, far"
    assert Contact.objects.get(application=first).name == "Ada"
    assert SourceKey.objects.get(application=first).cells["Date applied"] == "2026-01-05"
    assert (
        Event.objects.filter(application=first, kind="applied").get().origin_detail.startswith("mine.csv, row 2")
    )


def test_two_applications_in_one_company_stay_two_and_come_once() -> None:
    client = seated(a_search())
    for _ in range(2):
        client.post(give(client) + "/commit")
    assert Application.objects.count() == 2


def test_the_file_that_has_grown_adds_what_is_new() -> None:
    client = seated(a_search())
    client.post(give(client) + "/commit")
    grown = SHEET.replace("Interview,2026-01-20", "Offer,2026-01-20") + "Initech,Clerk,2026-02-01,Applied,,,,,\n"
    preview = give(client, grown)
    page = client.get(preview).content.decode()
    assert "1 new application." in page
    assert "1 that is here gets new facts." in page
    client.post(preview + "/commit")
    assert Application.objects.count() == 3
    assert Application.objects.get(number=2).place == "offer"


def test_what_was_corrected_here_stays_and_an_undone_import_comes_again() -> None:
    search = a_search()
    client = seated(search)
    client.post(give(client) + "/commit")
    (applied,) = [e for e in current_events(Application.objects.get(number=1)) if e.kind == "applied"]
    with write(search, "corrected") as pen:
        pen.correct(applied, on=date(2026, 1, 4))
    assert "Nothing new" in client.get(give(client)).content.decode()
    grown = SHEET.replace("Interview,2026-01-20", "Offer,2026-01-20")
    client.post(give(client, grown) + "/commit")
    batch = last_undoable(search)
    assert batch is not None
    undo(batch)
    assert "1 that is here gets new facts" in client.get(give(client, grown)).content.decode()


def test_a_column_is_corrected_and_the_file_is_read_again() -> None:
    client = seated(a_search())
    sheet = "Firma X,Was,Am\nAcme,Engineer,2026-01-05\nGlobex,Clerk,2026-01-06\n"
    preview = give(client, sheet)
    client.post(preview + "/correct", {"field.role": "Firma X", "field.employer": "Was"})
    client.post(preview + "/commit")
    assert set(Application.objects.values_list("employer", "role")) == {("Engineer", "Acme"), ("Clerk", "Globex")}


def test_a_first_file_begins_a_search() -> None:
    client = seated()
    client.post(give(client, name="my search 2026.csv") + "/commit")
    assert Search.objects.get().name == "my search 2026"
    assert client.get("/").status_code == 200


def test_pasted_rows_are_read_too() -> None:
    client = seated(a_search())
    answer = client.post("/import/upload", {"text": SHEET.replace(",", "\t")})
    assert "2 new applications" in client.get(answer["Location"]).content.decode()


@pytest.mark.parametrize("content", ["", "just words", "\x00\x01\x02", "%PDF-1.7 x"])
def test_what_is_no_table_is_said_with_what_to_do(content: str) -> None:
    client = seated(a_search())
    answer = client.get(give(client, content))
    assert answer.status_code == 422
    page = answer.content.decode()
    assert "could not be read" in page
    assert "/tmp" not in page


def test_no_file_at_all_is_said() -> None:
    assert "No file was chosen" in seated(a_search()).post("/import/upload", {}).content.decode()


def test_a_break_half_way_leaves_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    def breaks(*_args: object, **_kwargs: object) -> None:
        raise RuntimeError("half way")

    client = seated(a_search())
    preview = give(client)
    monkeypatch.setattr(taking_in, "facts", breaks)
    answer = client.post(preview + "/commit")
    assert answer.status_code == 500
    assert "Nothing was taken in" in answer.content.decode()
    assert not Application.objects.exists()
    monkeypatch.undo()
    client.post(preview + "/commit")
    assert Application.objects.count() == 2


def test_one_undo_takes_it_back() -> None:
    search = a_search()
    client = seated(search)
    client.post(give(client) + "/commit")
    batch = last_undoable(search)
    assert batch is not None
    undo(batch)
    assert not Application.objects.filter(removed=False).exists()


def test_a_day_that_was_corrected_in_the_sheet_is_proposed_and_corrected() -> None:
    client = seated(a_search())
    imported(client, SHEET)
    preview = give(client, SHEET.replace("Engineer,2026-01-05", "Engineer,2026-01-03"))
    page = client.get(preview).content.decode()
    assert "0 new applications. 1 that is here gets new facts." in page
    assert "The day of this application was 5 January 2026 when it was imported before" in page
    assert Application.objects.get(number=1).applied_on == date(2026, 1, 5)
    client.post(preview + "/commit")
    assert list(Application.objects.order_by("number").values_list("role", "applied_on")) == [
        ("Engineer", date(2026, 1, 3)),
        ("Engineer II", date(2026, 1, 6)),
    ]


@pytest.mark.parametrize("rows", [3, 400], ids=["at once", "beside the page"])
def test_what_stays_away_is_said_when_it_is_done(rows: int) -> None:
    client = seated(a_search())
    sheet = "Company,Role,Date applied\n" + "".join(f"Employer {i},Cook,2026-01-05\n" for i in range(rows))
    imported(client, sheet)
    put_away(Application.objects.get(number=2))
    page = imported(client, sheet + "New,Cook,2026-01-06\n")
    assert (
        f"1 applications are in, 0 have new facts, {rows - 1} were known. 1 that you put away stays away." in page
    )
    assert "put away" not in imported(client, sheet.replace("Employer 1,", "Another,"))


def imported(client: Client, sheet: str) -> str:
    """Take a sheet in; the page that says what was done."""
    answer = client.post(give(client, sheet) + "/commit")
    for _ in range(400):
        if not answer["Location"].endswith("/progress"):
            break
        sleep(0.02)
        again = client.get(answer["Location"])
        answer = again if again.status_code == 302 else answer
    return client.get(answer["Location"]).content.decode()


def test_a_large_file_shows_how_far_it_is() -> None:
    client = seated(a_search())
    rows = "".join(f"Employer {i},Engineer,2026-01-{1 + i % 28:02},Applied\n" for i in range(400))
    preview = give(client, "Company,Role,Date applied,Status\n" + rows)
    answer = client.post(preview + "/commit")
    assert answer["Location"] == preview + "/progress"
    for _ in range(200):
        if client.get(answer["Location"]).status_code == 302:
            break
        sleep(0.02)
    assert Application.objects.count() == 400


@pytest.mark.parametrize("name", ["..", "x", "a" * 24, "%2e%2e%2f%2e%2e%2fetc"])
def test_no_other_file_is_reached(name: str) -> None:
    assert seated(a_search()).get(f"/import/{name}").status_code in {404, 302}


def test_a_file_name_cannot_leave_its_folder() -> None:
    client = seated(a_search())
    page = client.get(give(client, name="../../../evil.csv")).content.decode()
    assert "evil.csv" in page
    assert not Path("evil.csv").exists()


def test_wishes_come_as_saved() -> None:
    client = seated(a_search())
    preview = give(client, "Company,Role,Date applied,Status\nA,B,2026-01-05,Applied\nC,D,,Wishlist\n")
    page = client.get(preview).content.decode()
    assert "2 new applications" in page
    assert "1 of the new ones was not sent yet" in page
    client.post(preview + "/commit")
    assert Application.objects.get(employer="C").place == "saved"


def test_a_file_without_a_day_is_shown_with_its_columns() -> None:
    client = seated(a_search())
    page = client.get(give(client, "Company,Role,Status\nA,B,Rejected\nC,D,Applied\n")).content.decode()
    assert "2 new applications" in page
    assert "no column with the day of application was found; if one holds it, choose it among the columns" in page
    assert "--map" not in page


def test_a_file_without_applications_is_shown_with_its_columns() -> None:
    client = seated(a_search())
    preview = give(client, "Company,Role,When\nA,B,2031-01-05\nC,D,2031-01-06\n")
    answer = client.get(preview)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "No application was found in it." in page
    assert "All of its 2 applications lie in the future." in page
    assert 'name="field.applied_on"' in page
    assert "--map" not in page
    assert client.post(preview + "/commit")["Location"] == preview


def test_every_field_has_a_name_of_its_own() -> None:
    client = seated(a_search())
    header = (
        "Company,Role,Date applied,Status,Last update,Location,Salary,Recruiter,Notes,Comments,Accepted date,Id"
    )
    page = client.get(
        give(client, header + "\nA,B,2026-01-05,Rejected,2026-01-09,Berlin,5,Ada,x,y,,1\n")
    ).content.decode()
    for label in ("Status since", "Location", "Salary", "Contact", "Notes (2)", "Number of the row"):
        assert f">{label}</label>" in page, label


AMBIGUOUS = "Company,Date applied,Status\nA,02/04/2026,Rejected\nB,03/05/2026,Applied\n"


def test_the_order_of_days_and_months_is_chosen() -> None:
    client = seated(a_search())
    preview = give(client, AMBIGUOUS)
    assert 'name="order"' in client.get(preview).content.decode()
    for order, day in (
        ("day first", date(2026, 4, 2)),
        ("month first", date(2026, 2, 4)),
        ("day first", date(2026, 4, 2)),
    ):
        client.post(preview + "/correct", {"order": order})
        page = client.get(preview).content.decode()
        assert f'<option value="{order}" selected>' in page
        assert ("Apr" if day.month == 4 else "Feb") in page or str(day) in page
    client.post(preview + "/correct", {"order": "sideways"})
    client.post(preview + "/correct", {"order": "day first"})
    client.post(preview + "/commit")
    assert Application.objects.get(employer="A").applied_on == date(2026, 4, 2)
    assert 'name="order"' not in client.get(give(client)).content.decode()


def test_german_takes_the_day_first() -> None:
    client = seated(a_search())
    client.cookies["django_language"] = "de"
    client.post(give(client, AMBIGUOUS) + "/commit", HTTP_ACCEPT_LANGUAGE="de")
    assert Application.objects.get(employer="A").applied_on == date(2026, 4, 2)


def test_another_row_of_names_forgets_what_was_chosen_among_the_old_ones() -> None:
    client = seated(a_search())
    rows = "Acme,Engineer,2026-01-05\nGlobex,Clerk,2026-01-06\n"
    preview = give(client, "My search,2026,x\nCompany,Role,Date applied\n" + rows)
    client.post(preview + "/correct", {"field.employer": "My search", "header_row": "1"})
    client.post(preview + "/correct", {"field.employer": "My search", "header_row": "2"})
    page = client.get(preview).content.decode()
    assert "Acme" in page
    assert "no column &#x27;My search&#x27;" not in page
    client.post(preview + "/correct", {"header_row": "99"})
    page = client.get(preview).content.decode()
    assert "There is no row 99" in page
    assert 'name="header_row"' in page
    assert "--header-row" not in page


@pytest.mark.parametrize(
    "content", ["", "\x00\x01\x02", "%PDF-1.7 x", '[{"Company": "A", "Date applied": "2026-01-05"}]']
)
def test_only_tables_are_asked_for_their_row_of_names(content: str) -> None:
    client = seated(a_search())
    assert 'name="header_row"' not in client.get(give(client, content)).content.decode()


def test_a_backup_says_how_it_comes_back() -> None:
    client = seated(a_search())
    made = BytesIO()
    with ZipFile(made, "w") as out:
        out.writestr("onward-backup.json", "{}")
    answer = client.post("/import/upload", {"file": SimpleUploadedFile("b.zip", made.getvalue())})
    page = client.get(answer["Location"]).content.decode()
    assert "This is a backup of Onward" in page
    assert "onward restore" in page


def test_one_row_is_one() -> None:
    client = seated(a_search())
    page = client.get(give(client, "Company,Role,Date applied\nA,B,2026-01-05\n")).content.decode()
    assert "Its only row was read." in page
