# Two commands do everything on a fresh machine: `make run` and `make test`.
PYTHON ?= python3
BIN := .venv/bin
INPUT ?= corpus/raw
OUT ?= tables
STAMP := .make/setup

.PHONY: corpus scale run setup test check gate plant bench faults docs clean

run: setup  ## the main job on INPUT, tables in OUT
	$(BIN)/heshu run $(INPUT) --out $(OUT) --overwrite --show 5

setup: $(STAMP)  ## the environment in .venv

$(STAMP): pyproject.toml constraints.txt
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable '.[dev]'
	@mkdir -p .make
	@touch $@

test: setup  ## the whole test suite
	$(BIN)/python -m pytest -n auto

check: setup  ## format, lint, types, import contracts
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

gate: setup  ## accuracy against the floors, on the project's corpus and on shared gold where it is present
	$(BIN)/heshu eval corpus/gold $(wildcard ../shared/gold/seed ../shared/gold/reports) --floors corpus/floors.json

plant: setup  ## recall of the checks on planted errors, false alarms on their clean twins
	$(BIN)/python -m tests.plant

bench: setup  ## speed as ratios to jieba.cut in the same run
	$(BIN)/heshu bench $(if $(wildcard ../shared/text),../shared/text,corpus/raw)

corpus: setup  ## N reports with the truth beside them, made by seed, in OUT
	$(BIN)/python -m tests.archive $(or $(N),1000) --out $(if $(filter tables,$(OUT)),archive,$(OUT))

scale: setup  ## cost, memory and quality of the steps across reports at growing sizes
	$(BIN)/python -m tests.archive.scale $(or $(SIZES),1000 10000)

faults: setup  ## kill a hundred runs and compare; account for every file of ten thousand mixed ones
	$(BIN)/python -m tests.faults

docs: setup  ## the pages that are written from the code
	$(BIN)/python tools/build_docs.py

clean:
	rm -rf .venv .make tables out build *.egg-info
