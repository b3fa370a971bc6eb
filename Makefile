# Two commands do everything on a fresh machine with Python 3.11 or later and make: `make demo` and `make test`.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.PHONY: demo run test check unit lint types imports bench learn torture lock wheel clean

demo: $(VENV)/.runtime  ## the practice chat in a browser: the real bot, no Telegram account needed
	@$(BIN)/platsbot demo $(DEMO)

run: $(VENV)/.runtime  ## talk to Telegram by long polling; needs PLATSBOT_TOKEN
	@$(BIN)/platsbot run

test: lint types imports unit  ## lint, types, import rules, tests

lint: $(VENV)/.dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(VENV)/.dev
	$(BIN)/mypy

imports: $(VENV)/.dev
	$(BIN)/lint-imports

unit: $(VENV)/.dev
	$(BIN)/python -m pytest -n 2 --dist worksteal

bench: $(VENV)/.bench  ## speed beside other libraries and a bare echo bot, side by side in one run
	@for script in tests/benchmarks/bench_*.py; do echo "== $$script"; $(BIN)/python $$script || exit 1; done

learn: $(VENV)/.learn  ## learn again what messages are like, after examples were added to tests/data
	$(BIN)/python -m tests.learning

torture: $(VENV)/.dev  ## kill the bot at random and count; KILLS=25 make torture for a short one
	$(BIN)/python -m tests.torture

wheel: $(VENV)/.dev
	$(BIN)/python -m locales compile
	$(BIN)/hatchling build -t wheel

lock: pyproject.toml  ## renew the locks; needs uv (https://docs.astral.sh/uv/)
	uv pip compile $(LOCK) --extra build -o requirements.lock pyproject.toml
	uv pip compile $(LOCK) --extra build --extra dev -c requirements.lock -o requirements-dev.lock pyproject.toml
	uv pip compile $(LOCK) --extra build --extra dev --extra bench -c requirements-dev.lock -o requirements-bench.lock pyproject.toml
	uv pip compile $(LOCK) --extra build --extra dev --extra learn -c requirements-dev.lock -o requirements-learn.lock pyproject.toml
LOCK := -q --universal --python-version 3.11 --generate-hashes --no-annotate --no-header \
	--no-emit-index-url --no-emit-find-links

$(VENV)/bin/python:
	@echo "Skapar miljön i $(VENV) …"
	@$(PYTHON) -c 'import sys; sys.exit(0 if sys.version_info >= (3, 11) else "Platsbot behöver Python 3.11 eller senare.")'
	@$(PYTHON) -m venv $(VENV)

define install
	@echo "Hämtar beroenden enligt $(1) …"
	@$(BIN)/python -m pip install --quiet --progress-bar on --require-hashes -r $(1)
	@$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation -e .
	@touch $@
endef

$(VENV)/.runtime: requirements.lock pyproject.toml | $(VENV)/bin/python
	$(call install,requirements.lock)

$(VENV)/.dev: requirements-dev.lock pyproject.toml | $(VENV)/bin/python
	$(call install,requirements-dev.lock)
	@touch $(VENV)/.runtime

$(VENV)/.learn: requirements-learn.lock pyproject.toml | $(VENV)/bin/python
	$(call install,requirements-learn.lock)

$(VENV)/.bench: requirements-bench.lock pyproject.toml | $(VENV)/bin/python
	$(call install,requirements-bench.lock)
	@touch $(VENV)/.dev $(VENV)/.runtime

clean:
	rm -rf $(VENV) dist .practice .mypy_cache .ruff_cache .pytest_cache .hypothesis
