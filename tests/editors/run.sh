#!/bin/sh
# Real editors without a screen, with what editors/ has for them: they open the examples, see what the command line sees, apply a rewrite,
# and leave no process behind. Called by `make check-editors`; PROGRAM says which oomlint.
set -u
cd "$(dirname "$0")/../.." || exit 2
tree=$PWD
program=${PROGRAM:-$tree/build/oomlint}
. tests/packages/checks.sh
if ! "$program" server --help >/dev/null 2>&1; then
	echo "$program has no language server" >&2
	exit 2
fi

project=$place/project
cp -r examples "$project"
: >"$project/oomlint.toml"
mkdir "$place/home"
HOME=$place/home XDG_CONFIG_HOME=$place/home XDG_DATA_HOME=$place/home XDG_STATE_HOME=$place/home
EDITORS=$tree/editors OUT=$place/out FIXED=$place/fixed.py OOMLINT=$place/oomlint LINE=27
ALE=${ALE:-/usr/share/vim-ale}
export HOME XDG_CONFIG_HOME XDG_DATA_HOME XDG_STATE_HOME EDITORS OUT FIXED OOMLINT LINE ALE
# The program, which first says who it will be.
printf '#!/bin/sh\necho $$ >>%s\nexec %s "$@"\n' "$place/pids" "$program" >"$OOMLINT"
chmod +x "$OOMLINT"

# Lines "LINE:COLUMN CODE", from what an editor or the command line says.
places() {
	sed -nE 's/^([^ ]*:)?([0-9]+:[0-9]+):? .*(OOM[0-9]+)\]?:? .*/\2 \3/p' | sort
}

# Every server that was started has ended.
all_gone() {
	while read -r pid; do
		for _ in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do
			kill -0 "$pid" 2>/dev/null || continue 2
			sleep 0.25
		done
		echo "process $pid is still there"
		return 1
	done <"$place/pids"
}

# shows FILE COMMAND...: with the file as JOB, the editor shows the findings of the command line.
shows() {
	JOB=$project/$1
	export JOB
	shift
	rm -f "$OUT" "$FIXED" "$place/pids"
	timeout 60 "$@"
	"$program" check -q --exit-zero --output-format concise "$JOB" | places >expected
	[ -s expected ]
	places <"$OUT" >seen || true
	diff expected seen
	all_gone
}

# fixes COMMAND...: the rewrite that the editor applied is the one of `oomlint check --fix-only`.
fixes() {
	shows jobs/daily_export.py "$@"
	cp "$JOB" rewritten.py
	"$program" check -q --fix-only --unsafe-fixes --select OOM101 rewritten.py
	if cmp -s "$JOB" rewritten.py; then return 1; fi
	diff rewritten.py "$FIXED"
}

# try NAME COMMAND...: all that an editor is tried with.
try() {
	editor=$1
	shift
	check "$editor: findings, a rewrite" fixes "$@"
	for file in jobs/caching_loop.py notebooks/churn_databricks.py; do
		LINE=$("$program" check -q --exit-zero --output-format concise "$project/$file" | places | sed -n '1s/:.*//p')
		check "$editor: $file" shows "$file" "$@"
	done
	LINE=27
}

has_emacs_package() {
	emacs --batch -Q --eval '(progn (require (quote package)) (add-to-list (quote package-directory-list) "/usr/share/emacs/site-lisp/elpa")
		(package-initialize) (require (quote '"$1"')))' >/dev/null 2>&1
}

if command -v nvim >/dev/null; then try Neovim nvim --headless -u NONE -i NONE -S "$tree/tests/editors/nvim.lua"; else skip 'Neovim (neovim)'; fi
if command -v vim >/dev/null && [ -e "$ALE/autoload/ale.vim" ]; then
	try 'Vim with ALE' vim -es -N -u NONE -i NONE -S "$tree/tests/editors/ale.vim"
else
	skip 'Vim with ALE (vim, vim-ale)'
fi
if has_emacs_package eglot; then try 'Emacs with eglot' emacs --batch -Q -l "$tree/tests/editors/eglot.el"; else skip 'Emacs with eglot (emacs-nox, elpa-eglot)'; fi
if has_emacs_package lsp-mode; then
	check 'Emacs with lsp-mode' shows jobs/daily_export.py emacs --batch -Q -l "$tree/tests/editors/lsp-mode.el"
else
	skip 'Emacs with lsp-mode (elpa-lsp-mode)'
fi
check 'configuration files can be read' python3 "$tree/tests/editors/configurations.py" "$tree"
closing editors
