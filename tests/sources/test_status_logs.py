"""Status cells that are little logs, with the days after their words or before them."""

from pathlib import Path

import pytest
from sheet_text import doubts, sheet, told

from onward.sources.status_cells import steps


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        (
            "2026-01-03 applied\n2026-01-10 phone screen",
            [("applied", "2026-01-03"), ("phone screen", "2026-01-10")],
        ),
        ("Applied 3/5/2024, rejected 3/20/2024", [("applied", "3/5/2024"), ("rejected", "3/20/2024")]),
        ("- 2026-01-05 applied; 2026-01-06: rejected", [("applied", "2026-01-05"), ("rejected", "2026-01-06")]),
        ("Applied 3/5/2024, rejected 3/20/2024 (form mail)", [("applied", "3/5/2024"), ("rejected", "3/20/2024")]),
    ],
)
def test_each_day_goes_with_its_own_words(cell: str, expected: list[tuple[str, str]]) -> None:
    assert [(words.casefold(), day) for words, day in steps(cell)] == expected


def test_logs_with_the_day_first_beside_a_column_of_days(tmp_path: Path) -> None:
    reading = sheet(
        tmp_path,
        "Company,Role,Applied,Status\n"
        'Acme,Dev,2026-01-03,"2026-01-03 applied\n2026-01-10 phone screen\n2026-01-20 onsite\n2026-01-25 rejected"\n'
        'Beta,Dev,2026-01-04,"2026-02-10 offer\n2026-02-12 declined offer"\n'
        'Ceta,Dev,2026-01-05,"2026-01-05 applied; 2026-01-06 auto-reply; 2026-02-01 rejected"\n',
    )
    assert told(reading) == [
        "2 Acme: applied@2026-01-03 screen@2026-01-10 interview@2026-01-20 rejected@2026-01-25",
        "3 Beta: applied@2026-01-04 offer@2026-02-10 declined@2026-02-12",
        "4 Ceta: applied@2026-01-05 rejected@2026-02-01",
    ]


def test_logs_alone_say_when_it_was_sent(tmp_path: Path) -> None:
    reading = sheet(
        tmp_path,
        "Company,Role,Status\n"
        "Acme,Dev,2026-01-08 applied\n"
        'Beta,Dev,"2026-01-09 applied\n2026-01-29 rejected"\n'
        'Ceta,Dev,"2026-02-01 phone screen\n2026-02-09 rejected"\n',
    )
    assert told(reading) == [
        "2 Acme: applied@2026-01-08",
        "3 Beta: applied@2026-01-09 rejected@2026-01-29",
        "4 Ceta: applied@2026-02-01 screen@2026-02-01 rejected@2026-02-09",
    ]
    assert 'row 4 has no day of its own; that in column "Status" was taken' in doubts(reading)


@pytest.mark.parametrize("name", ["Status", "Stand", "Statut", "Estado"])
def test_a_column_named_status_is_never_notes(tmp_path: Path, name: str) -> None:
    log = "2026-01-03 applied\n2026-01-10 phone screen with Ann\n2026-01-20 onsite in the office\n2026-01-25 rejected"
    reading = sheet(tmp_path, f'Company,Role,{name}\nAcme,Dev,"{log}"\nBeta,Dev,"{log}"\n')
    assert [len(a.events) for a in reading.applications] == [4, 4]
