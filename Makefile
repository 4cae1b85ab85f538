# Everything that a fresh machine with Python (3.11 or later) and make can do; `make help` lists it.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
INSTALL := PYTHONWARNINGS=ignore $(BIN)/python -m pip install --quiet --disable-pip-version-check
LOCK := $(BIN)/pip-compile --quiet --generate-hashes --strip-extras --allow-unsafe \
	--no-emit-index-url --no-emit-trusted-host --no-emit-find-links --no-emit-options \
	--no-annotate --no-header --build-deps-for=editable
DEMO := 'build samples/*.txt' 'blocked --as-of 2026-06-30' 'impact 86-NQ/TW | head -n 40' \
	'view --no-open -o build/demo.html'

.DEFAULT_GOAL := help
.PHONY: help demo test lint types format pytest bench bench-page accuracy docs lock clean machine

help: ## list what make can do
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-10s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

demo: $(VENV)/run ## read the sample plans, print what is blocked and what a resolution touches
	@mkdir -p build; folder=$$(mktemp -d) && trap 'rm -rf "$$folder"' EXIT && export KG_GRAPH="$$folder/demo.kg" && \
	for words in $(DEMO); do printf '\n$$ kg %s\n' "$$words"; eval "$(BIN)/kg $$words" || exit 1; done

test: $(VENV)/dev ## everything that must pass: style, types, tests
	@$(MAKE) --no-print-directory lint types pytest

lint: $(VENV)/dev ## style and order of the code, and of the page's scripts
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/python -m tests.lint_scripts

types: $(VENV)/dev ## strict type checking
	@$(BIN)/mypy

machine: ## what some tests need besides Python: a browser, LibreOffice
	@tests/machine/install.sh

pytest: $(VENV)/dev machine
	@$(BIN)/pytest -n 2 --quiet

format: $(VENV)/dev ## rewrite the code in the project's style
	@$(BIN)/ruff check --fix .
	@$(BIN)/ruff format .

bench: $(VENV)/dev ## how fast: a table, of GROUP=reading asking projection questions push page rdf bulk or of all
	@$(BIN)/python -m benchmarks $(GROUP)

bench-page: $(VENV)/dev machine ## how large pages are and how fast they answer, in a real browser
	@$(BIN)/python -m benchmarks page

accuracy: $(VENV)/dev ## how true: plans with facts beside them, PLANS=folder FACTS=folder
	@$(BIN)/python -m benchmarks.accuracy $(PLANS) $(FACTS)

docs: $(VENV)/dev ## write the vocabularies from their data, and the output of the examples of README and docs
	@$(BIN)/python -m tests.regenerate_docs

lock: $(VENV)/dev ## pin the newest dependencies that pyproject.toml allows, with hashes
	@$(LOCK) --upgrade --output-file requirements/run.txt pyproject.toml
	@$(LOCK) --upgrade --extra dev --output-file requirements/dev.txt pyproject.toml

clean: ## remove what make and Python left behind
	@rm -rf $(VENV) build dist *.egg-info .ruff_cache .mypy_cache .pytest_cache .hypothesis
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "kg needs Python 3.11 or later: make PYTHON=python3.12 …" >&2; exit 1; }
	@$(PYTHON) -m venv $(VENV)

$(VENV)/run: requirements/run.txt pyproject.toml | $(VENV)/bin/python
	@$(INSTALL) --require-hashes -r requirements/run.txt
	@$(INSTALL) --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/dev: requirements/dev.txt $(VENV)/run
	@$(INSTALL) --require-hashes -r requirements/dev.txt
	@touch $@
