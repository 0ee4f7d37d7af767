# Two commands matter: `make site` builds the demo, `make test` runs everything a change must pass.
PYTHON ?= $(shell for name in python3.13 python3.12 python3.11 python3 python; do \
  command -v $$name >/dev/null 2>&1 && $$name -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1 && echo $$name && break; done)
VENV := .venv
BIN := $(VENV)/bin
INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check

.PHONY: site serve test test-all test-lowest fuzz lint types renew wheel clean

site: $(VENV)/.site
	$(BIN)/dateline build
	@echo
	@echo "The demo is in site/. Look at it with:  $(BIN)/dateline serve"

serve: $(VENV)/.site
	$(BIN)/dateline serve

test: $(VENV)/.test
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/pytest -n 2 -m "not long"

test-all: $(VENV)/.test
	$(BIN)/pytest -n 2

# The oldest libraries that pyproject.toml allows: what is said there must be true.
test-lowest: $(VENV)-lowest/.done
	$(VENV)-lowest/bin/pytest -n 2 -m "not long"

# Ten minutes of mutated files for every parser.
fuzz: $(VENV)/.test
	$(BIN)/pytest tests/test_fuzz.py --minutes 10

# Golden pages and the documents that are made from declarations, written anew: read the difference.
renew: $(VENV)/.test
	$(BIN)/pytest tests/test_golden.py tests/test_docs.py tests/test_codes.py --renew

lint: $(VENV)/.test
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

types: $(VENV)/.test
	$(BIN)/mypy

wheel: $(VENV)/.test
	$(BIN)/python -m build --outdir dist

$(VENV)/bin/python:
	$(PYTHON) -m venv $(VENV)

$(VENV)/.site: pyproject.toml requirements.txt | $(VENV)/bin/python
	$(INSTALL) -r requirements.txt
	$(INSTALL) --no-deps --editable .
	@touch $@

$(VENV)/.test: pyproject.toml requirements-test.txt | $(VENV)/bin/python
	$(INSTALL) -r requirements-test.txt
	$(INSTALL) --no-deps --editable .
	@touch $@

$(VENV)-lowest/.done: pyproject.toml
	$(PYTHON) -m venv --clear $(VENV)-lowest
	$(VENV)-lowest/bin/python -c 'import tomllib; \
	  project = tomllib.load(open("pyproject.toml", "rb"))["project"]; \
	  named = project["dependencies"] + project["optional-dependencies"]["import"]; \
	  print(*(each.replace(">=", "==") for each in named), sep="\n")' > $(VENV)-lowest/lowest.txt
	$(VENV)-lowest/bin/python -m pip install --quiet --disable-pip-version-check "pip>=25.1"
	$(VENV)-lowest/bin/python -m pip install --quiet --constraint $(VENV)-lowest/lowest.txt --group test --editable ".[import]"
	@touch $@

clean:
	rm -rf $(VENV) $(VENV)-lowest dist .dateline .mypy_cache .ruff_cache .pytest_cache .hypothesis
