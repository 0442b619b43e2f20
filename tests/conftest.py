"""Tests may import what stands in tests/: made searches."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
