# oomlint. `make` builds build/oomlint, `make help` lists what else there is, `make V=1` shows every command.

# One field of pyproject.toml, which is where they are said.
field     = $(shell sed -n 's/^$(1) = "\(.*\)"$$/\1/p' pyproject.toml)
VERSION  := $(call field,version)
SUMMARY  := $(call field,description)
PREFIX   ?= /usr/local
CFLAGS   ?= -O2 -g
CLANG    ?= clang
Q        := $(if $(V),,@)
AGAIN     = $(MAKE) --no-print-directory $(if $(V),,-s)
say       = @echo "  $(1)"

# Two trees of objects besides the product's: `make asan` and `make stress` run this file again with another BUILD.
BUILD    := build
THIRD    := build/third-party
SANITIZE := -fsanitize=address,undefined,float-cast-overflow -fno-sanitize-recover=all -fno-omit-frame-pointer

# Not position-independent: the built-in tables need no relocation when the program starts. Without a build id, which would differ with
# the folder of the build: the same tree gives the same stripped program.
POSITION := -fno-pie
LINKING  := -no-pie -Wl,--build-id=none

# Programs for other systems (`make wheels`).
ifdef TARGET
include cross/cross.mk
endif

# ---- third party: sources pinned by package-lock.json, compiled as they are -----------------------------------------

CORE     := node_modules/tree-sitter/vendor/tree-sitter/lib
GRAMMAR  := node_modules/tree-sitter-python/src
TOML     := node_modules/@tree-sitter-grammars/tree-sitter-toml/src
FETCHED  := node_modules/.package-lock.json
FOREIGN  := $(addprefix $(THIRD)/,lib.o parser.o scanner.o toml/parser.o toml/scanner.o $(LIBRARY_OBJECTS))

# The path of a static library where the system has it (the program then runs without it), else -lNAME.
library   = $(or $(filter /%,$(shell $(CC) -print-file-name=lib$(1).a)),-l$(1))
LIBRARIES := $(if $(TARGET),,$(foreach name,yaml utf8proc jansson,$(call library,$(name)))) -lm

# ---- our own ---------------------------------------------------------------------------------------------------------

override LDFLAGS += $(LINKING)
override CFLAGS += $(POSITION) -std=c11 -D_GNU_SOURCE= -Wall -Wextra -Werror -Ianalyzer -Iinclude -isystem $(CORE)/include -pthread \
                   -DOOMLINT_VERSION='"$(VERSION)"' -DOOMLINT_SUMMARY='"$(SUMMARY)"' $(LIBRARY_FLAGS) $(VARIANT)

SOURCES   := $(filter-out analyzer/host/%,$(wildcard analyzer/*/*.c))
OBJECTS   := $(SOURCES:%.c=$(BUILD)/%.o)
LIBRARY   := $(BUILD)/liboomlint.a
PROGRAM   := $(BUILD)/oomlint$(SUFFIX)
MAIN      := $(BUILD)/analyzer/app/main.o

# Objects are made again when the compiler or its flags change.
FLAGS     := $(BUILD)/flags
NEEDED    := build/needed
ifneq ($(file <$(FLAGS)),$(CC) $(CFLAGS))
$(shell mkdir -p $(BUILD))
$(file >$(FLAGS),$(CC) $(CFLAGS))
endif

# A program of the build machine reads rules, queries, fixtures and the API model, and writes them as C.
HOST_SOURCES := $(wildcard analyzer/host/*.c $(foreach layer,base text report data,analyzer/$(layer)/*.c))
HOST      := build/host/compile
KNOWLEDGE := rules rules/api rules/spark queries tests/rules \
             $(wildcard rules/*.yaml rules/*/*.yaml queries/*.scm tests/rules/*.py)
GENERATED := build/generated/built_in.c

.DEFAULT_GOAL := all
.DELETE_ON_ERROR:
.SUFFIXES:
.SECONDARY:

# The program.
.PHONY: all
all: $(PROGRAM) $(if $(filter build,$(BUILD)),build/queries-checked)

# The sanitizers find what the compiler cannot; the stress build makes every limit tiny (base/arena.c, base/list.c).
.PHONY: asan
asan: $(GENERATED) $(FOREIGN)
	$(Q)$(AGAIN) BUILD=build/asan VARIANT='-O1 $(SANITIZE)' all

.PHONY: stress
stress: $(GENERATED) $(FOREIGN)
	$(Q)$(AGAIN) BUILD=build/stress VARIANT='-O1 -DOOMLINT_STRESS $(SANITIZE)' all

$(PROGRAM): $(MAIN) $(LIBRARY)
	$(call say,link $@)
	$(Q)$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $^ $(LIBRARIES)

# The program compiles a query when it is first needed. All of them are compiled here, so that a mistake in one stops the build.
build/queries-checked: build/oomlint $(KNOWLEDGE)
	$(call say,check the queries)
	$(Q)$< check -q --data . - </dev/null
	@touch $@

# What tells this build from others: a checksum of all that the program is made from. Objects would not do, since what debuggers read in
# them depends on the folder of the build, and the same tree gives the same program.
CODE  := $(sort $(wildcard analyzer/*/*.[ch] analyzer/*/*.def include/*.h)) package-lock.json $(GENERATED) $(FLAGS)
PARTS := $(filter-out $(MAIN),$(OBJECTS)) $(BUILD)/built_in.o $(FOREIGN)
$(BUILD)/build_id.c: $(PARTS)
	@set -- $$(cat $(CODE) | cksum) && [ -n "$$2" ] && printf '#include "app/build_id.h"\n\nconst char oomlint_build[] = "%08x%08x";\n' $$1 $$2 >$@

$(BUILD)/build_id.o: $(BUILD)/build_id.c
	$(Q)$(CC) $(CFLAGS) -c -o $@ $<

$(LIBRARY): $(PARTS) $(BUILD)/build_id.o
	$(call say,archive $@)
	$(Q)rm -f $@ && $(AR) rcs $@ $^

# Says what to install before the compiler says what it cannot find.
$(NEEDED): tools/install-dependencies.sh
	@CC='$(CC)' tools/install-dependencies.sh --tell build
	@mkdir -p $(@D) && touch $@

$(BUILD)/%.o: %.c $(FLAGS) | $(NEEDED) $(FETCHED)
	$(call say,cc $<)
	@mkdir -p $(@D)
	$(Q)$(CC) $(CFLAGS) -MMD -MP -c -o $@ $<

$(BUILD)/built_in.o: $(GENERATED) $(FLAGS)
	$(call say,cc $<)
	$(Q)$(CC) $(CFLAGS) -MMD -MP -c -o $@ $<

ifeq ($(BUILD),build)
$(HOST): $(HOST_SOURCES:%.c=$(BUILD)/%.o)
	$(call say,link $@)
	@mkdir -p $(@D)
	$(Q)$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $^ $(LIBRARIES)

$(GENERATED): $(HOST) $(KNOWLEDGE)
	$(call say,generate $@)
	@mkdir -p $(@D)
	$(Q)$(HOST) . $@

$(FETCHED): package.json package-lock.json | $(NEEDED)
	$(call say,npm ci)
	$(Q)npm ci --ignore-scripts --no-audit --no-fund --loglevel=error
	$(Q)touch $@
endif

# Shared by all trees of objects but those for other systems.
ifeq ($(THIRD),$(BUILD)/third-party)
FOREIGN_FLAGS := -std=c11 -O2 -w -D_DEFAULT_SOURCE -D_POSIX_C_SOURCE=200112L -I$(CORE)/include -I$(CORE)/src

$(THIRD)/lib.o: SOURCE := $(CORE)/src/lib.c
$(THIRD)/%.o: SOURCE = $(GRAMMAR)/$*.c
$(THIRD)/toml/%.o: SOURCE = $(TOML)/$(notdir $*).c
$(THIRD)/%.o: $(FETCHED)
	$(call say,cc $(SOURCE))
	@mkdir -p $(@D)
	$(Q)$(CC) $(FOREIGN_FLAGS) $(LIBRARY_FLAGS) -I$(dir $(SOURCE)) -c -o $@ $(SOURCE)
endif

# ---- what to do with it ----------------------------------------------------------------------------------------------

# This list.
.PHONY: help
help:
	@awk -f tools/targets.awk $(firstword $(MAKEFILE_LIST))

# Everything from nothing on a bare Debian: what is missing is installed, the program built and shown at work.
.PHONY: demo
demo:
	@tools/install-dependencies.sh build
	$(Q)$(AGAIN) all
	@echo "  build/oomlint check examples/"
	@$(PROGRAM) check examples/ || test $$? = 1

# A program that watches what its threads share.
.PHONY: tsan
tsan: $(GENERATED) $(FOREIGN)
	$(Q)$(AGAIN) BUILD=build/tsan VARIANT='-O1 -fsanitize=thread' all

# All tests: layers, units, rules, meanings, command line, threads. The last line says how many passed.
.PHONY: check
check:
	@tools/install-dependencies.sh build check
	@tools/install-dependencies.sh editors || echo "  editors that are not there are not tested"
	$(Q)$(AGAIN) all asan tsan
	$(Q)$(AGAIN) BUILD=build/asan VARIANT='-O1 $(SANITIZE)' unit-tests
	@tests/render/fetch.sh build/schemas || echo "  the schema of SARIF could not be fetched: what needs it will fail"
	@tests/run.sh

# The two commands of the README in an empty Debian 12 (needs root).
.PHONY: check-bare
check-bare:
	@tools/check-bare.sh

# What users install: pip, uv, pipx, sdist, wheel, pre-commit, `make install`. Fetches those tools into build/packages.
.PHONY: check-packages
check-packages: all
	@tests/packages/run.sh

# The HTML report in Chromium: phone and desktop, light and dark, without scripts. Pictures go to build/browser/pictures.
.PHONY: check-html
check-html: all
	@tests/browser/run.sh report

# The documentation as pages in build/docs: open build/docs/index.html. Fetches what renders Markdown.
.PHONY: docs
docs: pages
	@tools/site/build.sh build/docs

# The same in Chromium: every link, the search, phone and desktop, light and dark, nothing from elsewhere.
.PHONY: check-docs
check-docs: docs
	@tests/browser/run.sh docs

# One program for each tests/unit/NAME_test.c, and the drivers of fixtures and of meanings; all with everything but main.
UNITS := $(patsubst %.c,$(BUILD)/%,$(wildcard tests/unit/*_test.c tests/*.c))
.PHONY: unit-tests
unit-tests: $(UNITS)

$(BUILD)/tests/differential: $(BUILD)/tests/parts/scopes.o
$(BUILD)/tests/decided: $(BUILD)/tests/parts/causes.o

$(BUILD)/tests/%: $(BUILD)/tests/%.o $(LIBRARY)
	$(call say,link $@)
	$(Q)$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $^ $(LIBRARIES) -lcmocka

# docs/settings.md and docs/oomlint.schema.json, from the table of settings.
.PHONY: pages
pages: all
	$(Q)$(PROGRAM) config --markdown >docs/settings.md
	$(Q)$(PROGRAM) config --schema >docs/oomlint.schema.json

# Folders are layers. FOLDER:what it may include besides itself (a folder or one header).
LAYERS := base: text:base report:base,text render:base,text,report syntax:base,text data:base,text,report \
          meaning:base,text,syntax,data/api.h,data/kinds.h settings:base,text,report,data \
          toml:base,text,report,data/reading.h,syntax/budget.h \
          config:base,text/utf8.h,report,data/reading.h,data/disk.h,settings,toml \
          project:base,data/kinds.h,meaning/summary.h,meaning/value.h match:base,text,report,syntax,data,meaning,settings app:* \
          ignore:base lsp:base,text suppress:base,text,report,syntax,data/reading.h baseline:base,text,report,syntax host:base,text,report,data
# HEADER:the folders or files that may include it.
GUARDED := tree_sitter/api.h:syntax,meaning,match,toml yaml.h:data jansson.h:lsp,app stdio.h:base,app,host

# Nobody includes what is not below him, and no two files of a folder include each other in a circle.
.PHONY: layers
layers:
	@awk -v layers="$(LAYERS)" -v guarded="$(GUARDED)" -f tools/layers.awk $(wildcard analyzer/*/*.[ch] analyzer/*/*.def)

# How fast it is, beside what, and how little it minds hostile input. CORPUS=DIR adds the files of real repositories.
.PHONY: bench
bench: all
	@CORPUS='$(CORPUS)' tests/bench/bench.sh

# How long the language server takes to answer while one types, beside `ruff server`, which is fetched into build/peers.
.PHONY: bench-server
bench-server: all
	@python3 tests/bench/server.py $(PROGRAM)

# What is too long for `make check` of the language server: 10,000 random edits and as many keystrokes, sessions that the sanitizers of
# memory and of threads watch, and its fuzz targets, FUZZ_SECONDS each.
.PHONY: check-server
check-server: all asan tsan need-clang
	PROGRAM='$(PROGRAM)' EDITS=10000 tests/lsp/run.py
	PROGRAM=build/asan/oomlint EDITS=10000 tests/lsp/run.py random_changes
	PROGRAM=build/tsan/oomlint tests/lsp/run.py
	$(Q)$(AGAIN) BUILD=build/fuzz CC='$(CLANG)' VARIANT='$(FUZZ_FLAGS)' build/fuzz/server_fuzz build/fuzz/session_fuzz
	@FUZZ_SECONDS=$(FUZZ_SECONDS) FUZZ_SEED=$(FUZZ_SEED) tests/fuzz/run.sh build/fuzz/server_fuzz build/fuzz/session_fuzz

# Whether cost grows as the project does: CPU and memory for the files below CORPUS=DIR, 1, 2, 4 and 8 times.
.PHONY: linear
linear: all
	@CORPUS='$(CORPUS)' python3 tests/bench/linear.py

# A project in memory whose files change, as a server has it: how soon it answers after an edit, and 1,500 random edits after each of which it
# has to say what a fresh run says.
.PHONY: incremental
incremental: all $(BUILD)/tests/workspace
	@PROGRAM='$(PROGRAM)' tests/incremental/run.py 1500
	@CORPUS='$(CORPUS)' python3 tests/incremental/bench.py

# Files, projects and rules that nobody wants: an answer in time, in bounded memory, on a small stack. `make check` does the cheap ones.
.PHONY: hostile
hostile: all asan
	@python3 tests/hostile/run.py --all

FUZZ_SECONDS ?= 60
FUZZ_SEED ?= 0
FUZZERS := $(patsubst tests/fuzz/%.c,build/fuzz/%,$(wildcard tests/fuzz/*_fuzz.c))

# Clang also counts NULL + 0, which is every day's work with empty slices.
FUZZ_FLAGS := -O1 -Wno-error $(SANITIZE) -fno-sanitize=pointer-overflow -fsanitize=fuzzer-no-link

# libFuzzer with both sanitizers on: a file that is checked, a notebook, a rule, settings, what a client of the server sends and does.
# FUZZ_SECONDS=60 for each; FUZZ_SEED=1: the same inputs each time.
.PHONY: fuzz
fuzz: need-clang $(GENERATED) $(FOREIGN)
	$(Q)$(AGAIN) BUILD=build/fuzz CC='$(CLANG)' VARIANT='$(FUZZ_FLAGS)' fuzzers
	@FUZZ_SECONDS=$(FUZZ_SECONDS) FUZZ_SEED=$(FUZZ_SEED) tests/fuzz/run.sh $(FUZZERS)

.PHONY: need-clang
need-clang:
	@CLANG='$(CLANG)' tools/need-clang.sh

.PHONY: fuzzers
fuzzers: $(FUZZERS)
build/fuzz/%_fuzz: build/fuzz/tests/fuzz/%_fuzz.o $(LIBRARY)
	$(call say,link $@)
	$(Q)$(CC) $(CFLAGS) -fsanitize=fuzzer $(LDFLAGS) -o $@ $^ $(LIBRARIES)

LABELS ?= ../shared/corpus/dev-labels.tsv
SCORE  ?= ../shared/bench/score.py

# Recall and precision on labelled sites: CORPUS=DIR holds one folder for each repository.
.PHONY: score
score: all
	@CORPUS='$(CORPUS)' LABELS='$(LABELS)' SCORE='$(SCORE)' PROGRAM='$(PROGRAM)' tools/score.sh

# The API model beside pyspark 3.5 and 4, and a few packages that go with it: nothing missing, nothing made up. Fetches their sources.
.PHONY: api-check
api-check:
	@tests/api/fetch.sh build/api
	@build/api/venv/bin/python tests/api/check.py build/api/sources

# How much is known of real code: calls of collect, cache, head, ... below CORPUS=DIR whose receiver and rows are decided.
# DECIDED_OPTIONS=--list names the others.
.PHONY: decided
decided: $(BUILD)/tests/decided
	@[ -d '$(CORPUS)' ] || { echo 'Nothing was counted: say where the repositories are: make decided CORPUS=DIR' >&2; exit 2; }
	@$< $(DECIDED_OPTIONS) '$(CORPUS)'/*/

# Names, calls, imports, strings and loops of the files below CORPUS=DIR, as oomlint reads them and as CPython does.
# DIFFERENTIAL_OPTIONS=--list names the files that are left out.
.PHONY: differential
differential: $(BUILD)/tests/differential
	@[ -d '$(CORPUS)' ] || { echo 'Nothing was compared: say where the repositories are: make differential CORPUS=DIR' >&2; exit 2; }
	@python3 tests/differential/compare.py $(DIFFERENTIAL_OPTIONS) $< '$(CORPUS)'

SEED  ?= 1
N     ?= 200
RULES ?= ALL

KILLS ?= 200

# Runs that are killed KILLS times while they write, with SEED=1: every file is as it was or as it should be, and the next run does the rest.
.PHONY: kill
kill: all
	@python3 tests/kill.py $(KILLS) $(SEED)

# Findings to be judged by reading, N=200 drawn with SEED=1 from the repositories below CORPUS=DIR; with SAMPLE_OPTIONS=--each=20 so many
# of every rule. RULES=driver-result chooses rules.
.PHONY: sample
sample: all
	@[ -d '$(CORPUS)' ] || { echo 'Nothing was drawn: say where the repositories are: make sample CORPUS=DIR' >&2; exit 2; }
	@$(PROGRAM) check -q --exit-zero --output-format json --select '$(RULES)' '$(CORPUS)' | \
		tools/sample.py draw --corpus '$(CORPUS)' --seed $(SEED) --count $(N) --judged docs/judged-findings.md $(SAMPLE_OPTIONS)

# Real repositories below CORPUS=DIR: order, completeness, the prefilter, every rewrite, --fix, --diff.
.PHONY: corpus
corpus: all asan
	@[ -d '$(CORPUS)' ] || { echo 'Nothing was checked: say where the repositories are: make corpus CORPUS=DIR' >&2; exit 2; }
	@python3 tests/corpus/run.py $(PROGRAM) build/asan/oomlint '$(CORPUS)'
	@PROGRAM=$(PROGRAM) python3 tests/fixes.py '$(CORPUS)'

# What is installed: FROM:TO below $(DESTDIR)$(PREFIX).
MADE      := build/share
INSTALLED := $(LIBRARY):lib/liboomlint.a include/oomlint.h:include/oomlint.h $(MADE)/man:share/man/man1/oomlint.1 \
             $(MADE)/bash:share/bash-completion/completions/oomlint $(MADE)/zsh:share/zsh/site-functions/_oomlint \
             $(MADE)/fish:share/fish/vendor_completions.d/oomlint.fish
PLACE     := $(DESTDIR)$(PREFIX)

$(MADE)/%: build/oomlint
	@mkdir -p $(@D)
	$(Q)$< generate $* >$@

# The program, its manual page and completions, the library and its header, below $(DESTDIR)$(PREFIX).
.PHONY: install
install: all $(foreach name,man bash zsh fish,$(MADE)/$(name))
	install -D $(STRIP) -m 755 $(PROGRAM) '$(PLACE)/bin/oomlint$(SUFFIX)'
	@$(foreach pair,$(INSTALLED),install -D -m 644 $(subst :, '$(PLACE)/,$(pair))' &&) true

# The same, with a program that is a quarter as large and cannot be debugged.
.PHONY: install-strip
install-strip: STRIP := $(if $(TARGET),,-s)
install-strip: install

# What ci/ has for CI systems: by their schemas, and by running its shell steps. Fetches check-jsonschema into build/ci.
.PHONY: check-ci
check-ci: all
	@tests/ci/run.sh

# Packages of the extension for VS Code, each with the program for one system, into build/vsix; and a look into them.
.PHONY: vsix
vsix: wheels
	@rm -rf build/vsix
	@editors/vscode/package.sh $(CURDIR)/build/vsix $(SYSTEMS)
	@python3 tests/editors/vsix.py . build/vsix/*.vsix

# The extension in VS Code in Chromium, with the examples. Fetches VS Code into build/vscode (0.8 GB, once).
.PHONY: check-vscode
check-vscode: vsix-here
	@tests/editors/vscode/run.sh

# JupyterLab with jupyterlab-lsp in Chromium, with the notebook of the examples. Fetches them into build/jupyter (0.3 GB, once).
.PHONY: check-jupyter
check-jupyter: all
	@tests/editors/jupyter/run.sh

# `make vsix` for this system only, with the program that was just built.
.PHONY: vsix-here
vsix-here: all
	@rm -rf build/vsix
	@editors/vscode/package.sh $(CURDIR)/build/vsix here
	@python3 tests/editors/vsix.py . build/vsix/*.vsix

# All editors that can be run here: check-neovim, check-helix, check-kakoune,
# check-kate, check-lsp4j, check-vscode, check-jupyter. `make check` takes the small ones.
.PHONY: check-editors
check-editors: check-neovim check-helix check-kakoune check-kate check-lsp4j check-vscode check-jupyter

# Neovim of three releases, Vim and Emacs with what editors/ has for them, on examples/. Fetches Neovims into build/neovim.
.PHONY: check-neovim
check-neovim: all
	@tools/install-dependencies.sh editors
	@tests/editors/debian.sh neovim trixie forky
	@NEOVIM="nvim $(CURDIR)/build/neovim/trixie/nvim $(CURDIR)/build/neovim/forky/nvim" tests/editors/run.sh

# Helix of two releases of Debian, played in tmux. Fetches it into build/hx (0.1 GB, once).
.PHONY: check-helix
check-helix: all
	@tools/install-dependencies.sh editors
	@tests/editors/debian.sh hx trixie forky
	@HELIX="$(CURDIR)/build/hx/trixie/hx $(CURDIR)/build/hx/forky/hx" tests/editors/run.sh helixes

# Kakoune with kak-lsp, played in tmux. Needs a newer cargo than Debian 12 has, which builds kak-lsp into build/kakoune (minutes, once).
.PHONY: check-kakoune
check-kakoune: all
	@tools/install-dependencies.sh kakoune
	@tests/editors/kakoune.sh
	@tests/editors/run.sh kakoune

# Kate on a screen that nobody sees, played through what it tells screen readers. Installs it (0.3 GB). Pictures go to build/kate/pictures.
.PHONY: check-kate
check-kate: all
	@tools/install-dependencies.sh kate
	@tests/editors/run.sh kate_editor

# Eclipse LSP4J, which Eclipse and JetBrains' LSP4IJ speak the protocol with. Needs Java and Maven; fetches it into build/lsp4j (1 MB, once).
.PHONY: check-lsp4j
check-lsp4j: all
	@tools/install-dependencies.sh lsp4j
	@tests/editors/lsp4j/fetch.sh
	@tests/editors/run.sh lsp4j

# A Debian package for this machine, into build/deb; with TARGET=aarch64-linux or x86_64-linux for any Debian and Ubuntu since 2014.
ARCHITECTURE = $(if $(TARGET),$(patsubst x86_64-%,amd64,$(patsubst aarch64-%,arm64,$(TARGET))),$(shell dpkg --print-architecture))
.PHONY: deb
deb:
	@rm -rf $(BUILD)/package && mkdir -p build/deb
	$(Q)$(AGAIN) install-strip DESTDIR=$(BUILD)/package PREFIX=/usr
	$(Q)tools/deb.sh $(BUILD)/package $(VERSION) $(ARCHITECTURE) '$(SUMMARY)' build/deb/oomlint_$(VERSION)_$(ARCHITECTURE).deb $(TARGET)
	$(call say,build/deb/oomlint_$(VERSION)_$(ARCHITECTURE).deb)

# It is installed into an empty Debian 12, used and removed there (needs root).
.PHONY: check-deb
check-deb: deb
	@tests/packages/deb.sh build/deb/oomlint_$(VERSION)_$(ARCHITECTURE).deb

# Wheels for other systems, into build/wheels. The compiler and the libraries' sources are fetched into build/cross (Debian 12, no root).
SYSTEMS := x86_64-linux aarch64-linux x86_64-linux-musl aarch64-linux-musl x86_64-macos aarch64-macos x86_64-windows
.PHONY: wheels
wheels: all
	@cross/fetch.sh
	@mkdir -p build/wheels
	$(Q)for system in $(SYSTEMS); do python3 build_backend/oomlint_build.py build/wheels "$$system" || exit; done

# They are looked into, installed, and run where that can be done here: in an empty folder as root, under qemu, under wine (needs root).
.PHONY: check-wheels
check-wheels: wheels
	@tests/packages/wheels.sh $(SYSTEMS)

# Removes what `make install` puts there, with the same PREFIX and DESTDIR.
.PHONY: uninstall
uninstall:
	rm -f '$(PLACE)/bin/oomlint' $(foreach pair,$(INSTALLED),'$(PLACE)/$(lastword $(subst :, ,$(pair)))')

# Removes what was built; node_modules stays.
.PHONY: clean
clean:
	rm -rf build

-include $(OBJECTS:.o=.d) $(UNITS:=.d) $(wildcard $(BUILD)/tests/parts/*.d $(BUILD)/tests/fuzz/*.d) $(BUILD)/built_in.d $(HOST_SOURCES:%.c=$(BUILD)/%.d)
