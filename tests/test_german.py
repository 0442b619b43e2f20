"""A search read in German says nothing in English: text, JSON and page, and the reasons of the reader."""

import html as markup
import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import catalogs
import pytest
from typer.testing import CliRunner

from onward.cli.main import app

ROOT = Path(__file__).parents[1]
SMALL = str(ROOT / "tests" / "cli" / "golden" / "small.csv")
EXAMPLES = [SMALL, str(ROOT / "examples" / "search-177.csv"), str(ROOT / "examples" / "search-138.json")]

WORDS = {"words", "claim", "why", "action", "headline", "as_of_why", "format", "name", "application"}


def run(*arguments: str, **environment: str) -> tuple[int, str, str]:
    """Exit code, output and errors of the command."""
    result = CliRunner().invoke(app, list(arguments), env={"COLUMNS": "100", **environment})
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result.exit_code, result.stdout, result.stderr


def english() -> set[str]:
    """The pieces of English sentences between what is filled in, where German has other words for them."""
    found: set[str] = set()
    kept = next(one for one in catalogs.kept() if str(one) == "onward-de")
    for message in kept.read():
        if not message.id:
            continue
        said = str(message.string)
        for text in message.id if isinstance(message.id, tuple) else (str(message.id),):
            pieces = (piece.strip(" .,;:()\"'") for piece in re.split(r"\{[^}]*\}", text))
            found |= {piece for piece in pieces if len(piece.split()) > 1 and piece not in said}
    return found


def heard(text: str) -> list[str]:
    """The English that is left in a text."""
    plain = " ".join(text.split())
    return sorted(piece for piece in english() if re.search(rf"(?<!\w){re.escape(piece)}(?!\w)", plain))


def test_english_would_be_heard() -> None:
    _, out, _ = run("learn", SMALL, "--as-of", "2024-06-30")
    assert len(heard(out)) > 20


@pytest.mark.parametrize("file", EXAMPLES)
def test_the_text_has_no_english_sentence_left(file: str) -> None:
    code, out, _ = run("learn", file, "--lang", "de", "--history")
    assert code == 0
    assert not heard(out)


@pytest.mark.parametrize("file", EXAMPLES)
def test_the_page_has_no_english_sentence_left(file: str, tmp_path: Path) -> None:
    out = tmp_path / "r.html"
    assert run("learn", file, "--lang", "de", "--html", str(out))[0] == 0
    page = out.read_text("utf-8")
    assert '<html lang="de">' in page
    body = re.sub(r"<style>.*?</style>|<script>.*?</script>", "", page, flags=re.S)
    said = re.findall(r'aria-label="([^"]*)"', body)
    assert not heard(markup.unescape(re.sub(r"<[^>]+>", " ", body) + " " + " ".join(said)))


@pytest.mark.parametrize("file", EXAMPLES)
def test_the_json_keeps_its_keys_and_says_its_words_in_german(file: str) -> None:
    _, english_out, _ = run("learn", file, "--json")
    _, german_out, _ = run("learn", file, "--json", "--lang", "de")
    one, other = json.loads(english_out), json.loads(german_out)
    assert without_words(one) == without_words(other)
    assert not heard(" ".join(only_words(other)))


def only_words(told: object, key: str = "") -> Iterator[str]:
    """The sentences of a JSON value; verdicts, stages and kinds are names for programs."""
    if isinstance(told, dict):
        for name, value in told.items():
            yield from only_words(value, name)
    elif isinstance(told, list):
        for value in told:
            yield from only_words(value, key)
    elif isinstance(told, str) and key in WORDS:
        yield told


def without_words(told: object) -> object:
    """A JSON value without the sentences in it."""
    if isinstance(told, dict):
        return {key: without_words(value) for key, value in told.items() if key not in WORDS}
    return [without_words(each) for each in told] if isinstance(told, list) else told


def test_the_terminal_chooses_unless_the_person_does() -> None:
    assert run("learn", SMALL, LC_ALL="", LANG="de_DE.UTF-8")[1].startswith("Nichts zu ändern.")
    english_out = run("learn", SMALL, "--lang", "en", LC_ALL="", LANG="de_DE.UTF-8")[1]
    assert english_out == run("learn", SMALL)[1]


def test_a_language_that_is_not_spoken_is_one_line() -> None:
    code, out, errors = run("learn", SMALL, "--lang", "fr")
    assert (code, out) == (2, "")
    assert errors == "onward: --lang: 'fr' is not spoken; use one of: en, de\n"


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "die Datei ist leer; gib eine Tabelle an: CSV, Excel, ODS, JSON oder Markdown"),
        (b"%PDF-1.7", "das ist ein PDF, keine Tabelle; gib eine Tabelle an: CSV, Excel, ODS, JSON oder Markdown"),
        (b"Company,Date applied\nAcme,2999-01-01\n", "alle 1 Bewerbungen darin liegen in der Zukunft; prüf die"),
        (b"PK\x03\x04nothing", "die Arbeitsmappe ist beschädigt oder abgeschnitten; öffne sie in deiner"),
        (b"Company,Date applied\nAcme,\nBolt,\n", "Spalte 'Date applied' enthält keine Tage; sag mit --map"),
    ],
)
def test_what_cannot_be_read_is_said_in_german(content: bytes, said: str, tmp_path: Path) -> None:
    file = tmp_path / "mine.csv"
    file.write_bytes(content)
    code, _, errors = run("learn", str(file), "--lang", "de")
    assert code == 2
    assert errors.startswith(f"onward: {file}: {said}")


def test_help_is_shown_in_the_language_and_in_english_again_after_it() -> None:
    german = run("learn", "--lang", "de", "--help")[1]
    assert "Sagen, was eine Suche gelehrt hat und was nicht." in german
    assert "Diese Vergleichszahlen benutzen." in german
    assert "Say what a search has taught" in run("learn", "--help")[1]


def test_the_simulation_is_told_in_german() -> None:
    given = ["simulate", "--searches", "3", "--effects", "0", "--policies", "every-no,ledger,never"]
    code, out, _ = run(*given, "--lang", "de")
    assert code == 0
    assert out.startswith("Was es kostet, aus jeder Absage zu lernen: 3 ausgedachte Suchen")
    assert not heard(out)


def test_the_process_that_opens_workbooks_speaks_too(tmp_path: Path) -> None:
    file = tmp_path / "log.xlsx"
    file.write_bytes(b"no workbook")
    command = [sys.executable, "-m", "onward.sources.workbook_process", "de", str(file)]
    done = subprocess.run(command, capture_output=True, check=True)
    assert json.loads(done.stdout) == {"error": "das ist keine lesbare Arbeitsmappe"}
