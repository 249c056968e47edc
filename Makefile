# Short names for the scripts, which work without make as well.

.PHONY: site preview test attacks lint types clean

site:  ## Build the demonstration dossier into site/
	@sh .ci/site

preview:  ## Preview it, rebuilt and reloaded on every save
	@sh .ci/site serve

test:  ## Install what the tests need and run every check
	@sh .ci/test

attacks:  ## Try the promises of docs/reliability.md for hours
	DOSSIER_SEQUENCES=5000 DOSSIER_KILLS=500 DOSSIER_FAULTS=all DOSSIER_ROUNDS=200 \
	DOSSIER_DAMAGES=2000 DOSSIER_WEBS=500 .venv/bin/pytest -q tests/building

lint:  ## The checks that read the code without running it
	.venv/bin/ruff format --check dossier tests
	.venv/bin/ruff check dossier tests
	.venv/bin/mypy
	.venv/bin/lint-imports

types:  ## The types of the scripts, by tsc
	@sh .ci/types

clean:  ## Remove what the other targets made
	rm -rf .venv .dossier-cache site/* site/.nojekyll site-review site-internal dist build
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
