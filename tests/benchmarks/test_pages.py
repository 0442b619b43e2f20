"""Pages that a script makes are what it would make now."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("script", ["one_rejection.py"])
def test_the_page_is_what_its_script_makes(script: str) -> None:
    command = [sys.executable, str(ROOT / "benchmarks" / script), "--check"]
    assert subprocess.run(command, cwd=ROOT, check=False).returncode == 0, f"run benchmarks/{script}"
