"""Who is simulated: the defaults have their sources, and what nobody can be is refused."""

import numpy as np
import pytest

from onward.ledger.pack import published_logs
from onward.simulate.fate import draw
from onward.simulate.searcher import Searcher


def test_the_rates_are_those_of_the_shipped_pack() -> None:
    usual = published_logs().rates
    given = Searcher()
    assert (given.interview, given.answer, given.offer) == (usual["live"], usual["answered"], usual["offer"])
    assert given.interview.mean == pytest.approx(0.073, abs=0.001)
    assert given.offer.mean == pytest.approx(1 / 6)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("weekly", 0.0),
        ("weekly", float("nan")),
        ("weeks", -1),
        ("rewrite_days", -0.5),
        ("rewrite_days", float("inf")),
        ("dwells", 1.1),
        ("dwell_cost", 1.0),
        ("answer_spread", -1.0),
        ("answer_days", (0.0, 0.7)),
        ("ending_days", (25.0, -0.8)),
    ],
)
def test_what_nobody_can_be_is_refused_by_name(name: str, value: object) -> None:
    with pytest.raises(ValueError, match=name):
        Searcher(**{name: value})  # type: ignore[arg-type]


def test_a_fate_is_the_same_whenever_it_is_drawn_and_another_for_each_search() -> None:
    first, again, other = draw(Searcher(), 3, 8), draw(Searcher(), 3, 8), draw(Searcher(), 3, 9)
    assert (first.base, first.luck, first.coin) == (again.base, again.luck, again.coin)
    assert first.luck != other.luck


def test_people_differ_as_published() -> None:
    """Seed 5; the means of 4,000 people lie within four standard errors: wrong in 6 of 100,000 runs each."""
    fates = [draw(Searcher(weeks=1), 5, number) for number in range(4000)]
    base = np.array([fate.base for fate in fates])
    answers = np.array([fate.base + (1 - fate.base) * fate.says_no for fate in fates])
    assert abs(base.mean() - 0.073) < 4 * base.std() / np.sqrt(4000)
    assert abs(answers.mean() - 0.499) < 4 * answers.std() / np.sqrt(4000)
