#!/usr/bin/env python3
"""Takes the Python files of packages out of what pip downloaded: unpack.py FOLDER ARCHIVE...

pyspark's and pyspark-client's go to FOLDER/pyspark-MAJOR.MINOR, those of other packages to FOLDER/beside/NAME; names.yaml says which modules of theirs."""
import os
import re
import shutil
import sys
import tarfile
import zipfile

import yaml

HERE = os.path.dirname(os.path.abspath(__file__))


def files_in(archive):
    """(path inside the package's folder, bytes) of every Python file."""
    if archive.endswith(".whl"):
        with zipfile.ZipFile(archive) as wheel:
            for name in wheel.namelist():
                if name.endswith(".py"):
                    yield name, wheel.read(name)
        return
    with tarfile.open(archive) as source:
        for entry in source:
            if entry.isfile() and entry.name.endswith(".py"):
                yield entry.name.partition("/")[2], source.extractfile(entry).read()


def unpack(folder, archive):
    name, version = re.match(r"([a-z_]+)-(\d+\.\d+)", os.path.basename(archive)).groups()
    with open(os.path.join(HERE, "names.yaml"), encoding="utf-8") as file:
        beside = yaml.safe_load(file)["beside"]
    spark = name in ("pyspark", "pyspark_client")
    wanted = ["pyspark/"] if spark else [module.replace(".", "/") for module in beside[name.replace("_", "-")]]
    place = os.path.join(folder, f"pyspark-{version}" if spark else os.path.join("beside", name.replace("_", "-")))
    shutil.rmtree(place, ignore_errors=True)
    for path, content in files_in(archive):
        if path.startswith(tuple(wanted)) and ".." not in path.split("/"):
            os.makedirs(os.path.join(place, os.path.dirname(path)), exist_ok=True)
            with open(os.path.join(place, path), "wb") as file:
                file.write(content)


if __name__ == "__main__":
    for archive in sys.argv[2:]:
        unpack(sys.argv[1], archive)
