# Everything here makes its own environment: git, make, Python and pip are enough.

.DEFAULT_GOAL := help
SHELL := /bin/bash
UV := $(shell command -v uv || echo .tools/bin/uv)
RUN := $(UV) run --quiet --locked --no-sync
RUN_WITH_ENV := $(RUN) $(addprefix --env-file ,$(wildcard .env))
MODEL := models/toeleiding.tar.gz
TRAINED_ON := config.yml uv.lock $(shell find nlu -type f \( -name '*.yml' -o -name '*.py' \) \
	-not -path 'nlu/evaluat*' -not -path nlu/check_examples.py)
say = @echo "→ $(1)" >&2

export RASA_TELEMETRY_ENABLED := false
export TF_CPP_MIN_LOG_LEVEL := 3
export SQLALCHEMY_SILENCE_UBER_WARNING := 1

.PHONY: help chat run train test check evaluate bench content browser format

help: ## Toon deze lijst
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## /  make \1\t/' | expand -t 20

chat: content $(MODEL) ## Praat met de bot in de terminal
	@$(RUN_WITH_ENV) python -m bot.terminal

run: content $(MODEL) ## Start de hele dienst: Rasa, acties en Telegram-bot (instellingen in .env)
	@$(RUN_WITH_ENV) honcho start

train: ## Train het taalmodel opnieuw
	@rm -f $(MODEL)
	@$(MAKE) --no-print-directory $(MODEL)

test: check content $(MODEL) browser ## Controleer alles: stijl, types, inhoud, regels, gesprekken
	@$(RUN) pytest -q

check: .venv/synced ## Snelle controle: stijl, types, inhoud
	@$(RUN) ruff check .
	@$(RUN) ruff format --check .
	@$(RUN) mypy
	@$(RUN) lint-imports
	@$(RUN) toeleiding content check
	@$(RUN) python -m nlu.check_examples

evaluate: $(MODEL) ## Meet hoe goed de bot verstaat: FILE=vragen.jsonl OUT=verslag.json TYPOS=1 (mag leeg)
	@OMP_NUM_THREADS=1 PYTHONWARNINGS=ignore $(RUN) python -m nlu.evaluate \
		$(if $(FILE),--file "$(FILE)") $(if $(OUT),--out "$(OUT)") $(if $(TYPOS),--typos)

bench: content $(MODEL) ## Meet snelheid en geheugen
	@$(RUN) python -m tests.bench

# The tests of the web pages look at them in a real browser.
browser:
	@test -x /usr/bin/chromium || { echo "→ chromium installeren" >&2; \
		apt-get update -q >&2 && apt-get install -q -y --no-install-recommends chromium >&2; } || \
		{ echo "Installeer chromium: sudo apt-get install chromium" >&2; exit 1; }

format: .venv/synced ## Zet de code in de vorm van het huis
	@$(RUN) ruff check --fix .
	@$(RUN) ruff format .

content: .venv/synced
	$(call say,Feiten in de database laden)
	@$(RUN_WITH_ENV) toeleiding content load >&2

$(MODEL): $(TRAINED_ON) | .venv/synced
	@$(RUN) toeleiding train
	@touch $(MODEL)

.venv/synced: pyproject.toml uv.lock .python-version
	@command -v $(UV) >/dev/null || { echo "→ uv installeren in .tools" >&2; \
		python3 -m venv .tools && .tools/bin/pip install --quiet --disable-pip-version-check uv >&2; }
	$(call say,Omgeving klaarzetten met uv)
	@$(UV) sync --locked >&2
	@touch $@
