# Checks every #include against the table of layers in the Makefile, and that no files of one folder include each other
# in a circle.
#   layers    "base: text:base app:*"                 folder:what it may include besides itself
#   guarded   "yaml.h:data stdio.h:base,app"          header:who may include it

function complain(text) { printf "%s:%d: %s\n", FILENAME, FNR, text; mistakes++ }

function listed(list, word,    parts, n, i) {
	n = split(list, parts, ",")
	for (i = 1; i <= n; i++)
		if (parts[i] == word || parts[i] == "*")
			return 1
	return 0
}

function read_table(text, table,    rows, n, i, at) {
	n = split(text, rows, " ")
	for (i = 1; i <= n; i++) {
		at = index(rows[i], ":")
		table[substr(rows[i], 1, at - 1)] = substr(rows[i], at + 1)
	}
}

function below_analyzer(path) { sub(/^analyzer\//, "", path); return path }

function check_own(header, theirs) {
	if (theirs == folder)
		edges[below_analyzer(FILENAME), ++edge_count[below_analyzer(FILENAME)]] = header
	else if (!(theirs in allowed) || !(listed(allowed[folder], theirs) || listed(allowed[folder], header)))
		complain(folder "/ may not include " header)
}

# Depth first; state 1: on the way down, 2: done.
function visit(node, way,    i) {
	if (state[node] == 2)
		return
	if (state[node] == 1) {
		print "circle: " way
		mistakes++
		return
	}
	state[node] = 1
	for (i = 1; i <= edge_count[node]; i++)
		visit(edges[node, i], way " -> " edges[node, i])
	state[node] = 2
}

BEGIN { read_table(layers, allowed); read_table(guarded, guards) }

FNR == 1 { split(FILENAME, parts, "/"); folder = parts[2]; files++ }

/^[ \t]*#[ \t]*include/ {
	header = $0
	sub(/^[^"<]*["<]/, "", header)
	sub(/[">].*$/, "", header)
	if (header in guards && !listed(guards[header], folder))
		complain(folder "/ may not include <" header ">")
	if ($0 ~ /"/ && split(header, parts, "/") == 2)
		check_own(header, parts[1])
	else if ($0 ~ /"/)
		complain("write the folder: \"" folder "/" header "\"")
}

END {
	for (node in edge_count)
		visit(node, node)
	if (mistakes)
		print files " files, " mistakes " mistakes"
	else
		print files " files keep to their layers"
	exit mistakes > 0
}
