#!/usr/bin/env python3
"""Files for CI systems: their schemas, and their shell steps, run on a good and on a bad job. run.py WHEEL, by `make check-ci`."""

import json
import os
import re
import subprocess
import sys
import tempfile
import xml.etree.ElementTree
from pathlib import Path

from ruamel.yaml import YAML

TREE = Path(__file__).resolve().parents[2]
GOOD = 'from pyspark.sql import SparkSession\n\nspark = SparkSession.builder.getOrCreate()\nspark.table("shop.orders").limit(10).collect()\n'
BAD = GOOD + 'rows = spark.table("shop.orders").collect()\n'
SCHEMAS = {
    "ci/github/action.yml": ["vendor.github-actions"],
    "ci/github/workflow.yml": ["vendor.github-workflows", "custom.github-workflows-require-timeout"],
    "ci/gitlab/oomlint.gitlab-ci.yml": ["vendor.gitlab-ci", "--data-transform", "gitlab-ci"],
    "ci/azure/oomlint.yml": ["vendor.azure-pipelines", "--data-transform", "azure-pipelines"],
}


def read(name):
    return YAML(typ="safe").load((TREE / name).read_text())


def fill(text, values):
    """`${{ inputs.NAME }}` and `${{ parameters.NAME }}`; whatever else is asked for has no value here, and that is a mistake."""
    return re.sub(r"\$\{\{ *(?:inputs|parameters)\.([\w-]+) *\}\}", lambda found: values[found[1]], str(text))


def run(script, folder, variables, shell=("bash", "-e", "-o", "pipefail")):
    """Exit status and output of a step. Nothing of this process' environment but what finds programs."""
    environment = {key: os.environ[key] for key in ("PATH", "HOME", "SSL_CERT_FILE", "PIP_CERT") if key in os.environ}
    done = subprocess.run([*shell, "-c", script], cwd=folder, env={**environment, **variables}, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    return done.returncode, done.stdout


def steps(listed, key, values):
    return [(step[key], {name: fill(text, values) for name, text in step.get("env", {}).items()}) for step in listed if key in step]


def run_steps(listed, folder, variables):
    """Runs steps up to the first that fails, as those systems do."""
    said = ""
    for script, environment in listed:
        status, output = run(script, folder, {**variables, **environment})
        said += output
        if status:
            return status, said
    return 0, said


def defaults(inputs):
    return {name: str(about.get("default", "")) for name, about in inputs.items()}


def sarif(path):
    return [result["ruleId"] for result in json.loads(path.read_text())["runs"][0]["results"]]


def github(folder, package):
    action = read("ci/github/action.yml")
    values = {**defaults(action["inputs"]), "package": package, "paths": "jobs"}
    temporary = folder / "temp"
    temporary.mkdir()
    files = {name: str(temporary / name) for name in ("GITHUB_OUTPUT", "GITHUB_STEP_SUMMARY")}
    status, said = run_steps(steps(action["runs"]["steps"], "run", values), folder,
                             {"RUNNER_TEMP": str(temporary), "GITHUB_ACTION_PATH": str(TREE / "ci/github"), **files})
    summary, output = (Path(name).read_text() for name in (files["GITHUB_STEP_SUMMARY"], files["GITHUB_OUTPUT"]))
    assert output == f"sarif={temporary}/oomlint.sarif\n" and summary, (output, summary, said)
    assert bool(status) == ("::error" in said) == ("OOM101" in summary), (said, summary)
    return status, said, sarif(temporary / "oomlint.sarif")


def github_from_source(folder, package):
    return github(folder, "")


def gitlab(folder, package):
    template = read("ci/gitlab/oomlint.gitlab-ci.yml")
    variables = {**template["variables"], "OOMLINT_PACKAGE": package, "OOMLINT_PATHS": "jobs"}
    script = "\n".join(template["oomlint"]["script"])
    status, said = run(script, folder, {**variables, "OOMLINT_PACKAGE": ""})
    assert status and "says what pip installs" in said, said
    status, said = run(script, folder, variables)
    reports = template["oomlint"]["artifacts"]["reports"]
    xml.etree.ElementTree.parse(folder / reports["junit"])
    return status, said, [finding["check_name"] for finding in json.loads((folder / reports["codequality"]).read_text())]


def azure(folder, package):
    template = read("ci/azure/oomlint.yml")
    values = {each["name"]: each.get("default", "") for each in template["parameters"]}
    status, said = run_steps(steps(template["steps"], "bash", {**values, "package": package, "paths": "jobs"}), folder,
                             {"AGENT_TEMPDIRECTORY": str(folder / "temp"), "BUILD_ARTIFACTSTAGINGDIRECTORY": str(folder / "out")})
    assert bool(status) == ("##vso[task.logissue type=error" in said), said
    published = next(step["publish"] for step in template["steps"] if "publish" in step)
    return status, said, sarif(Path(published.replace("$(Build.ArtifactStagingDirectory)", str(folder / "out"))) / "oomlint.sarif")


def jenkins(folder, package):
    text = (TREE / "ci/jenkins/Jenkinsfile").read_text()
    variables = dict(re.findall(r"^ *(\w+) = '([^']*)'", text, re.M))
    assert set(variables) == {"OOMLINT_PACKAGE", "OOMLINT_PATHS"}
    # In ''' ''' of Groovy, a backslash and the end of the line join lines, as they do in the shell.
    script = re.search(r"sh '''\n(.*?)'''", text, re.S)[1]
    status, said = run(script, folder, {**variables, "OOMLINT_PACKAGE": package, "OOMLINT_PATHS": "jobs"}, ("sh", "-e"))
    xml.etree.ElementTree.parse(folder / re.search(r"testResults: '([^']*)'", text)[1])
    return status, said, sarif(folder / re.search(r"pattern: '([^']*)'", text)[1])


def check_schema(name, options):
    done = subprocess.run([Path(sys.executable).with_name("check-jsonschema"), "--builtin-schema", *options, TREE / name],
                          stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    assert done.returncode == 0, done.stdout


def check_steps(system, job, expected):
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        (folder / "jobs").mkdir()
        (folder / "jobs/job.py").write_text(job)
        status, said, found = system(folder, sys.argv[1])
        assert (status, found) == expected, (status, found, said)


def cases():
    for name, schemas in SCHEMAS.items():
        for schema in ([[schemas[0]], [schemas[1]]] if "workflow" in name else [schemas]):
            yield f"{name}: {schema[0]}", check_schema, (name, schema)
    for system in (github, github_from_source, gitlab, azure, jenkins):
        yield f"{system.__name__}: a good job", check_steps, (system, GOOD, (0, []))
        yield f"{system.__name__}: a bad job", check_steps, (system, BAD, (1, ["OOM101"]))


def main():
    passed = failed = 0
    for name, check, arguments in cases():
        try:
            check(*arguments)
            passed += 1
            print(f"  ok      {name}", flush=True)
        except (AssertionError, OSError, ValueError) as problem:
            failed += 1
            print(f"  FAILED  {name}\n{problem}", flush=True)
    print(f"ci: {passed} passed, {failed} failed")
    return failed > 0


sys.exit(main())
