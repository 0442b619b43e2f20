"""The report: self-contained, escaped, small, readable without colour, and calm."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree

import pytest
from made import TODAY, application, contrasting, reading

from onward.events import Application, Event, Kind
from onward.ledger.findings import Findings
from onward.ledger.learn import learn
from onward.reading import Note
from onward.report import page, words
from onward.report.page import html
from onward.sources.read import read

EXAMPLES = Path(__file__).parents[2] / "examples"
HOSTILE = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "</title></svg><style>*{display:none}</style>",
    "a\x00b\x07c\x1bd",
    "\u202eevil\u202c \u2066x\u2069",
    "\ud800 lone",
    "W" * 5000,
    "{{ 7 * 7 }} {% raw %}",
    "'; DROP TABLE x; --",
]


def example(name: str = "search-177.csv") -> Findings:
    return learn(read(EXAMPLES / name, today=date(2026, 11, 24)), today=date(2026, 11, 24))


def hostile() -> Findings:
    made = []
    for i in range(60):
        text = HOSTILE[i % len(HOSTILE)]
        steps = [(Kind.INTERVIEW, 4)] if i % 3 else [(Kind.REJECTED, 5)]
        base = application(i + 2, i, *steps)
        made.append(
            Application(
                base.row,
                text,
                text,
                base.events,
                {HOSTILE[0]: HOSTILE[i % 2], text[:40]: "yes" if i % 2 else "no"},
            )
        )
    notes = [Note(i, text) for i, text in enumerate(HOSTILE, 2)]
    source = reading(made, skipped=notes, doubts=[Note(None, text) for text in HOSTILE])
    return learn(replace(source, path=HOSTILE[1], mapping={HOSTILE[0]: HOSTILE[1]}), today=TODAY)


def empty() -> Findings:
    return learn(reading([Application(2, "", "", (Event(Kind.CONTACTED, date(2024, 1, 1)),))]), today=TODAY)


PAGES = {
    "the 177": example,
    "the 138": lambda: example("search-138.json"),
    "empty": empty,
    "a lesson": lambda: learn(reading(contrasting((40, 80), (4, 120))), today=TODAY),
    "hostile": hostile,
}


class Elements(HTMLParser):
    """Every tag with its attributes, and all visible text."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []
        self._hidden = 0
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        self._hidden += tag in {"script", "style"}

    def handle_endtag(self, tag: str) -> None:
        self._hidden -= tag in {"script", "style"}

    def handle_data(self, data: str) -> None:
        if not self._hidden:
            self.words.append(data)


@pytest.mark.parametrize("name", PAGES)
def test_it_asks_nobody_for_anything(name: str) -> None:
    text = html(PAGES[name]())
    elements = Elements(text)
    for tag, attributes in elements.tags:
        assert tag not in {"iframe", "object", "embed", "img", "form", "base"}
        for attribute in ("src", "href", "xlink:href", "action"):
            assert (attributes.get(attribute) or "#").startswith(("#", "data:,")), (tag, attributes)
        assert not any(key.startswith("on") or key == "style" for key in attributes)
    assert sum(tag == "script" for tag, _ in elements.tags) == 1
    policy = next(
        a["content"] for t, a in elements.tags if t == "meta" and a.get("http-equiv") == "Content-Security-Policy"
    )
    assert policy is not None
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy


@pytest.mark.parametrize("name", PAGES)
def test_every_picture_is_xml_with_a_name_and_words_for_it(name: str) -> None:
    text = html(PAGES[name]())
    pictures = [
        ElementTree.fromstring(svg) for svg in re.findall(r'<svg[^>]*role="img".*?</svg>', text, re.DOTALL)
    ]
    ids = []
    for picture in pictures:
        assert picture.get("aria-labelledby") or picture.get("aria-label")
        ids += [element.get("id") for element in picture.iter() if element.get("id")]
    assert len(ids) == len(set(ids))
    if name != "empty":
        assert len(pictures) >= 3


def test_nothing_of_a_file_becomes_markup() -> None:
    text = html(hostile())
    assert "<script>alert" not in text
    assert "<img" not in text
    assert "{{ 7 * 7 }}" in text
    assert "\x00" not in text
    assert "\x1b" not in text
    assert not any("\ud800" <= c <= "\udfff" for c in text)
    assert not any(c in text for c in "\u202a\u202b\u202d\u202e\u2066\u2067\u2068")
    text.encode("utf-8")


@pytest.mark.parametrize("name", ["the 177", "the 138", "empty", "a lesson"])
def test_it_speaks_calmly(name: str) -> None:
    said = " ".join(Elements(html(PAGES[name]())).words).casefold()
    for word in ("significant", "statistically", "unfortunately", "failed", "should have", "!"):
        assert word not in said, word
    assert not re.search(r"\bp\s*[<=]\s*0?\.", said)


def test_verdict_first_then_steps_then_claims_then_pictures() -> None:
    text = html(example())
    places = [
        text.index(mark)
        for mark in ("<h1>", 'id="next"', 'id="claims"', 'id="where"', 'id="often"', 'id="silence"', 'id="ending"')
    ]
    assert places == sorted(places)
    assert "Nothing to change." in text


def test_the_numbers_are_those_of_the_findings() -> None:
    findings = example()
    text = " ".join(Elements(html(findings)).words)
    for claim in findings.claims:
        assert claim.claim in text
        assert claim.words in text
    assert findings.last_rejection is not None
    assert findings.last_rejection.words in text
    assert f"{findings.source.rows} rows" in text
    assert "Row 171" in text


def test_a_verdict_is_told_by_shape_and_word_not_by_colour_alone() -> None:
    text = html(PAGES["a lesson"]())
    assert "#mark-lesson" in text
    assert "learned" in text
    assert not re.search(
        r"\bred\b|#f00|#ff0000", (Path(page.__file__).parent / "templates" / "report.css").read_text("utf-8")
    )


def test_size_is_bounded() -> None:
    waiting = [application(i + 2, 300 + i % 60) for i in range(10_000)]
    text = html(learn(reading(waiting, skipped=[Note(i, "x") for i in range(5000)]), today=date(2024, 12, 31)))
    assert len(text) < 400_000
    assert len(html(example())) < 400_000


def test_the_same_findings_give_the_same_page() -> None:
    findings = example()
    assert html(findings) == html(findings)


def luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def themes() -> Iterator[dict[str, str]]:
    style = (Path(page.__file__).parent / "templates" / "report.css").read_text("utf-8")
    for block in re.findall(r"\{([^{}]*--paper[^{}]*)\}", style):
        found = dict(re.findall(r"--([\w-]+):\s*(#[0-9a-f]{6})", block))
        if "ink" in found:
            yield found


def test_contrast_is_aa_in_light_and_dark() -> None:
    found = list(themes())
    assert len(found) >= 2
    for colours in found:
        for text, ground in (
            ("ink", "paper"),
            ("soft", "paper"),
            ("green", "paper"),
            ("amber", "paper"),
            ("on-stage", "stage"),
        ):
            light, dark = sorted((luminance(colours[text]), luminance(colours[ground])), reverse=True)
            assert (light + 0.05) / (dark + 0.05) >= 4.5, (text, ground, colours)


def test_the_frames_words_are_complete() -> None:
    assert all(words.page().values())
