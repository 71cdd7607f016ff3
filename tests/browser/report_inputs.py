"""report_inputs.py FOLDER: writes the files that are hard to render there, and prints what is underlined in each, as JSON."""
import json
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "render"))
import inputs  # noqa: E402
from check import seen  # noqa: E402

inputs.write_all(sys.argv[1])
marked = []
for path, text in inputs.FILES.items():
    if path.endswith(b".ipynb"):
        continue
    plain, spans = inputs.unmark(text)
    shown = seen(path.decode(errors="replace")).translate({0x2409: "\t", 0x240A: "\n", 0x240D: "\r"})  # as XML has them
    marked += [{"path": shown, "text": seen(plain[start:end]).split("\u240a")[0]} for start, end in spans]
print(json.dumps(marked))
