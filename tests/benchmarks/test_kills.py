"""Kill -9 at a few random moments; benchmarks/kills does it 200 times."""

from pathlib import Path

from kills.__main__ import killed
from kills.check import wrong


def test_nothing_acknowledged_is_lost_and_nothing_half_done_stays(tmp_path: Path) -> None:
    found = killed(tmp_path / "data", times=6, seed=4)
    assert found["wrong"] == []


def test_the_check_sees_what_is_missing(tmp_path: Path) -> None:
    killed(tmp_path / "data", times=0, seed=1)
    assert wrong(tmp_path / "data", ["import never-0-"]) == ["lost: import never-0-"]
    (tmp_path / "data" / "out" / "half.zip").write_bytes(b"PK")
    assert wrong(tmp_path / "data", ["edit never", "backup gone.zip"]) == [
        "lost: edit never",
        "lost: backup gone.zip",
        "half-done: half.zip",
    ]
