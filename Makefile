# Two commands: `make demo` and `make test`. `make check` is the tests without the browser.
PYTHON ?= python3
BIN := .venv/bin
STAMP := .venv/.installed
DEV := .venv/.installed-dev
ESSENTIAL := app migrations tests

.PHONY: bench bench-long bench-patterns install dev demo test check fix lint types contracts unit javascript browser node screens clean

install: $(STAMP)

$(STAMP): requirements.lock pyproject.toml
	$(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

dev: $(DEV)

$(DEV): $(STAMP) requirements-dev.lock
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.lock
	@touch $@

demo: install
	$(BIN)/hwyl demo

# Everything, browser walk included.
test: check browser

# Everything but the browser.
check: dev node_modules/.stamp
	$(MAKE) --no-print-directory --output-sync=target -j 2 lint types contracts javascript
	$(MAKE) --no-print-directory unit

lint: dev
	$(BIN)/ruff format --check $(ESSENTIAL)
	$(BIN)/ruff check $(ESSENTIAL)

types: dev
	$(BIN)/mypy

contracts: dev
	$(BIN)/lint-imports

unit: dev
	$(BIN)/pytest -n 3 -m "not browser" --durations 12 tests

node:
	@scripts/need-node

node_modules/.stamp: package-lock.json | node
	npm ci --silent --no-audit --no-fund --ignore-scripts
	@touch $@

javascript: node_modules/.stamp
	npx tsc --noEmit
	node --test tests/frontend/

browser: dev
	@scripts/need-chromium
	$(BIN)/pytest -n 2 -m browser --durations 8 tests/e2e

fix: dev
	$(BIN)/ruff check --fix $(ESSENTIAL)
	$(BIN)/ruff format $(ESSENTIAL)


# A picture of every screen in both languages, two widths, light and dark: screenshots/index.html
screens: dev
	@scripts/need-chromium
	$(BIN)/python -m tests.e2e.screens $(ONLY)

# Ratios measured side by side in one run; nothing is asserted. Needs gcc.
bench: dev
	$(BIN)/python -m tests.bench all

# The full form: 470,000 pupils, twenty million rows; docs/performance.md says how long it takes.
bench-long: dev
	$(BIN)/python -m tests.bench all --long

# Three rules on the same made-up years: the usual one, ours, and a bound; nothing is asserted.
bench-patterns: dev
	$(BIN)/python -m tests.bench.patterns --picture

clean:
	rm -rf .venv node_modules .demo .demo.lock
