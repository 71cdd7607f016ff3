# What the commands of CONTRIBUTING.md are about.
case ${1:-} in
slip) sed -i 's/more-than?/more-then?/' small-driver-limit.scm ;;
data)
	rm -f small-driver-limit.*
	cp -r "$ROOT/rules" "$ROOT/queries" .
	mkdir tests
	cp -r "$ROOT/tests/rules" tests/
	printf '%s\n' 'from acme import lake' '' '' '' '' 'codes = lake.lookup("countries").collect()' >job.py
	;;
esac
