# Builds, tests and installs Tieline. `make help` lists the targets.

SWIFT ?= swift
PREFIX ?= /usr/local
DESTDIR ?=
SWIFT_FILES := Package.swift Sources Tests
BINARY = $(shell $(SWIFT) build -c release --show-bin-path)/tieline

.PHONY: help setup build release test demo lint format install bench docs clean
.DEFAULT_GOAL := build

help: ## Lists the targets
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

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

lint: ## Holds the code against .swift-format
	$(SWIFT) format lint --strict --recursive --parallel $(SWIFT_FILES)

format: ## Rewrites the code as .swift-format has it
	$(SWIFT) format --in-place --recursive --parallel $(SWIFT_FILES)

demo: release ## Shows what a change of a contract does
	./Scripts/demo "$(BINARY)"

bench: release ## Measures start-up, comparisons and the gate; CORPUS=folder for contracts of your own
	./Scripts/bench "$(BINARY)" $(CORPUS)

docs: release ## Writes the pages of rules and kinds of change below .build/docs
	./Scripts/docs "$(BINARY)" .build/docs

install: release ## Installs binary, man page, completions and hooks below PREFIX
	./Scripts/install "$(BINARY)" "$(DESTDIR)$(PREFIX)"

clean: ## Removes what was built
	$(SWIFT) package clean
	rm -rf .build/docs
