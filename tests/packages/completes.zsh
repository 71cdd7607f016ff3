# Types lines with a tab into a zsh of its own, and reads what it made of them: completes.zsh SHARE.
zmodload zsh/zpty
cd "$(mktemp -d)" || exit 2
mkdir jobs
touch job.py
zpty -b shell "PATH=${(q)PATH} zsh -f -i"
zpty -w shell "PS1=; fpath=(${(q)1}/zsh/site-functions \$fpath); autoload -Uz compinit; compinit -u -D; stty -echo; unsetopt zle_bracketed_paste"
zpty -w shell 'setopt no_beep; show() { print -r -- "<$BUFFER>"; BUFFER=; zle redisplay }; zle -N show; bindkey "^X" show; print rea""dy'
zpty -r -m shell text '*ready*' || exit 2

# expect LINE TYPED: what the line is after a tab.
expect() {
	zpty -w -n shell "$2"$'\t\x18'
	zpty -r -m shell text '*<*>*'
	local got=${${text##*<}%%>*}
	[[ ${got%% } == $1 ]] || { print -u2 "\`$2\` became \`$got\`, not \`$1\`"; exit 1 }
}

expect 'oomlint check' 'oomlint ch'
expect 'oomlint check --unsafe-fixes' 'oomlint check --uns'
expect 'oomlint check --color=always' 'oomlint check --color=al'
expect 'oomlint check --color always' 'oomlint check --color al'
expect 'oomlint check --select collect-unbounded' 'oomlint check --select collect-u'
expect 'oomlint rule OOM101' 'oomlint rule OOM101'
expect 'oomlint config small-tables' 'oomlint config small'
expect 'oomlint check job.py' 'oomlint check job.'
expect 'oomlint check --rules jobs/' 'oomlint check --rules j'
expect 'oomlint show why' 'oomlint show wh'
zpty -d shell
rm -r $PWD
print 'zsh completes'
