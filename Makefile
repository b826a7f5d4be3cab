# Builds, tests and installs Tieline. `make help` lists the targets.

SWIFT ?= swift
PREFIX ?= /usr/local
DESTDIR ?=
MUTATIONS ?= 5000
SEED ?= 1
FUZZ_SECONDS ?= 600
PAIRS ?= 500
SWIFT_FILES := Package.swift Sources Tests
BINARY = $(shell $(SWIFT) build -c release --show-bin-path)/tieline

.PHONY: help setup build release test demo demo-history lint format install bench oracle conformance fuzz history-check docs clean
.DEFAULT_GOAL := build

help: ## Lists the targets
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 16

setup: ## Installs the C libraries that are needed, where they are missing
	@./Scripts/setup

build: setup ## Builds for debugging
	$(SWIFT) build

release: setup ## Builds the binary as it is installed
	$(SWIFT) build -c release --product tieline

test: ## Runs all tests
	@./Scripts/setup --tests
	$(SWIFT) test
	@if command -v python3 >/dev/null; then python3 Tests/Tools/validate-specs.py; fi
	./Scripts/oracle "$$($(SWIFT) build --show-bin-path)/tieline" --mutations 500 --made 40 --reference 4

lint: ## Holds the code against .swift-format
	$(SWIFT) format lint --strict --recursive --parallel $(SWIFT_FILES)

format: ## Rewrites the code as .swift-format has it
	$(SWIFT) format --in-place --recursive --parallel $(SWIFT_FILES)

demo: release ## Shows what a change of a contract does
	./Scripts/demo "$(BINARY)"

demo-history: release ## Shows what a year of history tells of an estate
	./Scripts/demo-history "$(BINARY)"

bench: release ## Measures start-up, comparisons and the gate; CORPUS=folder for contracts of your own
	./Scripts/bench "$(BINARY)" $(CORPUS)

oracle: release ## Holds verdicts against messages that an interpreter runs; MUTATIONS=5000 SEED=1
	./Scripts/oracle "$(BINARY)" --mutations $(MUTATIONS) --seed $(SEED) --markdown Docs/accuracy/oracle.md

fuzz: release ## Fuzzes every parser and holds "compatible" against messages; FUZZ_SECONDS=600 for each parser, PAIRS=500 SEED=1
	./Scripts/fuzz-verdicts "$(BINARY)" --pairs $(PAIRS) --seed $(SEED)
	SEED=$(SEED) ./Scripts/fuzz-parsers $(FUZZ_SECONDS)

conformance: release ## Holds comparisons of contracts against a corpus of verdicts; CORPUS=folder
	./Scripts/conformance "$(BINARY)" "$(CORPUS)" --markdown Docs/accuracy/corpora.md

history-check: release ## Compares all revisions of a contract in a git repository; REPO=folder CONTRACT=path
	./Scripts/history-check "$(BINARY)" "$(REPO)" "$(CONTRACT)"

docs: release ## Writes the pages of rules and kinds of change below .build/docs
	./Scripts/docs "$(BINARY)" .build/docs

install: release ## Installs binary, man page, completions and hooks below PREFIX
	./Scripts/install "$(BINARY)" "$(DESTDIR)$(PREFIX)"

clean: ## Removes what was built
	$(SWIFT) package clean
	rm -rf .build/docs
