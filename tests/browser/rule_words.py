"""rule_words.py: prints [{"name", "code", "word"}] of each rule, as JSON; the word is the longest one of its message."""
import json
import re
from pathlib import Path

found = []
for path in sorted((Path(__file__).parents[2] / "rules").glob("*.yaml")):
    text = path.read_text()
    message = re.search(r"^message: (.*)$", text, re.M)[1]
    words = re.findall(r"[A-Za-z]{4,}", re.sub(r"`[^`]*`|\{[^}]*\}", " ", message))
    found.append({"name": path.stem, "code": re.search(r"^code: (\w+)$", text, re.M)[1], "word": " ".join(sorted(words, key=len)[-4:])})
print(json.dumps(found))
