# Everything that is typed here: `make run` to serve the app, `make test` to check it. Both make what they need.

PYTHON ?= python3
BIN := .venv/bin

.PHONY: help run test lint prove results diff night trace bench faults deploy-check pictures sheets roads lock clean

help: ## Say what can be made
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 14

run: .venv/run ## Serve the app on http://127.0.0.1:8000 (PORT=8080 changes it)
	@$(BIN)/gunicorn --config deploy/gunicorn.conf.py

test: .venv/test chromium lint ## Run every test: unit, cases, web, browser
	$(BIN)/pytest

lint: .venv/test ## Check the style of the Python files
	$(BIN)/ruff check .

prove: .venv/test ## Prove and check the rules over all answers, and write the figures of the safety page
	@$(BIN)/python -m tests.proof

results: .venv/test ## Draw the results of 10,000 random answer sets and say what is wrong with any (4 minutes)
	@PYTHONPATH=tests $(BIN)/python -m tests.many_results

diff: .venv/test ## Say what the content in a folder, OLD=…, decides and says otherwise than the content here
	@$(BIN)/python -m tests.proof.diff "$(OLD)"

night: .venv/test ## The same with a million people for the second reading, then break the code on purpose
	@$(BIN)/python -m tests.proof --people 1000000
	@$(BIN)/python -m tests.proof.code_mutants

trace: .venv/test ## Print the way from each hazard to its tests, and from each rule to source, hazard and case
	@$(BIN)/python -m tests.trace

bench: .venv/test chromium ## Measure start-up, decisions, what pages cost, and in real time the player’s cues and pictures (7 minutes)
	@$(BIN)/python -m tests.bench
	@PYTHONPATH=tests $(BIN)/python -m tests.bench_pages
	@$(BIN)/python -m tests.browser.timing
	@$(BIN)/python -m tests.browser.arriving

faults: .venv/test nginx ## Kill, stop, update and slow down real servers, behind nginx and alone (8 minutes)
	@$(BIN)/python -m tests.faults

deploy-check: .venv/test ## Follow docs/deploy.md to the letter, in a folder: nginx, TLS, a new key, an update (4 minutes)
	@PYTHONPATH=tests $(BIN)/python -m tests.deploy

pictures: .venv/test chromium ## Take pictures of the pages, into pictures/, and of the exercises, also into docs/pictures/
	$(BIN)/python -m tests.browser.pictures
	$(BIN)/python -m tests.browser.picture_sheets

sheets: .venv/test chromium ## Print the page for the clinician of COUNT random people and the longest results, and count its sheets
	@$(BIN)/python -m tests.browser.sheets $(COUNT)

roads: .venv/test chromium ## Count what five typical people read up to the result, into docs/roads.md
	@$(BIN)/python -m tests.browser.counts

lock: .venv/test ## Pin the packages of pyproject.toml again, with hashes
	$(PYTHON) -m venv .venv/uv && .venv/uv/bin/pip install --quiet uv==0.13.9
	.venv/uv/bin/uv pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes -q -o requirements.txt
	.venv/uv/bin/uv pip compile pyproject.toml --group dev --universal --python-version 3.11 --generate-hashes -q -o requirements-dev.txt

.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed: make PYTHON=python3.11 …")'
	$(PYTHON) -m venv .venv

.venv/run: requirements.txt | .venv/bin/python
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	@touch $@

.venv/test: requirements-dev.txt | .venv/bin/python
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.txt
	@touch $@ .venv/run

# The browser tests use a Chromium that is there (CHROMIUM=/path names one), or Debian's.
.PHONY: chromium
chromium:
	@[ -n "$$CHROMIUM" ] || command -v chromium chromium-browser google-chrome >/dev/null || \
	{ apt-get -qq update && apt-get -qq -o DPkg::Lock::Timeout=500 install -y --no-install-recommends chromium >/dev/null; }

.PHONY: nginx
nginx:
	@{ command -v nginx || [ -x /usr/sbin/nginx ]; } >/dev/null && command -v openssl >/dev/null || \
	{ apt-get -qq update && apt-get -qq -o DPkg::Lock::Timeout=500 install -y --no-install-recommends nginx openssl >/dev/null; }

clean: ## Throw away what was made
	rm -rf .venv .pytest_cache .ruff_cache pictures
