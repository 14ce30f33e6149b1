# The commands of the course: `make` alone lists them.

HOST ?= 127.0.0.1
PORT ?= 8866
BASE_URL ?= /
export HOST PORT BASE_URL

# The first Python that is new enough; `PYTHON=/path/to/python3` names another.
PYTHON ?= $(firstword $(shell for python in python3 python3.14 python3.13 python3.12 python3.11; do \
	$$python -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$python; done) python3)

VENV := .venv
INSTALLED := $(VENV)/installed
RUN := $(VENV)/bin/python -m
PIP := $(RUN) pip --disable-pip-version-check -qq
APT_GET := DEBIAN_FRONTEND=noninteractive apt-get -qq -o DPkg::Lock::Timeout=300

# What a PDF needs beside Python's own packages; without it the course runs, and says how to print one.
PANGO := $(VENV)/pango
FINDS_PANGO := $(VENV)/bin/python -c 'import weasyprint' >/dev/null 2>&1
PANGO_PACKAGES := libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0

.PHONY: help serve test lab check schemas bench format lock clean

help: ## list the commands
	@echo 'make COMMAND, with one of:'
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  %-8s %s\n", $$1, $$2 }' Makefile
	@echo 'HOST, PORT, BASE_URL and PYTHON can be set, as in `make serve PORT=9000`.'

serve: $(INSTALLED) $(PANGO) ## serve the course on http://127.0.0.1:8866/
	@$(RUN) widgets.server

test: $(INSTALLED) $(PANGO) ## all tests: style, types, content, notebooks, browser
	$(RUN) ruff check
	$(RUN) ruff format --check
	$(RUN) mypy --strict widgets
	$(RUN) widgets.check
	$(RUN) tests.browser.chromium --ensure
	$(RUN) pytest --nbval --nbval-cell-timeout=120 notebooks
	$(RUN) pytest --numprocesses=auto --dist=loadfile

# JupyterLab asks no other host for news, updates or extensions.
lab: $(INSTALLED) ## open the notebooks in JupyterLab, to write
	@$(RUN) jupyterlab --LabApp.default_url=/lab/tree/notebooks --LabApp.news_url=None \
		--LabApp.check_for_updates_class=jupyterlab.handlers.announcements.NeverCheckForUpdate \
		--LabApp.extension_manager=readonly $(if $(filter 0,$(shell id -u)),--allow-root)

check: $(INSTALLED) ## check the content alone: words, facts, cases (seconds)
	@$(RUN) widgets.check

schemas: $(INSTALLED) ## write the JSON Schemas that editors use
	@$(RUN) widgets.check.schemas

bench: $(INSTALLED) ## measure the pages beside stock Voilà
	$(RUN) tests.browser.chromium --ensure
	$(RUN) tests.bench

format: $(INSTALLED) ## lay out the Python files and mend what can be mended
	$(RUN) ruff check --fix-only --quiet
	$(RUN) ruff format

lock: $(INSTALLED) ## write requirements.lock anew from pyproject.toml (UPGRADE=1: newest versions)
	$(RUN) uv pip compile pyproject.toml --group dev --universal --python-version 3.11 --quiet \
		--custom-compile-command 'make lock' --output-file requirements.lock $(if $(UPGRADE),--upgrade)

clean: ## remove .venv and everything else that was made here
	rm -rf $(VENV) build dist *.egg-info .pytest_cache .mypy_cache .ruff_cache .hypothesis
	find . -name __pycache__ -prune -exec rm -rf {} +

# --no-build-isolation: setuptools is in the lock, so the package itself needs nothing more from outside.
$(INSTALLED): requirements.lock pyproject.toml | $(VENV)/bin/pip
	@echo 'Installing what the course needs into $(VENV) (a minute or two, only when the lock changes) ...'
	@$(PIP) install -r requirements.lock
	@$(PIP) install --no-deps --no-build-isolation -e .
	@touch $@

# Never an error: what cannot be had is said, and looked for again next time.
$(PANGO): $(INSTALLED)
	@$(FINDS_PANGO) || { [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null && { timeout 120 env $(APT_GET) update; \
		timeout 300 env $(APT_GET) install -y --no-install-recommends $(PANGO_PACKAGES) >/dev/null; }; } || true
	@if $(FINDS_PANGO); then touch $@; else echo 'Case summaries cannot be made into PDF files here: install Pango for that' \
		'(on Debian or Ubuntu: apt-get install $(PANGO_PACKAGES)).' >&2; fi

$(VENV)/bin/pip:
	@command -v "$(PYTHON)" >/dev/null || { echo 'Python was not found ($(PYTHON)): install Python 3.11 or newer' \
		'(on Debian or Ubuntu: apt-get install python3 python3-venv) or name one with PYTHON=/path/to/python3.' >&2; exit 1; }
	@"$(PYTHON)" -c 'import sys; sys.exit(sys.version_info < (3, 11) and "The course needs Python 3.11 or newer and found " \
		+ sys.version.split()[0] + ": install a newer one or name it with PYTHON=/path/to/python3.")'
	@"$(PYTHON)" -c 'import ensurepip, venv' 2>/dev/null || { \
		package=$$("$(PYTHON)" -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])'); \
		{ [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null && $(APT_GET) update && $(APT_GET) install -y "$$package" >/dev/null; } || \
		{ echo "This Python cannot make a virtual environment: install its venv part (on Debian or Ubuntu:" \
		"apt-get install $$package) and run make again." >&2; exit 1; }; }
	@"$(PYTHON)" -m venv --clear $(VENV)
