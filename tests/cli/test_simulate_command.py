"""`onward simulate`: what it prints, that the seed decides it, and that bad input is one line."""

import json
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest
from typer.testing import CliRunner

from onward.cli.main import app
from onward.simulate.policies import POLICIES
from onward.simulate.run import Plan

FEW = ("--searches", "20", "--effects", "0,0.6")


def run(*arguments: str) -> tuple[int, str, str]:
    """Exit code, output and errors of the command."""
    result = CliRunner().invoke(app, ["simulate", *arguments], env={"COLUMNS": "100"})
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result.exit_code, result.stdout, result.stderr


def test_the_text_says_what_was_taught_where_the_ledger_loses_and_what_was_assumed() -> None:
    code, out, err = run(*FEW, "--seed", "5")
    assert (code, err) == (0, "")
    assert out.startswith("What learning from every no costs: 20 made-up searches")
    titles = [line for line in out.splitlines() if line and not line.startswith(" ")][1:]
    assert titles == [
        "Where no version is better than another (effect 0)",
        "Where new versions differ from the first by about 1.8 times, up or down (effect 0.6)",
        "Where the ledger loses",
        "The policies",
        "What was assumed",
    ]
    assert "one resume throughout ends" in out
    flat = " ".join(out.split())
    for parameter in ("20 searches a policy and effect, seed 5.", "Beta(1.66, 21.06)", "8 applications a week"):
        assert parameter in flat
    for banned in ("significant", "unfortunately", "failed", "!"):
        assert banned not in out


def test_the_same_seed_prints_the_same_and_another_does_not() -> None:
    first, again, other = (run(*FEW, "--seed", seed)[1] for seed in ("5", "5", "6"))
    assert first == again
    assert first != other


def test_the_json_has_every_parameter_and_a_row_a_policy_and_effect() -> None:
    code, out, _ = run(*FEW, "--json")
    told = json.loads(out)
    assert code == 0
    assert {name: told[name] for name in ("schema", "searches", "seed", "effects", "policies")} == {
        "schema": 1,
        "searches": 20,
        "seed": Plan().seed,
        "effects": [0.0, 0.6],
        "policies": list(POLICIES),
    }
    assert told["searcher"]["interview"]["a"] == 1.66
    assert told["searcher"]["rewrite_days"] == 2
    assert [(row["effect"], row["policy"]) for row in told["rows"]] == [
        (effect, policy) for effect in (0.0, 0.6) for policy in POLICIES
    ]
    for row in told["rows"]:
        for name in (
            "weeks",
            "no_offer",
            "lessons",
            "false_lessons",
            "ever_false",
            "rewrites",
            "applications",
            "longer_than_never",
            "longer_than_ledger",
        ):
            assert set(row[name]) == {"mean", "se"}
    assert {"effect", "policy", "weeks"} == set(told["sooner_than_ledger"][0])


def test_policies_can_be_chosen_and_rewrites_made_free() -> None:
    code, out, _ = run(*FEW, "--json", "--policies", "every-no, oracle", "--rewrite-days", "0")
    told = json.loads(out)
    assert code == 0
    assert told["policies"] == ["every-no", "oracle"]
    assert told["searcher"]["rewrite_days"] == 0
    assert told["rows"][0]["longer_than_never"] is None
    _, text, _ = run(*FEW, "--policies", "every-no,oracle")
    assert "Where the ledger loses" not in text


def test_the_picture_stands_alone_in_light_and_dark(tmp_path: Path) -> None:
    out = tmp_path / "picture.svg"
    for _ in range(2):  # and may be written again
        assert run(*FEW, "--svg", str(out))[0] == 0
    root = ElementTree.fromstring(out.read_text("utf-8"))
    space = "{http://www.w3.org/2000/svg}"
    assert root.tag == f"{space}svg"
    style = root.findtext(f"{space}style") or ""
    assert "prefers-color-scheme: dark" in style
    texts = ["".join(text.itertext()) for text in root.iter(f"{space}text")]
    assert texts.count("ledger") == 2
    assert "Made-up searches," in " ".join(texts)
    assert "one resume throughout" in (root.findtext(f"{space}desc") or "")
    assert "http" not in out.read_text("utf-8").replace("http://www.w3.org/2000/svg", "")


def test_the_page_has_the_picture_its_sentence_and_its_table(tmp_path: Path) -> None:
    out = tmp_path / "page.html"
    assert run(*FEW, "--html", str(out))[0] == 0
    page = out.read_text("utf-8")
    assert [page.count(f"<{tag}>") for tag in ("figure", "figcaption", "table")] == [1, 1, 1]
    assert page.count("<tr>") == 1 + 2 * len(POLICIES)
    assert "default-src 'none'" in page.replace("&#39;", "'")
    assert "Where the ledger loses" in page


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--policies", "guess"), "policies: 'guess' is not known; choose from every-no, five-noes, peek"),
        (("--searches", "-3"), "searches must be at least 2, got -3"),
        (("--seed", "-3"), "seed must not be negative, got -3"),
        (("--effects", "0,much"), "--effects: 'much' is not a number; write them as 0,0.3,0.6"),
        (("--effects", ""), "--effects: '' is not a number"),
        (("--effects", "0,-1"), "effects must lie in 0..5, got -1"),
        (("--effects", "0,0"), "effects must be named once each, got 0"),
        (("--rewrite-days", "-1"), "rewrite_days must be finite and not negative, got -1"),
        (("--rewrite-days", "nan"), "rewrite_days must be finite and not negative, got nan"),
    ],
)
def test_bad_input_is_one_line(arguments: tuple[str, ...], said: str) -> None:
    code, out, err = run(*arguments)
    assert (code, out) == (2, "")
    assert err.startswith("onward: ")
    assert said in err
    assert err.count("\n") == 1


@pytest.mark.parametrize("option", ["--svg", "--html"])
def test_what_cannot_be_written_is_one_line_after_the_figures(tmp_path: Path, option: str) -> None:
    code, out, err = run(*FEW, option, str(tmp_path / "nowhere" / "out"))
    assert code == 2
    assert "Where the ledger loses" in out
    assert err.count("\n") == 1
    assert "choose another place" in err


@pytest.mark.parametrize("option", ["--svg", "--html"])
def test_a_file_that_is_not_ours_is_left_alone(tmp_path: Path, option: str) -> None:
    mine = tmp_path / "mine.svg"
    mine.write_text("<svg/>")
    code, _, err = run(*FEW, option, str(mine))
    assert code == 2
    assert "choose another name" in err
    assert mine.read_text() == "<svg/>"


def test_the_help_names_the_defaults_and_the_policies() -> None:
    plan = Plan()
    _, out, _ = run("--help")
    text = " ".join(out.split())
    for default in (plan.searches, plan.seed, f"{plan.searcher.rewrite_days:g}"):
        assert f"[default: {default}]" in text
    assert ",".join(f"{effect:g}" for effect in plan.effects) in text
    assert ", ".join(POLICIES) in text


def test_learning_from_a_file_does_not_load_the_simulation() -> None:
    code = "import sys, onward.cli.main; print([m for m in sys.modules if m.startswith('onward.simulate')])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
