# `make site` builds the public site into site/; `make test` runs every check. Both install what they need into $(VENV).

VENV ?= .venv
PYTHON ?= python3
BIN := $(VENV)/bin

.PHONY: site docs serve test fuzz faults score bench golden lock clean

site: $(VENV)/.site-installed ## build the site into site/
	@$(BIN)/python -m govreport build $(OPTIONS)

docs: $(VENV)/.site-installed ## write pages, data and PDFs into docs/
	$(BIN)/python build_docs.py $(OPTIONS)

serve: $(VENV)/.site-installed ## show the site at http://127.0.0.1:8000/ and follow each change of a file
	@$(BIN)/python -m govreport serve $(OPTIONS)

test: $(VENV)/.test-installed ## run every check: style, types, layers, tests, real browser
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo
	$(BIN)/python tests/provide_browser.py
	$(BIN)/pytest

SECONDS ?= 60
fuzz: $(VENV)/.test-installed ## look for files and texts that break a promise (SECONDS=60 in all, SEED=1 of the first round)
	$(BIN)/python -m tests.fuzz --seconds $(SECONDS) --seed $(or $(SEED),1)

faults: $(VENV)/.test-installed ## kill builds at random moments, fill their disk, let two run at once (MOMENTS=60: more of it)
	$(BIN)/pytest -q -s -m faults tests/faults

score: $(VENV)/.test-installed ## compare findings with hand-made labels, against the last recorded run (RECORD=1 keeps it)
	$(BIN)/python -m tests.accuracy $(if $(RECORD),--record)

bench: $(VENV)/.bench-installed ## measure speed, with peers in the same run
	$(BIN)/python -m tests.bench

golden: $(VENV)/.test-installed ## rewrite the golden files; read their diff before committing
	GOLDEN=update $(BIN)/pytest -q -k "reviewed or golden"

lock: ## pin every dependency with hashes
	uv pip compile --universal --python-version 3.11 --generate-hashes --quiet pyproject.toml -o requirements.txt
	uv pip compile --universal --python-version 3.11 --generate-hashes --quiet --extra test pyproject.toml -c requirements.txt -o requirements-test.txt
	uv pip compile --universal --python-version 3.11 --generate-hashes --quiet --prerelease if-necessary-or-explicit --extra test --extra bench pyproject.toml -c requirements-test.txt -o requirements-bench.txt

clean: ## remove what was built
	rm -rf site .site.govreport-* $(VENV) .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis

$(VENV)/.site-installed: requirements.txt
	$(BIN)/python -m pip --version > /dev/null 2>&1 || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	touch $@

$(VENV)/.test-installed: requirements-test.txt $(VENV)/.site-installed
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-test.txt
	touch $@

$(VENV)/.bench-installed: requirements-bench.txt $(VENV)/.test-installed
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-bench.txt
	touch $@
