# Ops: two commands are enough, `make run` and `make test`. `make help` tells the rest.

PORT ?= 8080
DATA ?= data
DEMO ?= 1
RELEASE := $(CURDIR)/.build/release
SOURCES := Sources Tests Benchmarks Fuzz Package.swift

.PHONY: help run build test sanitize lint format bench fuzz conformance soak clean tools

help:
	@echo "make run     build in release and start OpsServer on 127.0.0.1:$(PORT), data in ./$(DATA)"
	@echo "             settable: make run PORT=8081 DATA=elsewhere DEMO=0 (no demonstration data)"
	@echo "make test    the whole test suite"
	@echo "make sanitize  the tests of connections and server under ThreadSanitizer"
	@echo "make lint    the formatter's rules"
	@echo "make format  applies them"
	@echo "make bench   measures beside the raw limit and nginx (docs/BENCHMARKS.md);"
	@echo "             OPS_BENCH_INSTALL=1 make bench installs nginx, wrk and scipy first; BENCH=--quick is short"
	@echo "make fuzz    random bytes for the request parser and the JSON reader, 60 seconds each, under the"
	@echo "             address sanitizer; FUZZ_SECONDS=600 or FUZZ_RUNS=10000000 make fuzz runs longer"
	@echo "make conformance"
	@echo "             outside tools judge the server (docs/CONFORMANCE.md); ONLY=\"h1spec curl\" takes some of them"
	@echo "make soak    ten minutes of mixed load with flat memory; MINUTES=5 is shorter"
	@echo "make clean   removes what was built; data stays"

tools:
	@Scripts/install-missing.sh

build: tools
	@echo "Building OpsServer and opsctl in release (the first time takes some minutes)…"
	@Scripts/build-release.sh OpsServer opsctl

run: build
	@PORT="$(PORT)" DATA="$(DATA)" DEMO="$(DEMO)" BIN="$(RELEASE)" Scripts/run.sh

test:
	@Scripts/install-missing.sh test
	@Scripts/test.sh

sanitize:
	@Scripts/install-missing.sh test
	Scripts/sanitize.sh

lint:
	swift format lint --strict --recursive --parallel $(wildcard $(SOURCES))

format:
	swift format --in-place --recursive --parallel $(wildcard $(SOURCES))

bench: tools
	Scripts/bench.sh $(BENCH)

fuzz: tools
	Scripts/fuzz.sh

conformance: tools
	@ONLY="$(ONLY)" Scripts/conformance.sh

soak: tools
	@Scripts/soak.sh

clean:
	rm -rf .build
