"""The language belongs to the call: its sentences, days and numbers, checked against the Unicode locale data."""

import threading
from datetime import date

import pytest
from babel import Locale
from babel.dates import format_date
from babel.numbers import format_decimal

from onward import language
from onward.ledger import words

BOOKS = {"en": "en_GB", "de": "de"}
"""Our English writes days as the British do."""


def test_english_is_spoken_where_nobody_said_otherwise() -> None:
    assert language.spoken() == "en"
    assert words.level_claim("interview") == "I get fewer interviews than usual"


def test_a_language_holds_to_the_end_of_its_block_and_no_longer() -> None:
    with language.speaking("de-AT"):
        assert words.level_claim("interview") == "Ich bekomme weniger Gespräche als üblich"
        with language.speaking("en"):
            assert words.level_claim("interview") == "I get fewer interviews than usual"
        assert language.spoken() == "de"
    assert language.spoken() == "en"


def test_two_threads_speak_two_languages_at_once() -> None:
    heard: dict[str, list[str]] = {code: [] for code in language.LANGUAGES}
    meet = threading.Barrier(len(heard))

    def speak(code: str) -> None:
        with language.speaking(code):
            for _ in range(50):
                meet.wait()
                heard[code].append(f"{words.rejection('live', (0.08, 0.079), (0.1, 0.25), 1, 80.0, 0.3)}")

    threads = [threading.Thread(target=speak, args=(code,)) for code in heard]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    (english,), (german,) = (set(heard[code]) for code in ("en", "de"))
    assert english.startswith("Nothing to change. One no moves")
    assert german.startswith("Nichts zu ändern.")
    assert "8,0 von 100" in german


def test_a_language_that_onward_does_not_speak_is_refused() -> None:
    with pytest.raises(ValueError, match="'fr' is not spoken; use one of: en, de"), language.speaking("fr"):
        pass


@pytest.mark.parametrize(
    ("environment", "code"),
    [
        ({}, "en"),
        ({"LANG": "C.UTF-8"}, "en"),
        ({"LANG": "POSIX"}, "en"),
        ({"LANG": "de_DE.UTF-8"}, "de"),
        ({"LANG": "de_DE@euro", "LC_MESSAGES": "en_US.UTF-8"}, "en"),
        ({"LANG": "en_US.UTF-8", "LC_ALL": "de_CH.UTF-8"}, "de"),
        ({"LANG": "en_US.UTF-8", "LANGUAGE": "fr:de:en"}, "de"),
        ({"LANG": "fr_FR.UTF-8"}, "en"),
        ({"LANG": "de_AT", "LC_ALL": ""}, "de"),
    ],
)
def test_the_terminal_says_its_language(environment: dict[str, str], code: str) -> None:
    assert language.of_environment(environment) == code


@pytest.mark.parametrize("code", language.LANGUAGES)
def test_days_are_written_as_the_language_writes_them(code: str) -> None:
    with language.speaking(code):
        for month in range(1, 13):
            when = date(2024, month, 3 + month)
            assert language.full_day(when) == format_date(when, "long", locale=BOOKS[code])
            assert language.full_day(when) == f"{language.month_day(when)} 2024"


@pytest.mark.parametrize("code", language.LANGUAGES)
def test_numbers_have_the_signs_of_the_language(code: str) -> None:
    with language.speaking(code):
        for value in (7, 1000, 1_234_567, 0.5, 2091.25, -1234.5):
            assert language.number(value, ",.2f") == format_decimal(value, "#,##0.00", locale=BOOKS[code])
            assert language.number(round(value)) == format_decimal(round(value), "#,##0", locale=BOOKS[code])
        assert language.brief_number(2.0, ".1f") == "2"
        assert language.first_weekday() == Locale.parse(BOOKS[code]).first_week_day


def test_a_capital_leaves_the_rest_as_it_is() -> None:
    assert language.capital("ein Lebenslauf") == "Ein Lebenslauf"
    assert language.capital("") == ""


def test_levels_that_onward_names_have_a_name_in_each_language_and_those_of_the_file_stay() -> None:
    with language.speaking("de"):
        assert words.arm_name("Referral?", "yes") == "Referral: ja"
        assert words.arm_name("Resume", "Version B") == "Version B"
        assert words.contrast_claim("Time of the month", "second half", "first half") == (
            "Zeit im Monat: zweite Hälfte oder erste Hälfte macht einen Unterschied"
        )
        assert words.level_name("answers") == "answers"
