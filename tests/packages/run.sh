#!/bin/sh
# What users install, by the ways they install it, from a copy of this tree; called by `make check-packages`.
# Tools come from PyPI into build/packages/venv, by the hashes of requirements.txt. Nothing outside build/ and a temporary folder is touched.
set -u
cd "$(dirname "$0")/../.." || exit 2
tools=$PWD/build/packages/venv
here=$PWD/tests/packages
if ! cmp -s "$here/requirements.txt" "$tools/requirements.txt"; then
	echo "  fetching pre-commit, build, uv and pipx"
	{ python3 -m venv --clear "$tools" && "$tools/bin/pip" install --quiet --disable-pip-version-check --require-hashes --no-deps \
		-r "$here/requirements.txt" && cp "$here/requirements.txt" "$tools"; } || exit 2
fi
. "$here/checks.sh"
mkdir "$place/home" "$place/bin"
export HOME="$place/home" PRE_COMMIT_HOME="$place/pre-commit" PIPX_HOME="$place/pipx" PIPX_BIN_DIR="$place/pipx-bin" PIPX_MAN_DIR="$place/pipx-man" \
	UV_TOOL_DIR="$place/uv" UV_TOOL_BIN_DIR="$place/uv-bin" UV_CACHE_DIR="$place/uv-cache" UV_PYTHON_DOWNLOADS=never PIP_DISABLE_PIP_VERSION_CHECK=1 \
	GIT_AUTHOR_NAME=a GIT_AUTHOR_EMAIL=a@example.com GIT_COMMITTER_NAME=a GIT_COMMITTER_EMAIL=a@example.com GIT_CONFIG_NOSYSTEM=1
unset NO_COLOR FORCE_COLOR PYTHONPATH MAKEFLAGS

# The tree as git would have it, with what is not committed yet, and nothing that was built.
copy_tree() {
	git -C "$here" rev-parse --show-toplevel >/dev/null
	(cd "$here/../.." && git ls-files -z --deduplicate | xargs -0 sh -c 'for f; do [ ! -e "$f" ] || printf "%s\0" "$f"; done' sh | tar -c --null -T - -f -) | tar -x -C "$tree"
	cd "$tree"
	git init -q
	git add -A
	git commit -qm 'the tree'
}

distributions() {
	"$tools/bin/python" -m build -o "$place/dist" "$tree"
	python3 "$here/distributions.py" "$tree" "$place"/dist/*.whl "$place"/dist/*.tar.gz
}

# Without npm and git in PATH: all is in the source distribution. Twice: the same bytes.
from_sdist() {
	mkdir bare
	for name in sh make cc gcc as ld ar awk sed mkdir install strip rm touch cp cat cksum dirname env uname gcc-ar collect2 false true test; do
		found=$(PATH=/usr/bin:/bin command -v "$name") && ln -sf "$found" bare/
	done
	python3 -m venv from-sdist
	PATH=$PWD/bare from-sdist/bin/pip wheel --quiet --no-deps -w again dist/*.tar.gz
	from-sdist/bin/pip install --quiet --no-index again/*.whl
	finds from-sdist/bin/oomlint
	cmp dist/*.whl again/*.whl
	from-sdist/bin/pip uninstall --quiet -y oomlint
	[ ! -e from-sdist/bin/oomlint ]
	[ ! -e from-sdist/share/man/man1/oomlint.1 ]
}

with_pip() {
	python3 -m venv pip
	pip/bin/pip install --quiet "$tree"
	finds pip/bin/oomlint
	finds pip/bin/python -m oomlint
}

with_uv() {
	"$tools/bin/uv" tool install --quiet "$tree"
	finds uv-bin/oomlint
}

with_pipx() {
	"$tools/bin/pipx" install --quiet "$tree"
	finds pipx-bin/oomlint
}

# A project that uses our hooks, and has the example jobs to commit.
new_project() {
	git init -q "$1"
	cd "$1"
	cat >.pre-commit-config.yaml <<-CONFIG
	repos:
	  - repo: $tree
	    rev: $(git -C "$tree" rev-parse HEAD)
	    hooks: [{id: $2}]
	CONFIG
	"$tools/bin/pre-commit" install
	printf '%s\n' 'from pyspark.sql import SparkSession' '' 'spark = SparkSession.builder.getOrCreate()' >job.py
	echo 'spark.table("shop.orders").limit(10).collect()' >>job.py
	git add -A
}

# A good job is committed, a bad one is refused with the reason, and so is a bad notebook.
refuses() {
	git commit -qm 'a good job'
	echo 'rows = spark.table("shop.orders").collect()' >>job.py
	git add -A
	git commit -m 'a bad job' >"$place/said" 2>&1 && return 1
	cat "$place/said"
	grep -q 'OOM101' "$place/said"
	if grep -qi 'deprecated\|traceback' "$place/said"; then return 1; fi
	git checkout -q HEAD -- job.py
	printf '%s\n' '{"cells": [{"cell_type": "code", "metadata": {}, "outputs": [], "execution_count": null, "source": [' \
		'"rows = spark.table(\"shop.orders\").collect()"]}], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}' >explore.ipynb
	git add -A
	git commit -m 'a bad notebook' >"$place/said" 2>&1 && return 1
	cat "$place/said"
	grep -q 'explore.ipynb' "$place/said" && grep -q OOM101 "$place/said"
	[ "$(git rev-list --count HEAD)" = 1 ]
	git reset -q --hard
}

# The bad job, mended, is committed; another one is, too, where the settings leave it out.
accepts() {
	echo 'rows = spark.table("shop.orders").limit(100).collect()' >>job.py
	git commit -qam 'a job that was mended'
	mkdir old
	echo 'rows = spark.table("shop.orders").collect()' >>job.py
	mv job.py old/
	git checkout -q HEAD -- job.py
	git add -A
	git commit -m 'a bad job' >"$place/said" 2>&1 && return 1
	grep -q 'old/job.py.*OOM101' "$place/said"
	echo 'extend-exclude = ["old"]' >oomlint.toml
	git add -A
	git commit -m 'a bad job that is left out'
	[ "$(git rev-list --count HEAD)" = 3 ]
}

hook() {
	"$tools/bin/pre-commit" validate-manifest "$tree/.pre-commit-hooks.yaml"
	new_project project oomlint
	refuses
	accepts
}

hook_system() {
	new_project project-system oomlint-system
	PATH=$place/uv-bin:$PATH
	refuses
	accepts
}

# A compiler that does not find yaml.h: the build says what to install before it compiles anything.
without_headers() {
	mkdir -p include poor
	for name in /usr/include/*; do ln -s "$name" include/; done
	rm include/yaml.h
	printf '#!/bin/sh\nexec gcc -nostdinc -isystem %s -isystem %s -isystem /usr/include/%s "$@"\n' "$(gcc -print-file-name=include)" \
		"$PWD/include" "$(gcc -print-multiarch)" >poor/cc
	chmod +x poor/cc
	git clone -q "$tree" poor/tree
	if make -C poor/tree CC="$PWD/poor/cc" >said 2>&1; then return 1; fi
	grep -q 'apt-get install -y --no-install-recommends libyaml-dev *$' said
	if CC=$PWD/poor/cc pip/bin/pip install "$PWD/poor/tree" >said 2>&1; then cat said; return 1; fi
	grep -q 'apt-get install -y --no-install-recommends libyaml-dev *$' said
}

# All that is installed is gone afterwards.
installed() {
	make -C "$tree" install DESTDIR="$place/dest" PREFIX=/opt/oomlint
	finds dest/opt/oomlint/bin/oomlint
	for name in man/man1/oomlint.1 bash-completion/completions/oomlint zsh/site-functions/_oomlint fish/vendor_completions.d/oomlint.fish; do
		[ -s "dest/opt/oomlint/share/$name" ]
		[ -s "pip/share/$name" ]
	done
	make -C "$tree" uninstall DESTDIR="$place/dest" PREFIX=/opt/oomlint
	[ -z "$(find dest -type f)" ]
}

# A shell completes, with what was installed: completes SHELL. What it must offer stands in its script.
completes() {
	PATH=$place/pip/bin:$PATH "$1" "$here/completes.$1" "$place/pip/share"
}

in_bash() { completes bash; }
in_zsh() { completes zsh; }
in_fish() { completes fish; }

# Every option of --help has its place in the manual page, and man has nothing to complain about.
manual_page() {
	page=$place/pip/share/man/man1/oomlint.1
	for command in check baseline rule show config new generate; do
		pip/bin/oomlint $command --help | grep -o -- '--[a-z-]*' | sort -u | while read -r option; do
			sed 's/\\-/-/g' "$page" | grep -q -- "$option"
		done
	done
	if ! command -v man >/dev/null; then echo 'no man here'; return; fi
	LC_ALL=C.UTF-8 MANROFFSEQ= man --warnings=w -l "$page" 2>warnings >page
	[ ! -s warnings ] || { cat warnings; return 1; }
}

tree=$place/tree
mkdir "$tree"
check 'a copy of the tree' copy_tree
check 'sdist and wheel, by their contents' distributions
check 'the wheel again, from the sdist, without npm and git' from_sdist
check 'pip install .' with_pip
check 'uv tool install .' with_uv
check 'pipx install .' with_pipx
check 'pre-commit: oomlint' hook
check 'pre-commit: oomlint-system' hook_system
check 'without yaml.h' without_headers
check 'make install, make uninstall' installed
check 'the manual page' manual_page
check 'bash completes' in_bash
for shell in zsh fish; do
	if command -v $shell >/dev/null; then check "$shell completes" in_$shell; else skip "completions of $shell"; fi
done
closing packages
