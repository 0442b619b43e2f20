"""A database on a full disk says "disk I/O error"; that is no damage."""

from pathlib import Path

import pytest
from django.db import OperationalError
from django.utils import timezone

from onward.journal import backup, room, trouble
from onward.journal.backup_file import BackupError
from onward.web import opening

IO_ERROR = "disk I/O error"


@pytest.fixture
def _full(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (trouble, opening, backup):
        monkeypatch.setattr(module, "no_room", lambda _folder: True)


def test_a_disk_with_room_is_not_full(tmp_path: Path) -> None:
    assert not room.no_room(tmp_path)
    assert not room.no_room(tmp_path / "nowhere")
    assert trouble.trouble_of(OperationalError(IO_ERROR)) == "damaged"


@pytest.mark.usefixtures("_full")
def test_a_full_one_is_said_to_be_full(tmp_path: Path) -> None:
    assert trouble.trouble_of(OperationalError(IO_ERROR)) == "full"
    assert "disk is full" in opening._unusable(tmp_path / "onward.sqlite3", IO_ERROR)
    (tmp_path / "onward.sqlite3").write_bytes(b"no database")
    with pytest.raises(BackupError, match="the disk is full"):
        backup.back_up(tmp_path, tmp_path / "out.zip", now=timezone.now())
