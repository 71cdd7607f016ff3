# Asks fish's own completion for what comes after a line: completes.fish SHARE.
source $argv[1]/fish/vendor_completions.d/oomlint.fish

function expect_only
    set -l found (complete -C $argv[2] | string split -f 1 \t | string join ' ')
    if test "$found" != $argv[1]
        echo "after `$argv[2]`: $found, not $argv[1]" >&2
        exit 1
    end
end

cd (mktemp -d)
mkdir jobs
touch job.py
expect_only 'check clean config' 'oomlint c'
expect_only --unsafe-fixes 'oomlint check --uns'
expect_only always 'oomlint check --color al'
expect_only --color=always 'oomlint check --color=al'
expect_only 'databricks dbt' 'oomlint check --platform d'
expect_only collect-unbounded 'oomlint check --select collect-u'
expect_only OOM101 'oomlint rule OOM101'
expect_only small-tables 'oomlint config small'
expect_only 'job.py jobs/' 'oomlint check jo'
expect_only jobs/ 'oomlint check --rules j'
expect_only why 'oomlint show wh'
rm -r $PWD
echo 'fish completes'
