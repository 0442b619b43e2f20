"""The page about the simulation shows what was really simulated, with the defaults that the command has."""

import subprocess
import sys
from pathlib import Path

from results_file import read_results

from onward.simulate.contract import as_json
from onward.simulate.run import Plan, run

ROOT = Path(__file__).parent.parent


def test_the_page_is_what_the_stored_figures_say() -> None:
    command = [sys.executable, str(ROOT / "benchmarks" / "simulation.py"), "--check"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"run benchmarks/simulation.py --docs. {done.stderr}"


def test_the_stored_figures_are_of_the_plan_that_the_command_has() -> None:
    stored = read_results("simulation")["default"]
    now = as_json(run(Plan(searches=2)))
    for name in ("schema", "seed", "effects", "policies"):
        assert stored[name] == now[name]
    # JSON knows no tuples.
    assert {k: tuple(v) if isinstance(v, list) else v for k, v in stored["searcher"].items()} == now["searcher"]
