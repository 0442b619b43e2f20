"""A file is spoken of as a file; a search that is kept in the app has none."""

from dataclasses import replace
from datetime import date

from made import TODAY, application, reading

from onward.events import Application, Kind
from onward.ledger.findings import Findings
from onward.ledger.learn import learn
from onward.reading import Reading


def kept_in_the_app(of_a_file: Reading) -> Reading:
    return replace(of_a_file, format="", mapping={})


def sent(count: int, *steps: tuple[Kind, int]) -> list[Application]:
    return [application(i + 2, 3 * i, *steps) for i in range(count)]


def both(of_a_file: Reading, today: date = TODAY) -> tuple[Findings, Findings]:
    return learn(of_a_file, today=today), learn(kept_in_the_app(of_a_file), today=today)


def test_the_last_day_is_that_of_the_file_or_of_what_is_known() -> None:
    of_file, of_app = both(reading(sent(12, (Kind.REJECTED, 5))), today=date(2026, 1, 1))
    assert of_file.as_of_why == "As of 31 December 2024, the last day that your file knows of."
    assert of_app.as_of_why == "As of 31 December 2024, the last day that anything is known of."


def test_what_nobody_wrote_down() -> None:
    of_file, of_app = both(reading(sent(12)))
    assert of_file.headline == "Your file holds 12 applications and does not say what came of them."
    assert of_app.headline == "You sent 12 applications, and what came of them is not written down yet."
    assert "--map" in of_file.next[0].why
    assert "--map" not in of_app.next[0].why
    assert [step.kind for step in of_app.next] == ["tell", "send"]


def test_the_app_never_speaks_of_a_file() -> None:
    for made in (sent(12), sent(30, (Kind.SCREEN, 4)), sent(30, (Kind.CLOSED, 40)), sent(30, (Kind.REJECTED, 9))):
        of_app = learn(kept_in_the_app(reading(made)), today=date(2026, 1, 1))
        said = [of_app.headline, of_app.as_of_why, of_app.waiting.words, of_app.streak.words]
        said += [claim.words for claim in of_app.claims] + [stage.words for stage in of_app.stages]
        said += [text for step in of_app.next for text in (step.action, step.why)]
        assert not [text for text in said if "file" in text.casefold()]


def test_a_step_names_its_application_by_number() -> None:
    found = learn(reading([*sent(9, (Kind.REJECTED, 9)), application(99, 340, (Kind.INTERVIEW, 7))]), today=TODAY)
    step = next(step for step in found.next if step.kind == "follow up")
    assert step.row == 99
