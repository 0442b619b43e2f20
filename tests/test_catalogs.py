"""No sentence is without its translation, and none of the translations breaks a promise of the English one."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import catalogs
import pytest
from babel.messages.catalog import Message

from onward.language import LANGUAGES

SPOKEN = {"_": 0, "gettext": 0, "_n": 0, "_np": 1, "_later": 0}
"""A function that says something → the place of the sentence among what it is given."""
LOOKED_UP = {
    "people": "prior packs",
    "rate.source": "prior packs",
    "part": "help, marked as _later",
    "parameter.help": "help, marked as _later",
    "name": "kinds of files, marked as _later",
    "kind": "kinds of workbooks, marked as _later",
    "program": "programs, marked as _later",
}
"""What is said of a value instead of a sentence, and where its sentences come from."""
BANNED = re.compile(
    r"signifikant|statistisch|leider|gescheitert|versag|hättest|solltest|Fehler von dir|!(?![a-z])|\bSie\b(?! gehör)"
)


def messages(language: str) -> list[Message]:
    return [message for message in catalogs.read(language) if message.id]


def forms(message: Message) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The English and the translated forms of a sentence, one of each or two."""
    english, said = (
        (text,) if isinstance(text, str) else tuple(text or ()) for text in (message.id, message.string)
    )
    return english, said


def places(text: str) -> set[tuple[str, str]]:
    """The places of a sentence that are filled in, each with how."""
    return {
        (name, f"{conversion or ''}{form or ''}")
        for _, name, form, conversion in Formatter().parse(text)
        if name is not None
    }


def calls() -> Iterator[tuple[Path, ast.Call, bool]]:
    """Every call that says something: its file, the call, and whether it runs when the module is imported."""
    for path in catalogs.files_that_speak():
        tree = ast.parse(path.read_text("utf-8"))
        functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.Lambda)]
        later = {id(node) for function in functions for node in ast.walk(function)}
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in SPOKEN:
                yield path, node, id(node) not in later


def test_every_language_has_a_catalog() -> None:
    assert sorted(["en", *catalogs.languages()]) == sorted(LANGUAGES)


@pytest.mark.parametrize("language", catalogs.languages())
def test_the_program_reads_what_the_catalog_says(language: str) -> None:
    kept = catalogs.read(language)
    assert catalogs.po(language).with_suffix(".mo").read_bytes() == catalogs.compiled(kept), "run make words"


@pytest.mark.parametrize("language", catalogs.languages())
def test_no_sentence_is_without_its_translation(language: str) -> None:
    told = {(message.id, message.context) for message in messages(language) if all(forms(message)[1])}
    untold = [m.id for m in catalogs.sentences() if m.id and (m.id, m.context) not in told]
    assert not untold, "run make words, and translate these"
    assert not [message.id for message in messages(language) if message.fuzzy]


@pytest.mark.parametrize("language", catalogs.languages())
def test_each_place_that_is_filled_in_is_kept(language: str) -> None:
    for message in messages(language):
        english, said = forms(message)
        assert len(english) == len(said), message.id
        for one, other in zip(english, said, strict=True):
            assert places(one) == places(other), other


@pytest.mark.parametrize("language", catalogs.languages())
def test_blanks_at_the_ends_are_kept_and_letters_begin_as_they_did(language: str) -> None:
    for message in messages(language):
        for one, other in zip(*forms(message), strict=True):
            assert one[:1].isspace() == other[:1].isspace(), other
            assert one[-1:].isspace() == other[-1:].isspace(), other
            assert one.endswith(".") == other.endswith("."), other


def test_german_keeps_the_voice() -> None:
    for message in messages("de"):
        for said in forms(message)[1]:
            assert not BANNED.search(said), said


def test_every_sentence_in_the_code_is_collected() -> None:
    known = {forms(message)[0][0] for language in catalogs.languages() for message in messages(language)}
    for path, call, _ in calls():
        assert isinstance(call.func, ast.Name)
        said = call.args[SPOKEN[call.func.id]]
        where = f"{path.name}:{call.lineno}"
        if isinstance(said, ast.Constant):
            assert said.value in known, where
        elif path.name != "language.py":
            assert ast.unparse(said) in LOOKED_UP, f"{where} says {ast.unparse(said)}, which nobody collects"


def test_nothing_is_said_while_a_module_is_imported() -> None:
    early = [
        f"{path.name}:{call.lineno}"
        for path, call, at_import in calls()
        if at_import and isinstance(call.func, ast.Name) and call.func.id != "_later"
    ]
    assert not early
