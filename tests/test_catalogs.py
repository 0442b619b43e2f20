"""No sentence is without its translation, and none of the translations breaks a promise of the English one."""

import ast
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from string import Formatter

import catalogs
import collected
import pytest
from babel.messages.catalog import Message
from catalogs import Kept

from onward.language import LANGUAGES

SPOKEN = {"_": 0, "gettext": 0, "_n": 0, "_np": 1, "_later": 0}
"""A function that says something → the place of the sentence among what it is given."""
DJANGOS = {"_": 0, "gettext": 0, "gettext_lazy": 0, "ngettext": 0, "pgettext": 1, "pgettext_lazy": 1}
"""The same of Django."""
LOOKED_UP = {
    "people": "prior packs",
    "rate.source": "prior packs",
    "part": "help, marked as _later",
    "words": "the library's own help, marked as _later",
    "required": "the library's own help, marked as _later",
    "parameter.help": "help, marked as _later",
    "name": "kinds of files, marked as _later",
    "kind": "kinds of workbooks, marked as _later",
    "program": "programs, marked as _later",
}
"""What is said of a value instead of a sentence, and where its sentences come from."""
BANNED = re.compile(
    r"signifikant|statistisch|leider|gescheitert|versag|hättest|solltest|Fehler von dir|!(?![a-z])|\bSie\b(?! gehör)"
)
IN_PERCENT = re.compile(r"%\(\w+\)[sd]")
ALL = pytest.mark.parametrize("kept", catalogs.kept(), ids=str)


def messages(kept: Kept) -> list[Message]:
    return [message for message in kept.read() if message.id]


def forms(message: Message) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The English and the translated forms of a sentence, one of each or two."""
    english, said = (
        (text,) if isinstance(text, str) else tuple(text or ()) for text in (message.id, message.string)
    )
    return english, said


def places(text: str) -> set[tuple[str, str]]:
    """The places of a sentence that are filled in, each with how."""
    in_braces = {
        (name, f"{conversion or ''}{form or ''}")
        for _, name, form, conversion in Formatter().parse(text)
        if name is not None
    }
    return in_braces | {(place, "%") for place in IN_PERCENT.findall(text)}


def calls(files: list[Path], spoken: dict[str, int]) -> Iterator[tuple[Path, ast.Call, str, bool]]:
    """Every call that says something: its file, the call, its name, and whether it runs at import."""
    for path in files:
        tree = ast.parse(path.read_text("utf-8"))
        functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.Lambda)]
        later = {id(node) for function in functions for node in ast.walk(function)}
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in spoken:
                yield path, node, node.func.id, id(node) not in later


def known(name: str) -> set[str]:
    """The English sentences of a catalog."""
    return {forms(message)[0][0] for kept in catalogs.kept() if kept.name == name for message in messages(kept)}


def test_every_language_has_both_catalogs() -> None:
    for name, folder, _ in catalogs.KINDS:
        assert sorted(["en", *catalogs.languages(folder)]) == sorted(LANGUAGES), name


def test_a_file_has_its_words_from_one_of_them() -> None:
    assert not set(collected.files_that_speak()) & set(collected.files_of_pages())


@ALL
def test_the_program_reads_what_the_catalog_says(kept: Kept) -> None:
    assert kept.mo.read_bytes() == catalogs.compiled(kept.read()), "run make words"


@ALL
def test_no_sentence_is_without_its_translation(kept: Kept) -> None:
    told = {(message.id, message.context) for message in messages(kept) if all(forms(message)[1])}
    untold = [m.id for m in kept.collect() if m.id and (m.id, m.context) not in told]
    assert not untold, "run make words, and translate these"
    assert not [message.id for message in messages(kept) if message.fuzzy]


@ALL
def test_each_place_that_is_filled_in_is_kept(kept: Kept) -> None:
    for message in messages(kept):
        english, said = forms(message)
        assert len(english) == len(said), message.id
        for one, other in zip(english, said, strict=True):
            assert places(one) == places(other), other


@ALL
def test_blanks_at_the_ends_are_kept_and_sentences_end_as_they_did(kept: Kept) -> None:
    for message in messages(kept):
        for one, other in zip(*forms(message), strict=True):
            assert one[:1].isspace() == other[:1].isspace(), other
            assert one[-1:].isspace() == other[-1:].isspace(), other
            assert one.endswith(".") == other.endswith("."), other


@ALL
def test_german_keeps_the_voice(kept: Kept) -> None:
    for message in messages(kept):
        for said in forms(message)[1]:
            assert not BANNED.search(said), said


def test_every_sentence_in_the_code_is_collected() -> None:
    there = known("onward")
    for path, call, name, _ in calls(collected.files_that_speak(), SPOKEN):
        said, where = call.args[SPOKEN[name]], f"{path.name}:{call.lineno}"
        if isinstance(said, ast.Constant):
            assert said.value in there, where
        elif path.name != "language.py":
            assert ast.unparse(said) in LOOKED_UP, f"{where} says {ast.unparse(said)}, which nobody collects"


def test_every_sentence_of_forms_and_views_is_collected() -> None:
    there = known("django")
    for path, call, name, _ in calls(collected.files_of_pages(), DJANGOS):
        said, where = call.args[DJANGOS[name]], f"{path.name}:{call.lineno}"
        assert isinstance(said, ast.Constant), f"{where} says {ast.unparse(said)}, which nobody collects"
        assert said.value in there, where


class _Bare(HTMLParser):
    """What a template says itself, without its tags' doing: the same in every language."""

    READ_OUT = ("aria-label", "alt", "title", "placeholder")
    SILENT = ("script", "style", "code", "kbd")

    def __init__(self, template: str) -> None:
        super().__init__()
        self.said = ""
        self._within = ""
        for gone in (r"{% block (name|title) %}[^{]*{% endblock %}", r"{% blocktr.*?endblocktr\w+ %}", r"{%.*?%}"):
            template = re.sub(gone, " ", template, flags=re.DOTALL)
        self.feed(re.sub(r"{{.*?}}|{#.*?#}", " ", template))

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.said += " ".join(value or "" for name, value in attributes if name in self.READ_OUT)
        if not self._within and (tag in self.SILENT or ("translate", "no") in attributes):
            self._within = tag

    def handle_endtag(self, tag: str) -> None:
        self._within = "" if tag == self._within else self._within

    def handle_data(self, data: str) -> None:
        self.said += "" if self._within else f" {data}"


def test_a_page_says_nothing_outside_of_the_catalog() -> None:
    """Markup, figures and signs are said in every language alike; only a name is left."""
    for path in collected.templates():
        said = re.findall(r"[A-Za-z]{2,}", _Bare(path.read_text("utf-8")).said)
        assert set(said) <= {"Onward"}, path.name


def test_nothing_is_said_while_a_module_is_imported() -> None:
    ours = calls(collected.files_that_speak(), SPOKEN)
    early = [
        f"{path.name}:{call.lineno}" for path, call, name, at_import in ours if at_import and name != "_later"
    ]
    lazy = re.compile(r"import gettext_lazy as _\b|import \(?.*gettext_lazy as _\b")
    for path, call, name, at_import in calls(collected.files_of_pages(), DJANGOS):
        late = name.endswith("_lazy") or (name == "_" and lazy.search(path.read_text("utf-8")))
        early += [f"{path.name}:{call.lineno}"] if at_import and not late else []
    assert not early
