# make run [FILE=mine.csv] [DATA=folder] · make test · make setup · make check · make proofs · make pins · make words
PYTHON ?= $(shell for p in python3 python3.13 python3.12 python3.11 python3.14; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && { echo $$p; break; }; done)
FILE ?=
DATA ?=
REPORT ?= onward.report.html
BIN := .venv/bin

.PHONY: run test setup check pins proofs words
.DEFAULT_GOAL := run

run: setup
	@$(if $(FILE),$(BIN)/onward learn "$(FILE)" --html "$(REPORT)" --open && echo "The page is $(abspath $(REPORT)); nothing else was kept.",$(BIN)/onward serve $(if $(DATA),--data "$(DATA)"))

test: setup .venv/dev-ready
	@$(BIN)/python -m pytest -n auto --dist loadgroup -rs

setup: .venv/ready

check: setup .venv/dev-ready
	@$(BIN)/ruff check . && $(BIN)/ruff format --check . && $(BIN)/mypy && $(BIN)/lint-imports

.venv/bin/python:
	@if [ -z "$(PYTHON)" ]; then echo "Onward needs Python 3.11 or newer, and none was found. Install it from your system's packages or python.org, then run make again."; exit 1; fi
	@$(PYTHON) -m venv .venv || { rm -rf .venv; echo "Python's venv module is missing. On Debian and Ubuntu: apt install python3-venv. Then run make again."; exit 1; }

.venv/ready: .venv/bin/python pyproject.toml requirements/run.txt requirements/build.txt
	@echo "Setting up .venv (once)"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/run.txt -r requirements/build.txt
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

.venv/dev-ready: .venv/ready requirements/dev.txt
	@echo "Setting up the test tools (once)"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/dev.txt
	@touch $@

# Pins for every platform and Python from 3.11 on, with hashes and without the address of any index.
pins:
	@for set in run build dev; do \
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --no-annotate \
		$$( [ $$set = run ] && echo pyproject.toml || echo requirements/$$set.in ) -o requirements/$$set.txt; done

# The slow proofs: about half an hour on two cores.
proofs: setup .venv/dev-ready
	@$(BIN)/python benchmarks/proofs

# Every sentence into the catalogs of src/onward/locale and src/onward/web/locale, and those into what the program reads.
words: setup .venv/dev-ready
	@$(BIN)/python tools/catalogs.py
