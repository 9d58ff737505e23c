# Two commands for everyone: `make site` builds the site from seeds/, `make test` runs every check.
SHELL := bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:

# What Python has compiled is kept, also where a machine is told otherwise: many tests start digest.
unexport PYTHONDONTWRITEBYTECODE

BIN := .venv/bin
# Modules are compiled when they are first used: of what is installed most never is.
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet install --require-virtualenv --no-compile
# The lists are whole and pinned by hash: nothing is left to be worked out.
LISTED := $(PIP) --no-deps --require-hashes
LOCK := uv pip compile --quiet --universal --generate-hashes --python-version 3.11 \
	--no-emit-index-url --no-emit-find-links --no-annotate --no-header

.PHONY: help
help: ## show this list
	@grep -hE '^[a-z]+:.*##' $(firstword $(MAKEFILE_LIST)) | sed -E 's/:.*## /\t/' | expand -t 12

.PHONY: site
site: .venv/run.stamp ## build the site from seeds/ into site/
	@$(BIN)/digest build
	@echo "The site is in site/: open site/index.html, or run $(BIN)/digest serve --open"

.PHONY: test
test: ## run every check: style, types, rooms, tests
	@tools/need chromium firefox java node sshd rsync nginx caddy apache2 zsh fish strace
	@$(MAKE) --no-print-directory -j 2 .venv/test.stamp checkers
	@$(MAKE) --no-print-directory -j 2 types style
	$(BIN)/pytest -n 2 --dist worksteal $(PYTEST)

.PHONY: checkers types style
checkers:
	@if command -v npm >/dev/null; then \
		$(MAKE) --no-print-directory node_modules/tools.stamp || [ "$${CI:-}$${DIGEST_STRICT:-}" = "" ]; fi
types: .venv/test.stamp
	$(BIN)/mypy
style: .venv/test.stamp
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/lint-imports --no-logo

.PHONY: serve
serve: .venv/run.stamp ## preview the site; it is rebuilt when seeds/ or themes/ change
	@$(BIN)/digest serve

.PHONY: pictures
pictures: .venv/test.stamp ## take the pictures of docs/pictures/ again (needs Chromium)
	@$(BIN)/pytest tests/browser/test_pictures.py --pictures docs/pictures

.PHONY: bench
bench: .venv/run.stamp ## measure first and second build of the seeds
	@$(BIN)/python benchmarks/build_seeds.py

.PHONY: quality
quality: .venv/bench.stamp ## measure every task of the analysis on the development sets, into docs/quality.md
	@$(BIN)/python -m benchmarks.quality.table --write docs/quality.md

.PHONY: docs
docs: .venv/run.stamp ## write the pages of settings, templates and web servers anew from the code
	@$(BIN)/python -c 'from digest.settings import reference; print(reference(), end="")' > docs/settings.md
	@$(BIN)/python -c 'from digest.render.given import reference; print(reference(), end="")' > docs/templates.md
	@$(BIN)/python -c 'from digest.publish.webservers import reference; print(reference(), end="")' > docs/web-servers.md

.PHONY: lock
lock: ## pin the newest versions again (needs uv and npm)
	$(LOCK) --upgrade requirements/build.in --output-file requirements/build.txt
	$(LOCK) --upgrade pyproject.toml --extra search --extra cards --constraint requirements/build.txt \
		--output-file requirements/run.txt
	$(LOCK) --upgrade pyproject.toml --extra publish --extra search --extra cards --extra brotli --extra web \
		--group test --constraint requirements/build.txt \
		--constraint requirements/run.txt --output-file requirements/test.txt
	$(LOCK) --upgrade pyproject.toml --extra multi --extra english --extra web --group bench \
		--constraint requirements/build.txt --constraint requirements/run.txt --output-file requirements/bench.txt
	npm install --package-lock-only --save-dev --no-audit --no-fund --loglevel=error axe-core@latest vnu-jar@latest \
		sitemap@latest pa11y@latest lighthouse@12
	@tools/without-addresses package-lock.json

.PHONY: clean
clean: ## remove the environment and all that was built
	rm -rf .venv node_modules .digest dist build
	find site -mindepth 1 ! -name .gitignore -delete

# An environment knows its folder: where the project was moved, it is made anew.
ifneq ($(shell cat .venv/made.stamp 2>/dev/null),$(CURDIR))
.PHONY: .venv/made.stamp
endif
.venv/made.stamp:
	@tools/environment
	@echo "$(CURDIR)" > $@

.venv/run.stamp: .venv/made.stamp requirements/build.txt requirements/run.txt pyproject.toml
	@echo "Installing what digest needs (once, and again when the list changes) ..."
	@$(LISTED) -r requirements/build.txt
	@$(LISTED) -r requirements/run.txt
	@$(PIP) --no-deps --no-build-isolation --editable .
	@touch $@

.venv/test.stamp: .venv/run.stamp requirements/test.txt
	@echo "Installing the test tools ..."
	@$(LISTED) -r requirements/test.txt
	@touch $@

# tilse asks for more than its metric needs; what that needs comes with rouge-score.
.venv/bench.stamp: .venv/run.stamp requirements/bench.txt requirements/tilse.txt
	@echo "Installing what the bench needs: metrics and the models of the extras ..."
	@$(LISTED) -r requirements/bench.txt
	@$(LISTED) -r requirements/tilse.txt
	@touch $@

node_modules/tools.stamp: package-lock.json
	@npm ci --no-audit --no-fund --ignore-scripts --loglevel=error
	@touch $@
