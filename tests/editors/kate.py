"""kate.py PICTURES: Kate below Xvfb (DISPLAY), with the settings that are in its configuration, played through what it tells screen readers.

JOB (a file), LINE (of the finding that is fixed), OUT (what is seen, line by line) and FIXED (the file after the fix) are in the environment. Run by
Debian's Python, which has AT-SPI, in a session of D-Bus."""
import os
import re
import shutil
import subprocess
import sys
import time

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402  pylint: disable=wrong-import-position # as gi wants it

JOB, LINE, OUT, FIXED, STARTED = (os.environ[name] for name in ("JOB", "LINE", "OUT", "FIXED", "STARTED"))
SECONDS, UNSEEN = 30, 3
LISTENS = "import gi; gi.require_version('Atspi', '2.0'); from gi.repository import Atspi; Atspi.init(); Atspi.get_desktop(0).get_child_count(); input()"


def wait(what, find):
    limit = time.monotonic() + SECONDS
    while time.monotonic() < limit:
        found = find()
        if found:
            return found
        time.sleep(0.1)
    picture("gave-up")
    raise SystemExit(f"gave up waiting for {what}")


def say(word, lines):
    with open(OUT, "a", encoding="utf-8") as out:
        for line in lines:
            out.write(f"{word} {line}\n".lstrip())


def below(node, menus):
    """All that is there; parts may go while we look."""
    yield node
    try:
        children = [node.get_child_at_index(number) for number in range(node.get_child_count())]
        children = [child for child in children if child and (menus or child.get_role_name() != "menu bar")]
    except GLib.Error:
        return
    for child in children:
        yield from below(child, menus)


def is_like(node, role, pattern):
    try:
        return node.get_role_name() == role and re.search(pattern, node.get_name() or "")
    except GLib.Error:
        return False


def parts(role, pattern):
    """What Kate shows in this role whose name has the pattern in it."""
    desktop = Atspi.get_desktop(0)
    for number in range(desktop.get_child_count()):
        desktop.get_child_at_index(number).clear_cache()
    return [node for node in below(desktop, role == "menu item") if is_like(node, role, pattern)]


def press(role, name):
    wait(name, lambda: parts(role, f"^{re.escape(name)}$"))[0].do_action(0)


def position():
    return next((part.get_name() for part in parts("push button", r"^\d+:\d+$")), None)


def xdotool(*words):
    subprocess.run(["xdotool", *words], check=True)


def click(cell, times):
    place = cell.get_extents(Atspi.CoordType.SCREEN)
    xdotool("mousemove", str(place.x + 60), str(place.y + place.height // 2), "click", "--repeat", str(times), "--delay", "80", "1")


def picture(name):
    time.sleep(0.5)
    subprocess.run(["import", "-window", "root", os.path.join(sys.argv[1], f"kate-{name}.png")], check=True)


def findings():
    return parts("table cell", r"^\[oomlint\] \(OOM")


def go_to(number):
    """The place of a finding, where the cursor is then."""
    click(findings()[number], 1)
    time.sleep(0.5)
    return position()


def shown_texts():
    """What stands in a window that has come up."""
    return [Atspi.Text.get_text(label, 0, -1) for label in parts("label", "") if "Text" in label.get_interfaces()]


def play():
    press("menu item", "Switch to Diagnostics Tab")
    wait("findings", findings)
    names = [cell.get_name() for cell in findings()]
    places = [go_to(number) for number in range(len(names))]
    say("", [f"{place} {name[len('[oomlint] ('):].replace(')', '', 1)}" for place, name in zip(places, names)])
    picture("problems")

    number = next(i for i, place in enumerate(places) if place.startswith(f"{LINE}:"))
    code = re.search(r"OOM\d+", names[number])[0]
    go_to(number)
    press("menu item", "Symbol Info")
    texts = wait("what stands behind the finding", lambda: [text for text in shown_texts() if f"({code})" in text])
    say("hover", texts[0].split("\n"))
    picture("hover")
    xdotool("key", "Escape")  # which ends the window, and the list

    press("menu item", "Switch to Diagnostics Tab")
    wait("findings", findings)
    click(findings()[number], 2)
    offered = wait("what can be done", lambda: parts("table cell", r"^\[quickfix\]"))
    say("offers", [each.get_name() for each in offered])
    picture("fix")
    before = open(JOB, encoding="utf-8").read()
    click(offered[0], 2)
    time.sleep(1)
    press("menu item", "Save")
    wait("the fix", lambda: open(JOB, encoding="utf-8").read() != before)
    shutil.copy(JOB, FIXED)
    with open(JOB, "w", encoding="utf-8") as job:
        job.write(before)


def run_kate():
    editor = subprocess.Popen(["kate", "--new", "--startanon", JOB])  # pylint: disable=consider-using-with # ended below
    try:
        wait("the server", lambda: os.path.exists(STARTED))
        time.sleep(4)
        xdotool("search", "--onlyvisible", "--class", "kate", "windowsize", "1000", "700", "windowmove", "0", "0")
        return subprocess.run([sys.executable, *sys.argv, "play"], check=False).returncode
    finally:
        editor.terminate()
        editor.wait()


def main():
    """Now and then Kate does not tell AT-SPI of itself: then it is started again."""
    # What AT-SPI needs runs as long as somebody listens, and must do so before Kate does; but who has asked before Kate was there may never see it.
    first = subprocess.Popen([sys.executable, "-c", LISTENS], stdin=subprocess.PIPE)  # pylint: disable=consider-using-with # ended below
    time.sleep(1)
    status, tries = UNSEEN, 5
    while status == UNSEEN and tries:
        status, tries = run_kate(), tries - 1
    first.communicate(b"\n")
    return status


def player():
    Atspi.init()
    if not Atspi.get_desktop(0).get_child_count():
        return UNSEEN
    play()
    return 0


sys.exit(player() if sys.argv[2:] else main())
