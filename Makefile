# Every command of the project; `make` alone lists them. Tools and compiled code live outside the
# checkout, so that a second clone finds them.
export CARGO_TARGET_DIR ?= $(HOME)/.cache/plaudit/target
export PLAUDIT_TOOLS ?= $(HOME)/.cache/plaudit
export PATH := $(PLAUDIT_TOOLS)/tools/bin:$(CURDIR)/node_modules/.bin:$(PATH)
export PLAUDIT_LISTEN ?= 127.0.0.1:8080

STEP := scripts/step.sh
STAMPS := target/make
TRUNK := trunk build --release --color never
TRUNK_STAFF := index.html --html-output index.html --dist dist/staff --public-url /assets/staff/
TRUNK_CUSTOMER := customer.html --html-output customer.html --dist dist/customer --public-url /assets/customer/
RELEASE_SERVER := $(CARGO_TARGET_DIR)/release/plaudit-server

SPA_SOURCES := Cargo.toml Cargo.lock Trunk.toml crates/domain/Cargo.toml \
	$(shell find src crates/domain/src style public -type f)

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help run test lint dev bench screenshots clean spa server tools preflight

help: ## list the commands
	@echo "Plaudit: thanks from customers reaches, by name, the people who served them."
	@echo
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' $(firstword $(MAKEFILE_LIST))

run: server ## build all, serve it with demo data at http://127.0.0.1:8080
	@node scripts/run.mjs $(RELEASE_SERVER)

test: preflight spa ## every test: Rust, both databases, journeys in Chromium
	@$(STEP) "Chromium and PostgreSQL" scripts/system-packages.sh
	@scripts/test.sh

lint: preflight tools $(STAMPS)/npm ## formatting, clippy, licences, repository rules
	@scripts/lint.sh

dev: preflight tools $(STAMPS)/npm target/web/echarts.js ## serve from source, rebuild and reload on change
	@node scripts/dev.mjs

bench: server ## measure the engine, the store and the pages
	@$(STEP) "Benchmarks of the domain and the server" cargo bench --package domain --package server --bench engine --bench store
	@node scripts/bench.mjs $(RELEASE_SERVER)

screenshots: server ## take the README's pictures anew
	@node scripts/screenshots.mjs $(RELEASE_SERVER)

clean: ## remove what was built here; tools and compiled crates stay in the cache
	rm -rf dist target node_modules test-results playwright-report
	@echo "Compiled crates are in $(CARGO_TARGET_DIR), tools in $(PLAUDIT_TOOLS)/tools: delete these folders to start from nothing."

# ---- what the commands are made of ----

preflight:
	@scripts/preflight.sh

tools: preflight
	@scripts/tools.sh

server: spa
	@$(STEP) "Server, release build" cargo build --release --locked --package server

spa: tools $(STAMPS)/dist

$(STAMPS)/npm: package-lock.json package.json | preflight
	@$(STEP) "npm packages" npm ci --no-audit
	@mkdir -p $(@D) && touch $@

target/web/echarts.js: scripts/echarts.js $(STAMPS)/npm
	@$(STEP) "ECharts, bundled to what is used" esbuild $< --bundle --minify --format=iife --target=es2022 \
		--legal-comments=none --log-level=warning --outfile=$@

dist/staff/index.html: index.html $(SPA_SOURCES) target/web/echarts.js | tools
	@$(STEP) "Staff pages, WebAssembly release build" $(TRUNK) $(TRUNK_STAFF)

# One after the other: both compile the same crates, and would wait for each other's lock.
dist/customer/customer.html: customer.html $(SPA_SOURCES) $(STAMPS)/npm | tools dist/staff/index.html
	@$(STEP) "Customer page, WebAssembly release build" $(TRUNK) $(TRUNK_CUSTOMER)

$(STAMPS)/dist: dist/staff/index.html dist/customer/customer.html scripts/finish-dist.mjs
	@$(STEP) "Scripts and styles minified, all compressed" node scripts/finish-dist.mjs dist
	@touch $@
