#!/bin/sh
# run.sh [EDITOR...]: real editors without a screen, with what editors/README.md says to write for them. They open the examples, see what the command line
# sees, show what stands behind a finding, apply a rewrite, and leave no process behind. PROGRAM says which oomlint; NEOVIM, which Neovims;
# HELIX, which Helixes.
set -u
cd "$(dirname "$0")/../.." || exit 2
tree=$PWD
program=${PROGRAM:-$tree/build/oomlint}
. tests/packages/checks.sh

# What VS Code's clients are made of comes through npm, pinned by package-lock.json.
packages=$tree/build/protocol
if command -v npm >/dev/null && ! cmp -s tests/editors/protocol/package-lock.json "$packages/node_modules/.lock"; then
	mkdir -p "$packages"
	cp tests/editors/protocol/package.json tests/editors/protocol/package-lock.json .npmrc "$packages/"
	(cd "$packages" && npm ci --ignore-scripts --loglevel=error >/dev/null && cp package-lock.json node_modules/.lock)
fi

project=$place/project
cp -r examples "$project"
: >"$project/oomlint.toml"
mkdir "$place/home" "$place/bin"
HOME=$place/home XDG_CONFIG_HOME=$place/home/.config XDG_DATA_HOME=$place/home XDG_STATE_HOME=$place/home PATH=$place/bin:$PATH
OUT=$place/out FIXED=$place/fixed.py LINE=27 ALE=${ALE:-/usr/share/vim-ale}
export HOME XDG_CONFIG_HOME XDG_DATA_HOME XDG_STATE_HOME PATH OUT FIXED LINE ALE
# The program, which first says who it will be.
started=$program
[ -z "${RECORDS:-}" ] || started="env PROGRAM=$program RECORD=$RECORDS/\$EDITOR_NAME.json $tree/tests/editors/record.py"
printf '#!/bin/sh\necho $$ >>%s\nexec %s "$@"\n' "$place/pids" "$started" >"$place/bin/oomlint"
chmod +x "$place/bin/oomlint"

# init HEADING LANGUAGE NUMBER: that block of editors/README.md goes into $place/init.LANGUAGE, what the editor starts with.
init() {
	awk -v heading="## $1" -v open="\`\`\`$2" -v number="$3" '
		/^## / { here = $0 == heading }
		/^```$/ { shown = 0 }
		shown
		here && $0 == open { shown = ++count == number }
	' "$tree/editors/README.md" | sed "s|EDITORS|$tree/editors|" >"$place/init.$2"
	[ -s "$place/init.$2" ]
}

# Lines "LINE:COLUMN CODE MESSAGE", from what an editor or the command line says, without how sure that is.
findings() {
	sed -nE 's/^([^ ]*:)?([0-9]+:[0-9]+):? .*(OOM[0-9]+)\]?:? (.*)/\2 \3 \4/p' | sed -E 's/ \((likely|possible)(:.*)?\)$//' | sort
}

told() {
	"$program" check -q --exit-zero --output-format concise "$@"
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
	timeout 180 "$@"
	told "$JOB" | findings >expected
	[ -s expected ]
	findings <"$OUT" >seen || true
	diff expected seen
	explains
	all_gone
}

# explains: it showed the rule of the finding.
explains() {
	name=$(told "$JOB" | sed -nE "s/.*:$LINE:[0-9]+: [a-z]+\[([a-z-]+)\].*/\1/p" | head -n 1)
	grep -q "^hover .*$name" "$OUT" || { echo "nothing of $name was shown:"; grep '^hover' "$OUT"; return 1; }
	grep -q '^offers .*Silence' "$OUT"
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
	EDITOR_NAME=$(echo "$1" | tr 'A-Z ' 'a-z-')
	export EDITOR_NAME
	shift
	check "$editor: findings, hover, a rewrite" fixes "$@"
	for place_of in jobs/broadcast_join.py:16 jobs/caching_loop.py:13 notebooks/churn_databricks.py:30; do
		file=${place_of%:*} LINE=${place_of#*:}
		check "$editor: $file" shows "$file" "$@"
	done
	LINE=27
}

has_emacs_package() {
	emacs --batch -Q --eval '(progn (require (quote package)) (add-to-list (quote package-directory-list) "/usr/share/emacs/site-lisp/elpa")
		(package-initialize) (require (quote '"$1"')))' >/dev/null 2>&1
}

neovims() {
	for each in ${NEOVIM:-nvim}; do neovim "$each"; done
}

neovim() {
	command -v "$1" >/dev/null || { skip 'Neovim (neovim)'; return; }
	version=$("$1" --version | sed -n '1s/NVIM v//p')
	case $version in 0.[789].* | 0.10.*) form=2 ;; *) form=1 ;; esac
	init Neovim lua $form
	try "Neovim $version" "$1" --headless -u "$place/init.lua" -i NONE --cmd 'filetype on' -S "$tree/tests/editors/nvim.lua"
}

vim_with_ale() {
	if ! command -v vim >/dev/null || [ ! -e "$ALE/autoload/ale.vim" ]; then skip 'Vim with ALE (vim, vim-ale)'; return; fi
	init 'Vim with ALE' vim 1
	try 'Vim with ALE' vim -es -N -u "$place/init.vim" -i NONE -S "$tree/tests/editors/ale.vim"
}

# What editors/README.md says to do, with this Helix.
install_helix() {
	ln -sf "$1" "$place/bin/hx"
	sh -eu "$place/init.sh" >health
	grep -q "✓.*oomlint" health
}

helixes() {
	init Helix sh 1
	for each in $HELIX; do
		version=$("$each" --version)
		check "$version is told of oomlint" install_helix "$each"
		try "$version" python3 "$tree/tests/editors/helix.py" "$each"
	done
}

kakoune() {
	init Kakoune kak 1
	mkdir -p "$HOME/.config/kak"
	cp "$place/init.kak" "$HOME/.config/kak/kakrc"
	PATH=$tree/build/kakoune/current/bin:$PATH
	try "Kakoune with kak-lsp $(kak-lsp --version)" python3 "$tree/tests/editors/kakoune.py"
}

# Kate without a screen, its plugin on, and asked before.
kate_editor() {
	init Kate sh 1
	check 'Kate is told of oomlint' sh -eu "$place/init.sh"
	printf '[Kate Plugins]\nlspclientplugin=true\n[lspclient]\nAllowedServerCommandLines=%s/bin/oomlint server\n' "$place" >"$HOME/.config/katerc"
	mkdir -p -m 700 "$place/run" "$tree/build/kate/pictures"
	XDG_RUNTIME_DIR=$place/run STARTED=$place/pids QT_LINUX_ACCESSIBILITY_ALWAYS_ON=1 LC_ALL=C.UTF-8
	export XDG_RUNTIME_DIR STARTED QT_LINUX_ACCESSIBILITY_ALWAYS_ON LC_ALL
	# On a busy machine a whole session may never be told to AT-SPI, in which case kate.py ends with 3: then another one is begun.
	try "$(QT_QPA_PLATFORM=offscreen kate --version)" sh -c 'for session in 1 2 3; do
			xvfb-run -a -s "-screen 0 1000x700x24" dbus-run-session -- /usr/bin/python3 "$@" && exit
			status=$?
			[ $status -eq 3 ] || exit $status
		done
		exit 3' sh "$tree/tests/editors/kate.py" "$tree/build/kate/pictures"
}

emacses() {
	emacs_with eglot
	emacs_with lsp-mode
}

emacs_with() {
	has_emacs_package "$1" || { skip "Emacs with $1 (emacs-nox, elpa-$1)"; return; }
	init Emacs elisp 1
	try "Emacs with $1" emacs --batch -Q -l "$tree/tests/editors/batch.el" -l "$place/init.elisp" -l "$tree/tests/editors/$1.el"
}

protocol() {
	[ -e "$packages/node_modules" ] || { skip 'vscode-languageserver-protocol (npm)'; return; }
	try 'vscode-languageserver-protocol' env NODE_PATH="$packages/node_modules" node "$tree/tests/editors/protocol/driver.cjs"
}

lsp4j() {
	try 'Eclipse LSP4J' java -cp "$tree/build/lsp4j/*" "$tree/tests/editors/lsp4j/Driver.java"
}

files() {
	if command -v node >/dev/null; then
		check 'settings of VS Code are ours' node "$tree/editors/vscode/settings.mjs" "$tree/docs/oomlint.schema.json" "$tree/editors/vscode/package.json" --check
	else
		skip 'settings of VS Code (nodejs)'
	fi
	check 'configuration files can be read' python3 "$tree/tests/editors/configurations.py" "$tree"
}

for each in ${*:-neovims vim_with_ale emacses protocol files}; do "$each"; done
closing editors
