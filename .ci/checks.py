"""What the end-to-end checks share: the tally, the command under test, and its judge, the registry that Debian packages."""

import csv
import hashlib
import json
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parent.parent
SHARED = Path(os.environ.get("BALLAST_SHARED", CHECKOUT.parent / "shared"))
LAUNCHER = CHECKOUT / "scripts" / "ballast"
BLOBS = Path("docker/registry/v2/blobs/sha256")


class Tally:
    """Prints one line per check, and what differed under each that failed."""

    def __init__(self):
        self.failures = 0

    def equal(self, name, actual, expected):
        if actual == expected:
            print(f"ok    {name}", flush=True)
            return
        self.failures += 1
        print(f"FAIL  {name}", flush=True)
        for line in differences(actual, expected):
            print(f"      {line}", flush=True)

    def fail(self, name, reason):
        self.failures += 1
        print(f"FAIL  {name}\n      {reason}", flush=True)

    def exit(self):
        sys.exit(1 if self.failures else 0)


def differences(actual, expected, most=10):
    if not isinstance(actual, (set, dict)):
        return [f"actual   {actual}", f"expected {expected}"]
    if isinstance(actual, dict):
        actual, expected = set(actual.items()), set(expected.items())
    lines = [f"only actual: {item}" for item in sorted(actual - expected, key=str)[:most]]
    lines += [f"only expected: {item}" for item in sorted(expected - actual, key=str)[:most]]
    return [f"{len(actual - expected)} too many, {len(expected - actual)} missing", *lines]


def execute(*command, timeout=300):
    """Its stdout; a failing command is shown whole."""
    done = subprocess.run([str(part) for part in command], capture_output=True, text=True, timeout=timeout)
    if done.returncode != 0:
        shown = " ".join(str(part) for part in command)
        raise RuntimeError(f"exit {done.returncode}: {shown}\n{done.stdout[-4000:]}\n{done.stderr[-8000:]}")
    return done.stdout


def nightly_run(registry, out, *options):
    """The document that `ballast run --json` prints."""
    return json.loads(execute(LAUNCHER, "run", "--registry", registry, "--out", out, "--json", *options))


def planned_blobs(out, plan_id):
    """The digests that the plan's own file of items would take."""
    return {item["digest"] for item in planned_items(out, plan_id) if item["item"] == "blob"}


def planned_items(out, plan_id):
    """Every item of a plan, as its own file has it."""
    with open(Path(out) / "plans" / plan_id / "items.csv", newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def registry_configuration(root, address="127.0.0.1:0"):
    """A file that holds what the registry needs to serve or collect this storage: a folder, or what has lines for a driver."""
    driver = getattr(root, "driver", f"filesystem: {{rootdirectory: {root}}}")
    file = tempfile.NamedTemporaryFile("w", suffix=".yml", delete=False, encoding="utf-8")
    with file:
        file.write(
            "version: 0.1\n"
            "log: {level: warn}\n"
            f"storage:\n  {driver}\n  delete: {{enabled: true}}\n  redirect: {{disable: true}}\n"
            f"http: {{addr: '{address}'}}\n"
        )
    return Path(file.name)


def peer_garbage(root):
    """The digests that the registry's own collector would delete."""
    configuration = registry_configuration(root)
    try:
        printed = execute("docker-registry", "garbage-collect", "--dry-run", configuration)
    finally:
        configuration.unlink()
    return set(re.findall(r"^blob eligible for deletion: (sha256:[0-9a-f]{64})$", printed, re.MULTILINE))


def stored_blobs(root):
    """Digest to size, as the disk has it."""
    return {f"sha256:{data.parent.name}": data.stat().st_size for data in (Path(root) / BLOBS).glob("*/*/data")}


def tree_files(root):
    """Every file below: size, modification time and contents."""
    found = {}
    for path in sorted(Path(root).rglob("*")):
        if path.is_file():
            status = path.stat()
            contents = hashlib.sha256(path.read_bytes()).hexdigest()
            found[str(path.relative_to(root))] = (status.st_size, status.st_mtime_ns, contents)
    return found


def fingerprint(root):
    """Every path below with what could change about it: mode, size, modification time and contents."""
    found = {}
    for path in sorted(Path(root).rglob("*")):
        status = path.lstat()
        contents = hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else ""
        found[str(path.relative_to(root))] = (oct(status.st_mode), status.st_size, status.st_mtime_ns, contents)
    return found
