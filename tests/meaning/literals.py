"""What string literals say: prefixes, escapes, the literal parts of f-strings."""
name = "daily"

raw = r"a\d\n"  # reveal: string, a\d\n
backslashes = r"\\"  # reveal: string, \\
quoted = r"\""  # reveal: string, \"
numbers = "\x41\102\u0043\U00000044"  # reveal: string, ABCD
short = "\1019"  # reveal: string, A9
kept = "a\d"  # reveal: string, a\d
line = "a\
b"  # reveal: string, ab
parts = "a" r"\b" 'c'  # reveal: string, a\bc
octets = b"\x41\u0043"  # reveal: string, A\u0043
binary = b"\xff"  # reveal: string
alone = "\udc80"  # reveal: string
bullet = "\N{BULLET}"  # reveal: string
braces = f"{{{name}}}"  # reveal: string, {daily}
printed = f"{name!s}_x"  # reveal: string, daily_x
quotes = f"{name!r}_x"  # reveal: string
labelled = f"{name=}"  # reveal: string
mixed = f"{name}" "{{}}"  # reveal: string, daily{{}}
