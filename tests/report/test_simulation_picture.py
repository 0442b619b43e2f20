"""The simulation's picture: every band inside its field, a row a policy, and alone it still says what it is."""

from xml.etree import ElementTree

import pytest

from onward.report.pictures.simulation import simulation
from onward.report.pictures.svg import WIDTH
from onward.report.simulation import html, svg
from onward.simulate.run import Plan, run
from onward.simulate.summary import rows

PLANS = {
    "all": Plan(searches=10),
    "one policy, one effect": Plan(searches=2, effects=(0.0,), policies=("oracle",)),
    "large effects, no never": Plan(searches=5, effects=(5.0,), policies=("every-no", "ledger")),
}


@pytest.mark.parametrize("plan", PLANS.values(), ids=list(PLANS))
def test_bands_lie_inside_and_each_row_is_in_the_table(plan: Plan) -> None:
    found = rows(run(plan))
    picture = simulation(found)
    root = ElementTree.fromstring(picture.svg)
    bands = list(root.iter("rect"))
    assert len(bands) == len(picture.rows) == len(plan.effects) * len(plan.policies)
    for band in bands:
        left, width = float(band.get("x", "nan")), float(band.get("width", "nan"))
        assert 70 <= left <= left + width <= WIDTH - 50
    assert all(len(row) == len(picture.head) for row in picture.rows)
    assert len(list(root.iter("line"))) == 1 + ("never" in plan.policies) * len(plan.effects)


def test_the_ledger_stands_out_without_colour_too() -> None:
    root = ElementTree.fromstring(simulation(rows(run(PLANS["all"]))).svg)
    strong = [text.text for text in root.iter("text") if text.get("class") == "label small strong"]
    assert strong.count("ledger") == len(PLANS["all"].effects)
    assert "never" not in strong


def test_page_and_picture_come_out_for_every_plan() -> None:
    for plan in PLANS.values():
        done = run(plan)
        assert "<figure>" in html(done)
        ElementTree.fromstring(svg(rows(done)))
