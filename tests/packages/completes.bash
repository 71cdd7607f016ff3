# Asks bash's own completion for what comes after a line: completes.bash SHARE.
set -eu
. "$1/bash-completion/completions/oomlint"
complete -p oomlint >/dev/null
compopt() { :; } # only allowed where a user is typing

# offers LINE...: the last word is being typed. The offers stand in COMPREPLY.
offers() {
	COMP_WORDS=("$@") COMP_CWORD=$(($# - 1)) COMPREPLY=()
	_oomlint oomlint "${!#}" "${@:$#-1:1}"
}

# expect OFFER LINE...
expect() {
	local wanted=$1
	shift
	offers "$@"
	case " ${COMPREPLY[*]} " in *" $wanted "*) ;; *)
		echo "after \`$*\`: no $wanted among: ${COMPREPLY[*]}" >&2
		exit 1
	esac
}

# expect_only OFFERS LINE...
expect_only() {
	local wanted=$1
	shift
	offers "$@"
	[ "${COMPREPLY[*]}" = "$wanted" ] || { echo "after \`$*\`: ${COMPREPLY[*]}, not $wanted" >&2; exit 1; }
}

cd "$(mktemp -d)"
mkdir jobs
touch 'a job.py' job.py
expect_only 'check config clean' oomlint c
expect_only '--unsafe-fixes' oomlint check --uns
expect_only 'always' oomlint check --color al
expect_only 'always' oomlint check --color = al
expect_only 'auto always never' oomlint --color =
expect_only 'databricks dbt' oomlint check --platform d
expect_only 'collect-unbounded' oomlint check --select collect-u
expect_only 'OOM101' oomlint rule OOM101
expect_only 'small-tables' oomlint config small
expect_only 'a job.py' oomlint check a
expect_only 'jobs' oomlint check --rules j
expect_only 'why' oomlint show w
expect job.py oomlint show why j
expect --schema oomlint config --
expect_only '' oomlint check --max-file-size 1
rm -r "$PWD"
echo 'bash completes'
