"""`python -m oomlint`: runs the program that was installed with this module."""

import os
import subprocess
import sys
import sysconfig

NAME = "oomlint.exe" if os.name == "nt" else "oomlint"


def program():
    """Where wheels put it: an environment's scripts, a user's, or beside what `pip install --target` was told."""
    user = "osx_framework_user" if sys.platform == "darwin" and sysconfig.get_config_var("PYTHONFRAMEWORK") else f"{os.name}_user"
    beside = os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "bin")
    for folder in (sysconfig.get_path("scripts"), sysconfig.get_path("scripts", user), beside):
        path = os.path.join(folder, NAME)
        if os.path.isfile(path):
            return path
    raise SystemExit(f"oomlint: the program `{NAME}` is not where this Python keeps its scripts ({sysconfig.get_path('scripts')}); install oomlint again")


if __name__ == "__main__":
    if os.name == "nt":
        sys.exit(subprocess.run([program(), *sys.argv[1:]], check=False).returncode)
    os.execv(program(), [program(), *sys.argv[1:]])
