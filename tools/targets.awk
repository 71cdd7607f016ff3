# Prints the targets of a Makefile that have a comment above them, with that comment.
/^# [^-]/ { about = about (about == "" ? "" : " ") substr($0, 3); next }
/^\.PHONY/ { next }
/^[a-z][a-z-]*:/ {
	if (about != "") {
		sub(/:.*/, "")
		printf "%-12s %s\n", $0, about
	}
}
{ about = "" }
