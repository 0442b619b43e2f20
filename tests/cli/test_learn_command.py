"""`onward learn`: what it prints, what it exits with, and that bad input is one line."""

import json
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from typer.testing import CliRunner

from onward.cli.main import app

ROOT = Path(__file__).parents[2]
EXAMPLE = str(ROOT / "examples" / "search-177.csv")
GOLDEN = Path(__file__).parent / "golden"


def run(*arguments: str) -> tuple[int, str, str]:
    """Exit code, output and errors of the command."""
    result = CliRunner().invoke(app, list(arguments), env={"COLUMNS": "100"})
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result.exit_code, result.stdout, result.stderr


def test_the_verdict_comes_first_and_every_part_is_there() -> None:
    code, out, _ = run("learn", EXAMPLE)
    assert code == 0
    assert out.startswith("Nothing to change. None of the")
    titles = [line for line in out.splitlines() if line and not line.startswith(" ")][1:]
    assert titles == [
        "Next",
        "The latest no",
        "What you may be tempted to learn",
        "How often",
        "Silence",
        "When will it end",
        "How your file was read",
    ]


def test_the_easy_apply_claim_is_in_the_json_with_its_counts() -> None:
    code, out, _ = run("learn", EXAMPLE, "--json")
    assert code == 0
    told = json.loads(out)
    easy = next(c for c in told["claims"] if c["id"].startswith("easy-application"))
    assert easy["verdict"] == "can't know"
    assert easy["more_needed"] > 0
    assert [(arm["sent"], arm["reached"]) for arm in easy["arms"]] == [(38, 4), (139, 9)]


def test_the_json_of_a_small_file_is_as_agreed() -> None:
    code, out, _ = run("learn", str(GOLDEN / "small.csv"), "--json", "--as-of", "2024-06-30")
    assert code == 0
    told = json.loads(out)
    told["source"]["path"] = "small.csv"
    expected = json.loads((GOLDEN / "small.json").read_text("utf-8"))
    assert told == expected


def test_as_of_hides_what_came_later() -> None:
    _, out, _ = run("learn", EXAMPLE, "--json", "--as-of", "2022-08-01")
    told = json.loads(out)
    assert told["as_of"] == "2022-08-01"
    assert told["last_rejection"]["on"] <= "2022-08-01"


def test_the_period_changes_what_counts_in_time() -> None:
    _, out, _ = run("learn", EXAMPLE, "--json", "--period", "20", "--as-of", "2023-03-13")
    live = next(stage for stage in json.loads(out)["stages"] if stage["stage"] == "live")
    assert live["within_days"] == 20
    assert live["k"] == 11  # of 13 interviewed, rows 67 and 71 were answered after 74 and 125 days


def test_html_is_written_and_named(tmp_path: Path) -> None:
    out = tmp_path / "report.html"
    code, text, _ = run("learn", EXAMPLE, "--html", str(out))
    assert code == 0
    assert out.read_text("utf-8").startswith("<!doctype html>")
    assert "Pictures" in text


def test_the_mapping_is_shown_corrected_saved_and_used_again(tmp_path: Path) -> None:
    sheet, saved = tmp_path / "a.csv", tmp_path / "m.json"
    sheet.write_text("Firm,When,Sent out\nA,2024-01-01,2024-02-01\nB,2024-01-02,2024-02-15\n", "utf-8")
    _, shown, _ = run("learn", str(sheet), "--show-mapping")
    assert 'applied_on="' in shown
    code, _, _ = run("learn", str(sheet), "--map", "applied_on=Sent out", "--save-mapping", str(saved))
    assert code == 0
    _, again, _ = run("learn", str(sheet), "--mapping", str(saved), "--show-mapping")
    assert 'applied_on="Sent out"' in again


def test_the_order_of_days_is_saved_with_the_mapping(tmp_path: Path) -> None:
    sheet, saved = tmp_path / "a.csv", tmp_path / "m.json"
    sheet.write_text("Company,Date applied,Rejected\nA,02/04/2024,03/04/2024\nB,03/04/2024,05/04/2024\n", "utf-8")

    def latest(*more: str) -> str:
        told: str = json.loads(run("learn", str(sheet), "--json", *more)[1])["as_of"]
        return told

    assert (latest("--day-first"), latest("--month-first")) == ("2024-04-05", "2024-05-04")
    for order, day in (("--month-first", "2024-05-04"), ("--day-first", "2024-04-05")):
        saved.unlink(missing_ok=True)
        latest(order, "--save-mapping", str(saved))
        assert latest("--mapping", str(saved)) == day
    other = "--month-first"
    assert latest("--mapping", str(saved), other) == "2024-05-04", "what is said now counts more"
    saved.write_text(saved.read_text("utf-8").replace("day first", "sideways"), "utf-8")
    assert "not a saved mapping" in run("learn", str(sheet), "--mapping", str(saved))[2]


def test_other_base_rates_can_be_given(tmp_path: Path) -> None:
    pack = json.loads((ROOT / "src/onward/ledger/packs/published-logs.json").read_text("utf-8"))
    pack["people"] = "nurses in my town"
    (tmp_path / "p.json").write_text(json.dumps(pack), "utf-8")
    _, out, _ = run("learn", EXAMPLE, "--priors", str(tmp_path / "p.json"))
    assert "nurses in my town" in " ".join(out.split())


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["none.csv"], "there is no such file"),
        ([EXAMPLE, "--as-of", "tomorrow"], "'tomorrow' is not a day; write it as 2024-06-30"),
        ([EXAMPLE, "--as-of", "2999-01-01"], "has not come yet"),
        ([EXAMPLE, "--map", "applied_on"], 'has no "="'),
        ([EXAMPLE, "--map", "applied_on=Nope"], "there is no column 'Nope'"),
        ([EXAMPLE, "--mapping", "none.json"], "the mapping could not be read"),
        ([EXAMPLE, "--priors", "none.json"], "the prior pack could not be read"),
        ([EXAMPLE, "--html", "/nowhere/at/all.html"], "the report could not be written"),
        ([EXAMPLE, "--save-mapping", "/nowhere/at/all.json"], "choose another place"),
    ],
)
def test_bad_input_is_one_line_and_exit_2(arguments: list[str], words: str) -> None:
    code, _, err = run("learn", *arguments)
    assert code == 2
    assert words in err
    assert len(err.strip().splitlines()) == 1
    assert "Traceback" not in err


def test_a_prior_pack_without_a_rate_says_so(tmp_path: Path) -> None:
    (tmp_path / "p.json").write_text('{"name": "x", "people": "y", "rates": {}}', "utf-8")
    code, _, err = run("learn", EXAMPLE, "--priors", str(tmp_path / "p.json"))
    assert code == 2
    assert "not a prior pack" in err


def test_nothing_of_a_file_reaches_the_terminal_as_control(tmp_path: Path) -> None:
    sheet = tmp_path / "a.csv"
    sheet.write_bytes(
        b"Company,Applied,Status\n\x1b[31mEvil\x07,2024-01-05,Rejected\nx\x1b]0;x,2024-02-05,\n"
        + b"A,2024-02-06,\n" * 9
    )
    code, out, _ = run("learn", str(sheet), "--as-of", "2024-02-20")
    assert code == 0
    assert "\x1b" not in out
    assert "\x07" not in out


def test_help_has_examples() -> None:
    _, out, _ = run("learn", "--help")
    assert 'onward learn log.xlsx --map applied_on="Date sent"' in " ".join(out.split())


def test_version() -> None:
    code, out, _ = run("--version")
    assert (code, out.startswith("onward 0.")) == (0, True)


def test_a_closed_pipe_is_no_error() -> None:
    """`onward learn FILE | head -1` must not end in a traceback."""
    command = f"{sys.executable} -m onward.cli learn {EXAMPLE} --json | head -1"
    done = subprocess.run(["sh", "-c", command], capture_output=True, text=True, check=False, cwd=ROOT)
    assert done.stdout == "{\n"
    assert "Traceback" not in done.stderr


def test_a_fresh_file_is_looked_at_from_today(tmp_path: Path) -> None:
    sheet = tmp_path / "a.csv"
    sheet.write_text(f"Company,Applied\nA,{date.today()}\n", "utf-8")
    _, out, _ = run("learn", str(sheet), "--json")
    assert json.loads(out)["as_of"] == date.today().isoformat()
