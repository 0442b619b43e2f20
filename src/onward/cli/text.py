"""The report in a terminal: the verdict first, then the next step, then the rest."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from onward.cli.layout import section
from onward.language import gettext as _
from onward.language import number
from onward.ledger import words
from onward.ledger.findings import Claim, Findings, Verdict
from onward.outcomes import Stage
from onward.reading import Note, Reading

_MOST_CLAIMS = 6
_MOST_NOTES = 12
_MOST_SILENT = 5
_UNKNOWN: Verdict = "can't know"


def report(findings: Findings, html: Path | None = None) -> str:
    """All that a search has taught, as text that fits the terminal."""
    sections = [
        (
            findings.headline,
            [
                _as_of(findings),
                *filter(None, [words.much_left_out(findings.source)]),
            ],
        ),
        (
            _("Next"),
            [
                f"{i}. {step.action}{_for(step.application)}\n   {step.why}"
                for i, step in enumerate(findings.next, 1)
            ],
        ),
        (
            _("The latest no"),
            [findings.last_rejection.words] if findings.last_rejection and not findings.over else [],
        ),
        (_("What you may be tempted to learn"), list(claim_lines(findings.claims)) if not findings.over else []),
        (_("How verdicts changed"), _history(findings)),
        (_("How often"), [f"{_stage(stage.stage)}: {stage.words}" for stage in findings.stages]),
        (_("Silence"), _silence(findings)),
        (_("When will it end"), [findings.forecast.words] if findings.forecast else []),
        (_("How your file was read"), list(_read(findings.source))),
        (_("Pictures"), [_("In {path}").format(path=html)] if html else []),
    ]
    return "\n".join(section(title, lines) for title, lines in sections if lines)


def mapping(reading: Reading) -> str:
    """Which column was taken for what, as --map takes it back."""
    lines = [f'{field}="{column}"' for field, column in reading.mapping.items()]
    names = ", ".join(repr(name) for name in reading.unused)
    unused = [_("not used: {columns}").format(columns=names)] if names else []
    return "\n".join([f"{reading.path}: {reading.format}", *lines, *unused, ""])


_MARKS = {"lesson": "●", "tentative": "◐", "keep watching": "○", "no difference": "=", "can't know": "?"}


def _as_of(findings: Findings) -> str:
    if findings.day_was_given:
        return findings.as_of_why
    return findings.as_of_why + " " + _("--as-of looks from another day.")


def _stage(stage: Stage) -> str:
    return {
        "answered": _("Answers"),
        "live": _("Screens, tests, interviews"),
        "interview": _("Interviews"),
        "offer": _("Offers"),
    }[stage]


def claim_lines(claims: Sequence[Claim]) -> Iterator[str]:
    """The first claims in full, of the others those that say something, and how many are left."""
    for claim in claims[:_MOST_CLAIMS]:
        yield f"{_MARKS[claim.verdict]} {claim.claim}: {claim.words}"
    rest = claims[_MOST_CLAIMS:]
    for claim in rest:
        if claim.verdict != _UNKNOWN:
            yield f"{_MARKS[claim.verdict]} {words.brief(claim)}"
    unknown = sum(claim.verdict == _UNKNOWN for claim in rest)
    if unknown:
        yield f"{_MARKS[_UNKNOWN]} {words.more_unknown(unknown)}"


def _history(findings: Findings) -> list[str]:
    if findings.history is None:
        return []
    names = {claim.id: claim.claim for claim in findings.claims}
    told = [
        words.change(change.on, names.get(change.claim, change.claim), change.verdict, findings.as_of)
        for change in findings.history
    ]
    return told or [words.no_change()]


def _silence(findings: Findings) -> list[str]:
    if findings.over or not findings.stages:
        return []
    return [findings.waiting.words, findings.streak.words, *_silent(findings)]


def _silent(findings: Findings) -> Iterator[str]:
    for silent in findings.silence[:_MOST_SILENT]:
        yield f"{silent.application}: {silent.words}"


def _read(source: Reading) -> Iterator[str]:
    yield words.read_counts(source)
    columns = ", ".join(f"{field} = {column!r}" for field, column in source.mapping.items())
    yield _("Columns: {columns}").format(columns=columns)
    yield from _notes(_("Left out"), source.skipped)
    yield from _notes(_("In doubt"), source.doubts)


def _notes(title: str, notes: Sequence[Note]) -> Iterator[str]:
    for note in notes[:_MOST_NOTES]:
        yield f"{title}: {f'{words.row(note.row)}: ' if note.row else ''}{note.why}"
    if len(notes) > _MOST_NOTES:
        more = _("{count} more; --json or --html shows them all.").format(count=number(len(notes) - _MOST_NOTES))
        yield f"{title}: {more}"


def _for(application: str | None) -> str:
    return f" ({application})" if application else ""
