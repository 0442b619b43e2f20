"""Files of resumes and letters: kept once, given back as they were, never shown."""

import hashlib

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from made_journal import a_search, an_application
from seated import seated

from onward.journal import files
from onward.journal.models import Application, Document
from onward.web.forms import around

pytestmark = pytest.mark.django_db


def upload(application: Application, content: bytes = b"%PDF", name: str = "cv.pdf", **more: str) -> str:
    sent = {"kind": "resume", "file": SimpleUploadedFile(name, content)} | more
    answer = seated(application.search).post(f"/applications/{application.pk}/document", sent)
    return "" if answer.status_code == 302 else answer.content.decode()


def test_a_resume_is_kept_by_its_hash_as_what_went_out() -> None:
    application = an_application(a_search())
    upload(application, b"resume B", name="Lebenslauf März.pdf")
    document = Document.objects.get()
    assert document.sha256 == hashlib.sha256(b"resume B").hexdigest()
    assert (document.name, document.size) == ("Lebenslauf März", 8)
    assert files.path_of(document.sha256).read_bytes() == b"resume B"
    assert files.path_of(document.sha256).stat().st_mode & 0o077 == 0
    assert Application.objects.get(pk=application.pk).resume == document


def test_it_is_given_back_as_a_file_and_nothing_else() -> None:
    application = an_application(a_search())
    upload(application, b"<script>alert(1)</script>", name='a"b\r\n.html')
    answer = seated(application.search).get(f"/documents/{Document.objects.get().pk}")
    assert b"".join(answer.streaming_content) == b"<script>alert(1)</script>"  # type: ignore[attr-defined]
    assert answer["Content-Disposition"].startswith("attachment")
    assert "\n" not in answer["Content-Disposition"]
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Type"] == "application/octet-stream"
    answer.close()


def test_the_same_bytes_are_kept_once() -> None:
    search = a_search()
    upload(an_application(search))
    upload(an_application(search, employer="Beta"))
    first, second = Document.objects.all()
    assert first.sha256 == second.sha256
    assert [path.name for path in files.folder().glob("??/*") if path.name == first.sha256] == [first.sha256]


def test_what_is_too_large_is_refused_with_its_size(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(around, "MOST_BYTES", 2_000_000)
    html = upload(an_application(a_search()), b"x" * 2_300_000, name="big.pdf", note="")
    assert "big.pdf has 2.3 MB; up to 2 MB are kept." in html
    assert not Document.objects.exists()


@pytest.mark.parametrize(("content", "wrong"), [(b"", "That file is empty.")])
def test_an_empty_file_is_refused(content: bytes, wrong: str) -> None:
    assert wrong in upload(an_application(a_search()), content)


def test_no_file_is_said_and_the_name_stays() -> None:
    application = an_application(a_search())
    answer = seated(application.search).post(
        f"/applications/{application.pk}/document", {"kind": "letter", "name": "My letter"}
    )
    assert "Choose a file." in answer.content.decode()
    assert "My letter" in answer.content.decode()


def test_a_name_that_leads_elsewhere_leads_nowhere() -> None:
    application = an_application(a_search())
    upload(application, b"x", name="../../../etc/passwd")
    assert Document.objects.get().file_name == "passwd"


def test_a_version_without_a_file_has_none_to_give() -> None:
    application = an_application(a_search())
    made = Document.objects.create(search=application.search, name="B", created_at=application.created_at)
    assert seated(application.search).get(f"/documents/{made.pk}").status_code == 404
