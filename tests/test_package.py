"""The package as it is installed, not the checkout: `pip install .` gives the command and all that it needs."""

import subprocess
import sys
import zipfile
from pathlib import Path

import numpy

ROOT = Path(__file__).parent.parent


def test_the_wheel_holds_code_data_and_templates_and_runs_elsewhere(tmp_path: Path) -> None:
    build = [
        sys.executable,
        "-m",
        "pip",
        "wheel",
        "--quiet",
        "--no-deps",
        "--no-build-isolation",
        "--wheel-dir",
        str(tmp_path),
        str(ROOT),
    ]
    subprocess.run(build, check=True, capture_output=True)
    wheel = next(tmp_path.glob("onward-*.whl"))
    unpacked = tmp_path / "site"
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(unpacked)
    names = {path.relative_to(unpacked).as_posix() for path in unpacked.rglob("*") if path.is_file()}
    assert {
        "onward/py.typed",
        "onward/ledger/packs/published-logs.json",
        "onward/report/templates/report.html",
        "onward/locale/de/LC_MESSAGES/onward.mo",
        "onward/web/locale/de/LC_MESSAGES/django.mo",
    } <= names
    assert not any(name.startswith(("tests/", "benchmarks/", "examples/")) for name in names)
    assert "onward = onward.cli.entry:run" in "".join(
        p.read_text("utf-8") for p in unpacked.rglob("entry_points.txt")
    )
    # Isolated from the checkout: -S leaves out its .pth, and the libraries come from where pip put them.
    libraries = str(Path(numpy.__file__).parent.parent)
    example, out = str(ROOT / "examples" / "search-177.csv"), str(tmp_path / "r.html")
    code = (
        f"import sys; sys.path[:0] = [{str(unpacked)!r}, {libraries!r}]; "
        f"sys.argv = ['onward', 'learn', {example!r}, '--html', {out!r}]; "
        "import onward; print(onward.__file__); from onward.cli.entry import run; run()"
    )
    done = subprocess.run(
        [sys.executable, "-I", "-S", "-c", code], capture_output=True, text=True, check=False, cwd=tmp_path
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith(str(unpacked))
    assert "Nothing to change" in done.stdout
    assert (tmp_path / "r.html").stat().st_size > 50_000
