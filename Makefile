# Every command of the project; `make` alone lists them. Tools and compiled code live outside the
# checkout, so that a second clone finds them.
export CARGO_TARGET_DIR ?= $(HOME)/.cache/plaudit/target
export PLAUDIT_TOOLS ?= $(HOME)/.cache/plaudit
export PATH := $(PLAUDIT_TOOLS)/tools/bin:$(CURDIR)/node_modules/.bin:$(PATH)
export PLAUDIT_LISTEN ?= 127.0.0.1:8080
# What customers download tells no path of the machine that built it; erased component types make it smaller.
export CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS := --cfg=erase_components \
	--remap-path-prefix=$(or $(CARGO_HOME),$(HOME)/.cargo)/registry/src=crates

STEP := scripts/step.sh
STAMPS := target/make
NPM := node_modules/.package-lock.json
TRUNK := trunk build --release --color never
TRUNK_STAFF := index.html --html-output index.html --dist dist/staff --public-url /assets/staff/
TRUNK_CUSTOMER := customer.html --html-output customer.html --dist dist/customer --public-url /assets/customer/
TRUNK_KIOSK := kiosk.html --html-output kiosk.html --dist dist/kiosk --public-url /assets/kiosk/
RELEASE_SERVER := "$(CARGO_TARGET_DIR)/release/plaudit-server"

SPA_SOURCES := Cargo.toml Cargo.lock Trunk.toml crates/domain/Cargo.toml crates/lab/Cargo.toml \
	$(shell find src crates/domain/src crates/lab/src style public -type f)

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help run test lint dev bench fuzz screenshots clean spa server tools preflight free-port system-packages

help: ## list the commands
	@echo "Plaudit: thanks from customers reaches, by name, the people who served them."
	@echo
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' $(firstword $(MAKEFILE_LIST))

run: free-port server ## build all, serve it with demo data at http://127.0.0.1:8080
	@node scripts/run.mjs $(RELEASE_SERVER)

test: system-packages spa ## every test: Rust, both databases, journeys in Chromium
	@scripts/test.sh

lint: preflight tools $(NPM) ## formatting, clippy, licences, repository rules
	@scripts/lint.sh

dev: preflight tools $(NPM) target/web/echarts.js ## serve from source, rebuild and reload on change
	@rm -f $(STAMPS)/staff $(STAMPS)/customer $(STAMPS)/kiosk $(STAMPS)/dist
	@node scripts/dev.mjs

bench: server ## measure the engine, the store and the pages
	@$(STEP) "Benchmarks of the domain and the server" cargo bench --package domain --package server --bench engine --bench store
	@$(STEP) "The laws of the engine, a hundred times as often as in the tests" \
		env PROPTEST_CASES=25600 cargo test --release --package domain --test rules -- properties columns
	@$(STEP) "A made-up history of a million responses" cargo run --release --package domain --example made_up_history target/bench
	@node scripts/bench.mjs $(RELEASE_SERVER)

fuzz: preflight ## feed made-up input to what strangers can send, a minute each
	@scripts/fuzz.sh

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

# Asked before anything is built: the answer is worth more then than after it.
free-port: preflight
	@node scripts/run.mjs --only-check

system-packages: preflight
	@$(STEP) "Chromium and PostgreSQL" scripts/system-packages.sh

server: spa
	@$(STEP) "Server, release build" cargo build --release --locked --package server

spa: tools $(STAMPS)/dist

$(NPM): package-lock.json package.json | preflight
	@$(STEP) "npm packages" npm ci --no-audit
	@touch $@

target/web/echarts.js: scripts/echarts.js $(NPM)
	@$(STEP) "ECharts, bundled to what is used" esbuild $< --bundle --minify --format=iife --target=es2022 \
		--legal-comments=none --log-level=warning --outfile=$@

# Stamps, for `make dev` puts its own builds into dist/ (and removes the stamps). They bear the time at which
# a build began: what is edited while it runs counts for the next. Without dist/ all is built.
NO_DIST := $(if $(wildcard dist/staff/index.html),,FORCE)
FORCE:

$(STAMPS)/staff: index.html $(SPA_SOURCES) target/web/echarts.js $(NO_DIST) | tools
	@mkdir -p $(@D) && touch $@.begun
	@$(STEP) "Staff pages, WebAssembly release build" $(TRUNK) $(TRUNK_STAFF)
	@mv $@.begun $@

# One after the other: all compile the same crates, and would wait for each other's lock.
$(STAMPS)/customer: customer.html $(SPA_SOURCES) $(NPM) $(NO_DIST) | tools $(STAMPS)/staff
	@mkdir -p $(@D) && touch $@.begun
	@$(STEP) "Customer page, WebAssembly release build" $(TRUNK) $(TRUNK_CUSTOMER)
	@mv $@.begun $@

$(STAMPS)/kiosk: kiosk.html $(SPA_SOURCES) $(NPM) $(NO_DIST) | tools $(STAMPS)/customer
	@mkdir -p $(@D) && touch $@.begun
	@$(STEP) "Kiosk, WebAssembly release build" $(TRUNK) $(TRUNK_KIOSK)
	@mv $@.begun $@

$(STAMPS)/dist: $(STAMPS)/staff $(STAMPS)/customer $(STAMPS)/kiosk scripts/finish-dist.mjs
	@$(STEP) "Scripts and styles minified, all compressed" node scripts/finish-dist.mjs dist
	@touch $@
