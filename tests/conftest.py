"""Tests may import what stands in tests/ (made searches), benchmarks/ (made searches, proofs) and tools/."""

import os
import sys
from pathlib import Path

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE), str(HERE.parent / "benchmarks"), str(HERE.parent / "tools")]

# Whatever the machine speaks, the tests begin in English, and so do the commands that they start.
for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
    os.environ.pop(name, None)
os.environ["LC_ALL"] = "C.UTF-8"

pytest_plugins = ["browser_plugin"]
