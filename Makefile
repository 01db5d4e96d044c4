# The commands of this repository. What they need they install themselves: see .ci/lib.sh.

PORT ?= 8080
# Folders too, so that a file taken away counts as a change.
PAGE_SOURCES := Cargo.toml Cargo.lock Trunk.toml $(shell find src style public .ci -name node_modules -prune -o -print)

.PHONY: serve dist package test bench fuzz shots clean
.DELETE_ON_ERROR:

serve: ## Builds the page and serves it at http://127.0.0.1:$(PORT).
	@.ci/serve $(PORT)

dist: dist/index.html ## Builds the page into dist/, ready for any static server, and prints what it weighs.

dist/index.html: $(PAGE_SOURCES)
	@.ci/dist

package: ## Packs the page into target/package/: an archive with configuration for servers, and a package for npm.
	@.ci/package

test: ## Checks and tests everything, in a real browser too.
	@.ci/test

bench: ## Measures the page against its peers in a real browser; BENCH=series only rows of that name, RUNS=5 how often.
	@.ci/bench

fuzz: ## Runs each fuzz target RUNS times (10,000,000), and keeps what was learnt in tests/data/fuzz/.
	@.ci/fuzz $(RUNS)

shots: ## Takes pictures of every bundled incident into tests/browser/shots/.
	@.ci/shots

clean: ## Takes away what was built; tools stay in the cache.
	rm -rf target dist .ci/node_modules tests/browser/node_modules tests/bench/node_modules tests/browser/shots
