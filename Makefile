# make run     installs, starts the app, prints its address
# make test    installs what tests need and runs them all
# make check   format, lint, types, imports, content, docs, size budgets
# make bench   measures the grader next to its peers
# make setup   makes .venv with pinned versions (the others call it)

PYTHON ?= python3
ARGS ?=
VENV := .venv
BIN := $(VENV)/bin
DATA ?= ../shared/data
ROOT := $(if $(filter 0,$(shell id -u)),,sudo)

.PHONY: run setup test check bench docs browser

run: $(VENV)/installed
	@$(BIN)/hotseat serve $(ARGS)

setup: $(VENV)/installed-dev

test: setup browser
	$(BIN)/pytest -n 2 --dist worksteal $(ARGS)

check: setup
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/pyright
	$(BIN)/lint-imports --no-logo
	PYTHONPATH=. $(BIN)/cog --check docs/cli.md docs/grading.md
	$(BIN)/hotseat bank lint

bench: setup
	$(BIN)/python -m bench.grading --data $(DATA)/interview-dev/answers.jsonl $(ARGS)

docs: setup
	PYTHONPATH=. $(BIN)/cog -r docs/cli.md docs/grading.md

browser:
	@command -v chromium >/dev/null || ($(ROOT) apt-get update && $(ROOT) apt-get install -y chromium)

$(VENV)/bin/python:
	$(PYTHON) -m venv $(VENV)

$(VENV)/installed: $(VENV)/bin/python pyproject.toml constraints.txt
	$(BIN)/pip install --quiet --disable-pip-version-check -c constraints.txt -e .
	@touch $@

$(VENV)/installed-dev: $(VENV)/bin/python pyproject.toml constraints.txt
	$(BIN)/pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[dev]'
	@touch $@ $(VENV)/installed
