# `make run` and `make test` do all the set-up on a fresh machine with Python, make and git. `make help` lists the rest.
# Shell logic lives in packaging/*.sh, where it can be read and run by itself.

PYTHON ?= python3
BIN := .venv/bin
READY := .venv/.ready

.DEFAULT_GOAL := help
.PHONY: help setup run test check format bench simulate torture shots freeze lock i18n

help: ## list these targets
	@awk -F ':.*## ' '/^[a-z0-9]+:.*## / { printf "make %-8s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

setup: $(READY) ## make .venv from the lock, and install the system libraries Qt needs; nothing when done already

$(READY): pyproject.toml requirements.lock packaging/setup.sh packaging/system-packages.sh
	@sh packaging/setup.sh "$(PYTHON)"
	@touch $@

run: $(READY) ## open the app (make run ARGS="--lang fr"); without a display, leave pictures of it in shots/
	@sh packaging/run.sh $(ARGS)

test: $(READY) ## run the tests (make test ARGS="tests/core -x")
	QT_QPA_PLATFORM=offscreen $(BIN)/python -m pytest $(ARGS)

check: $(READY) ## lint, format, types, layers and catalogues, without changing anything
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports
	sh packaging/catalogues.sh check

format: $(READY) ## format the code and fix what ruff can
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

bench: $(READY) ## measure speed and memory (docs/performance.md)
	$(BIN)/python -m bench $(ARGS)

simulate: $(READY) ## tell what bands and verdicts are worth (docs/measurement.md)
	$(BIN)/python -m bench.simulate $(ARGS)

torture: $(READY) ## put journals through kills, failing disks and damage (docs/reliability.md)
	$(BIN)/python -m torture $(ARGS)

shots: $(READY) ## leave pictures of every page in shots/, and the one the README shows
	@sh packaging/shots.sh
	@mkdir -p docs && cp shots/today-en-light.png docs/screenshot.png

freeze: $(READY) ## freeze the app into dist/lcjournal
	@sh packaging/freeze.sh

i18n: $(READY) ## bring the catalogues up to date with the texts in the code
	@sh packaging/catalogues.sh update

lock: ## pin again every package, with hashes, for every system and Python from 3.11 (needs uv on the PATH)
	uv pip compile --quiet --universal --python-version 3.11 --group dev --generate-hashes --upgrade \
		--no-emit-index-url --no-header --output-file requirements.lock pyproject.toml
