# Everything starts here: `make demo` shows what plangen makes, `make test` proves it. Both set up what they need.

SHELL := /bin/sh
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:

in_venv := .venv/bin
set_up := sh tools/set_up.sh
every_edition := --edition rep --edition preread --edition manager

.PHONY: help demo test soak pictures clean pdf_libraries test_tools

help: ## say what can be made
	@sed -n 's/^\([a-z]*\): [^#]*## /  make \1\t/p' Makefile | expand -t 14

demo: pdf_libraries .venv/.plangen ## make the sample company's packets as Word and PDF, in output/
	@$(in_venv)/plangen make --inputs inputs/sample --output output $(every_edition)
	@echo "The packets are in: $(CURDIR)/output"

test: pdf_libraries test_tools .venv/.for_tests ## check the code and run the tests
	$(in_venv)/ruff check
	$(in_venv)/ruff format --check
	$(in_venv)/mypy
	$(in_venv)/pytest -n 2

soak: export PLANGEN_SOAK = 1
soak: test ## run the same tests at their full counts

pictures: demo ## draw the README's pictures again
	@sh tools/pictures.sh output

clean: ## remove the virtual environment, caches and builds; inputs/ and output/ stay
	rm -rf .venv .cache .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache dist build
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# These two ask the machine each time: what was missing may be there now, and asking takes no time.
pdf_libraries:
	@$(set_up) pdf_libraries

test_tools:
	@$(set_up) test_tools

# plangen is installed from src/ itself, so only a change of pyproject.toml asks for a new installation.
.venv/.plangen: pyproject.toml tools/set_up.sh
	@$(set_up) plangen
	@touch "$@"

.venv/.for_tests: .venv/.plangen
	@$(set_up) for_tests
	@touch "$@"
