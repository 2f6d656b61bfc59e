# `make demo` creates the sample packets, `make test` runs all checks. Both install what's missing.

SHELL := /bin/sh
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:

in_venv := .venv/bin
set_up := sh tools/set_up.sh
# Tests start many processes; with modules compiled, each starts a second sooner.
compiled := env -u PYTHONDONTWRITEBYTECODE
every_edition := --edition rep --edition preread --edition manager

.PHONY: help demo test soak pictures clean pdf_libraries test_tools

help: ## list targets
	@sed -n 's/^\([a-z]*\): [^#]*## /  make \1\t/p' Makefile | expand -t 14

demo: pdf_libraries .venv/.plangen ## create the sample packets in output/
	@$(in_venv)/plangen make --inputs inputs/sample --output output $(every_edition)
	@echo "Packets saved to $(CURDIR)/output"

test: pdf_libraries test_tools .venv/.for_tests ## lint and test
	$(in_venv)/ruff check
	$(in_venv)/ruff format --check
	$(in_venv)/mypy
	$(compiled) $(in_venv)/pytest -n 2 --dist loadfile --no-loadscope-reorder

soak: export PLANGEN_SOAK = 1
soak: test ## run tests at full counts

pictures: demo ## regenerate README images
	@sh tools/pictures.sh output

clean: ## remove venv, caches, and builds (keeps inputs/ and output/)
	rm -rf .venv .cache .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache dist build
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# Checked every time: it's fast, and packages may have been added or removed.
pdf_libraries:
	@$(set_up) pdf_libraries

test_tools:
	@$(set_up) test_tools

# plangen is an editable install of src/, so only a change of pyproject.toml needs a new installation.
.venv/.plangen: pyproject.toml tools/set_up.sh
	@$(set_up) plangen
	@touch "$@"

.venv/.for_tests: .venv/.plangen
	@$(set_up) for_tests
	@touch "$@"
