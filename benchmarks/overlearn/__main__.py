"""Score every advisor: python benchmarks/overlearn [--searches 500] [--seed 11] [--page]."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from overlearn.run import main

if __name__ == "__main__":
    main()
