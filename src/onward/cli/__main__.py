"""`python -m onward.cli`."""

from onward.cli.entry import run

run()
