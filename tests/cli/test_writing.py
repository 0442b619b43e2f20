"""What the command writes never costs anybody a file."""

from pathlib import Path

import pytest
from typer.testing import CliRunner

from onward.cli.main import app
from onward.cli.writing import NotOursError, write

LOG = "Company,Role,Applied,Status\nAcme,Clerk,2024-01-03,Rejected\nBirch,Clerk,2024-01-05,\n"


@pytest.mark.parametrize("option", ["--html", "--save-mapping"])
def test_the_log_itself_is_never_written_over(tmp_path: Path, option: str) -> None:
    log = tmp_path / "mine.csv"
    log.write_text(LOG)
    done = CliRunner().invoke(app, ["learn", str(log), option, str(log)])
    assert done.exit_code == 2
    assert "there is a file that Onward did not make; choose another name" in done.stderr
    assert log.read_text() == LOG


def test_a_report_may_be_written_again(tmp_path: Path) -> None:
    log, report, mapping = tmp_path / "mine.csv", tmp_path / "report.html", tmp_path / "m.json"
    log.write_text(LOG)
    for _ in range(2):
        done = CliRunner().invoke(app, ["learn", str(log), "--html", str(report), "--save-mapping", str(mapping)])
        assert done.exit_code == 0
    assert report.read_text().startswith("<!doctype html>")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["m.json", "mine.csv", "report.html"]


def test_an_empty_file_may_be_filled_and_a_strange_one_not(tmp_path: Path) -> None:
    empty, strange = tmp_path / "empty", tmp_path / "cv.txt"
    empty.touch()
    strange.write_text("my resume")
    write(empty, "sign: text", "sign")
    assert empty.read_text() == "sign: text"
    with pytest.raises(NotOursError, match=r"cv\.txt"):
        write(strange, "sign: text", "sign")


def test_nothing_half_written_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("onward.cli.writing.os.fsync", full)
    with pytest.raises(OSError, match="No space"):
        write(tmp_path / "report.html", "sign", "sign")
    assert list(tmp_path.iterdir()) == []
