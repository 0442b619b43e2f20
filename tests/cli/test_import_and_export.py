"""Files in and out by the command line: looked at first, all or nothing, and never twice."""

import json
from datetime import date
from pathlib import Path
from zipfile import ZipFile

import pytest
from made_journal import a_search, an_application
from typer.testing import CliRunner, Result

from onward.cli.main import app
from onward.journal import files
from onward.journal.current import current_events
from onward.journal.documents import add_document
from onward.journal.editing import put_away
from onward.journal.erase import erase_search
from onward.journal.models import Application, Search
from onward.journal.recording import correct
from onward.language import speaking

pytestmark = pytest.mark.django_db
SHEET = "Company,Role,Date applied,Status\nAcme,Engineer,2026-01-05,Rejected\nGlobex,Clerk,32/13/2026,Applied\n"


@pytest.fixture(autouse=True)
def _folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("onward.web.opening.use", lambda *_: tmp_path)
    monkeypatch.setattr("onward.web.opening.use_what_is_there", lambda *_: tmp_path)
    monkeypatch.setenv("COLUMNS", "96")


@pytest.fixture
def sheet(tmp_path: Path) -> Path:
    path = tmp_path / "mine.csv"
    path.write_text(SHEET)
    return path


def onward(*words: str | Path) -> Result:
    return CliRunner().invoke(app, list(map(str, words)), catch_exceptions=False)


def test_without_a_yes_it_is_only_shown(sheet: Path) -> None:
    done = onward("import", sheet)
    assert done.exit_code == 1
    assert "1 new, 0 with news, 0 known" in done.stdout
    assert "row 3" in done.stdout
    assert "--yes" in done.stderr
    assert not Search.objects.exists()


def test_the_first_file_begins_a_search_and_again_adds_nothing(sheet: Path) -> None:
    assert "Taken into mine" in onward("import", sheet, "--yes").stdout
    assert (Search.objects.get().name, Application.objects.get().employer) == ("mine", "Acme")
    again = onward("import", sheet, "--yes")
    assert again.exit_code == 0
    assert "nothing new" in again.stdout
    assert Application.objects.count() == 1


def test_a_day_that_was_corrected_in_the_sheet_is_no_second_application(sheet: Path) -> None:
    onward("import", sheet, "--yes")
    sheet.write_text(SHEET.replace("2026-01-05", "2026-01-03"))
    told = " ".join(onward("import", sheet, "--yes").stdout.split())
    assert "row 2: The day of this application was 5 January 2026 when it was imported before" in told
    assert str(Application.objects.get().applied_on) == "2026-01-03"


def test_what_the_person_set_is_said_where_nothing_else_is_new(sheet: Path) -> None:
    onward("import", sheet, "--yes")
    application = Application.objects.get()
    correct(
        next(e for e in current_events(application) if e.kind == "applied"), kind="applied", on=date(2026, 1, 4)
    )
    sheet.write_text(SHEET.replace("2026-01-05", "2026-01-03"))
    told = " ".join(onward("import", sheet).stdout.split())
    assert "nothing new" in told
    assert "You set this application to 4 January 2026 yourself; the file has it on 3 January 2026 now." in told
    put_away(application)
    assert "1 that you put away stays away." in onward("import", sheet).stdout


def test_it_goes_into_the_search_that_is_named(sheet: Path) -> None:
    first, second = a_search("First"), a_search("Second")
    onward("import", sheet, "--yes", "--search", "first")
    assert (Application.objects.get().search, second.applications.count()) == (first, 0)
    onward("import", sheet, "--yes", "--new")
    assert Search.objects.count() == 3
    assert onward("import", sheet, "--yes", "--new", "--search", "first").exit_code == 2
    assert onward("import", sheet, "--yes", "--search", "nowhere").exit_code == 2


def test_a_column_is_corrected(tmp_path: Path) -> None:
    path = tmp_path / "odd.csv"
    path.write_text("notes of mine\nWho,What,Am\nAcme,Engineer,2026-01-05\n")
    words = ("--map", "employer=What", "--map", "role=Who", "--map", "applied_on=Am", "--header-row", "2")
    onward("import", path, "--yes", *words)
    assert Application.objects.get().employer == "Engineer"


def test_a_mapping_that_learn_saved_is_used(tmp_path: Path) -> None:
    path, saved = tmp_path / "log.csv", tmp_path / "mapping.json"
    path.write_text("What,Who,Am\nHarbor,Baker,02/03/2026\nLumen,Cook,04/03/2026\n")
    words = ("--map", "employer=What", "--map", "role=Who", "--map", "applied_on=Am", "--day-first")
    assert onward("learn", path, *words, "--save-mapping", saved).exit_code == 0
    assert onward("import", path, "--mapping", saved, "--yes").exit_code == 0
    assert list(Application.objects.order_by("number").values_list("employer", "role", "applied_on")) == [
        ("Harbor", "Baker", date(2026, 3, 2)),
        ("Lumen", "Cook", date(2026, 3, 4)),
    ]
    again = onward("import", path, "--mapping", tmp_path / "none.json", "--yes")
    assert (again.exit_code, "the mapping could not be read" in again.stderr) == (2, True)


@pytest.mark.parametrize("content", [None, "", "just words", "\x00\x01"])
def test_what_can_not_be_read_is_one_line(tmp_path: Path, content: str | None) -> None:
    path = tmp_path / "broken.csv"
    if content is not None:
        path.write_text(content)
    done = onward("import", path, "--yes")
    assert (done.exit_code, done.stdout, done.stderr.count("\n")) == (2, "", 1)
    assert not Search.objects.exists()


def test_json_says_all_of_it(sheet: Path) -> None:
    (told,) = json.loads(onward("import", sheet, "--yes", "--json").stdout)["files"]
    assert (told["new"], told["taken_in"], told["skipped"][0]["row"]) == (1, True, 3)
    assert told["undo"]


def test_what_goes_out_comes_back_once(tmp_path: Path) -> None:
    search = a_search("Whole")
    resume, _ = add_document(search, "Resume B", "resume", file_name="b.pdf", chunks=[b"%PDF"])
    row = an_application(search)
    Application.objects.filter(pk=row.pk).update(resume=resume)
    out = tmp_path / "all.json"
    assert onward("export", "--out", out).exit_code == 0
    again = onward("import", out, "--yes")
    assert "nothing new" in again.stdout
    erase_search(search)
    assert not files.path_of(resume.sha256).exists()
    assert "Brought back: Whole" in onward("import", out, "--yes").stdout
    assert Application.objects.get().resume is not None
    assert files.path_of(resume.sha256).exists()


@pytest.mark.parametrize(
    ("form", "begins"), [("json", b"{"), ("csv", b'\xef\xbb\xbf"Number"'), ("ics", b"BEGIN:VCALENDAR\r\n")]
)
def test_it_goes_to_the_standard_output(form: str, begins: bytes) -> None:
    an_application(a_search())
    assert onward("export", "--format", form).stdout_bytes.startswith(begins)


def test_a_report_gets_a_file_that_may_be_written_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    an_application(a_search("Mine"))
    with speaking("en"):
        assert onward("export", "--format", "html").stdout == ""
    (report,) = tmp_path.glob("onward-mine-*.html")
    for form in ("html", "csv", "ics", "json"):
        for _ in range(2):
            assert onward("export", "--format", form, "--out", tmp_path / f"x.{form}").exit_code == 0
    (tmp_path / "x.csv").write_text("something else")
    assert onward("export", "--format", "csv", "--out", tmp_path / "x.csv").exit_code == 2
    assert report.read_text().startswith("<!doctype html>")


def test_no_search_is_said() -> None:
    assert onward("export").exit_code == 2


@pytest.mark.parametrize(("flag", "day"), [("--day-first", "2026-04-02"), ("--month-first", "2026-02-04")])
def test_the_order_of_days_and_months_is_said(tmp_path: Path, flag: str, day: str) -> None:
    path = tmp_path / "order.csv"
    path.write_text("Company,Date,Status\nA,02/04/2026,Rejected\nB,03/05/2026,Applied\n")
    assert "--day-first" in onward("import", path).stdout
    onward("import", path, "--yes", flag)
    assert str(Application.objects.get(employer="A").applied_on) == day


def test_a_backup_says_how_it_comes_back(tmp_path: Path) -> None:
    path = tmp_path / "b.zip"
    with ZipFile(path, "w") as out:
        out.writestr("onward-backup.json", "{}")
    done = onward("import", path)
    assert done.exit_code == 2
    assert "onward restore" in done.stderr


def test_a_file_that_is_known_is_said_once_and_asked_about_never(tmp_path: Path) -> None:
    file, whole = tmp_path / "mine.csv", tmp_path / "mine.json"
    file.write_text("Company,Role,Date applied\nAcme,Engineer,2026-03-02\n")
    assert onward("import", str(file), "--yes").exit_code == 0
    assert onward("export", "--out", str(whole)).exit_code == 0
    for known in (file, whole):
        done = onward("import", str(known))
        assert (done.exit_code, done.stderr) == (0, "")
        assert done.stdout.count("nothing new") == 1
        assert "--yes" not in done.stdout
