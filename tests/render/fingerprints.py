"""primaryLocationLineHash as GitHub's upload action defines it, written from its description: a rolling hash over the UTF-16 units of a
file without blanks and tabs, for each line that of the 100 units from its start, and how many lines up to it had the same."""
from collections import Counter, deque

WINDOW, FACTOR, MODULUS, END_OF_FILE = 100, 37, 2 ** 64, 0xFFFF


def utf16(data):
    units = data.decode("utf-8", "replace").encode("utf-16-le")  # a byte order mark is a unit like any other
    return [int.from_bytes(units[i:i + 2], "little") for i in range(0, len(units), 2)]


def normal(data):
    """The units that are hashed; CR and CRLF are LF."""
    previous = None
    for unit in utf16(data):
        line_feed_of_pair = previous == 0x0D and unit == 0x0A
        previous = unit
        if unit not in (0x20, 0x09) and not line_feed_of_pair:
            yield 0x0A if unit == 0x0D else unit
    yield END_OF_FILE


def line_hashes(data):
    """The hash of each line, in order."""
    leaving = pow(FACTOR, WINDOW, MODULUS)
    window, starts = deque([0] * WINDOW), deque([False] * WINDOW)
    seen, hashes, value, begins = Counter(), [], 0, True

    def push(unit, is_start):
        nonlocal value
        if starts.popleft():
            seen[value] += 1
            hashes.append(f"{value:x}:{seen[value]}")
        value = (value * FACTOR + unit - window.popleft() * leaving) % MODULUS
        window.append(unit)
        starts.append(is_start)

    for unit in normal(data):
        push(unit, begins)
        begins = unit == 0x0A
    for _ in range(WINDOW):
        push(0, False)
    return hashes
