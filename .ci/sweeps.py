"""What the checks that sweep a real registry share: the administrator, the images, and what a client gets of them."""

import json

from checks import CHECKOUT, LAUNCHER, execute, nightly_run, planned_items
from registries import digest_of


class Admin:
    """Who plans and sweeps one registry, wherever it lies."""

    def __init__(self, registry, out, settings=()):
        self.registry, self.out, self.settings = registry, out, settings

    def plan(self, *options, permanent=False):
        """Makes and approves a plan; its id and its items."""
        brave = ["--min-age", "0s", "--allow-recent", "--max-plan-share", "100%"]
        plan = nightly_run(self.registry, self.out, *brave, *self.settings, *options)["plan_id"]
        wish = ["--permanent"] if permanent else []
        execute(LAUNCHER, "plan", "approve", plan, "--out", self.out, "--by", "check", *wish)
        return plan, planned_items(self.out, plan)

    def apply(self, plan, *options):
        return self.sweep("apply", plan, "--approve", plan, *options)

    def restore(self, plan):
        return self.sweep("restore", plan)

    def purge(self, plan):
        return self.sweep("purge", plan, "--older-than", "0s")

    def sweep(self, command, plan, *options):
        """What came of it, as the plan's folder says."""
        execute(LAUNCHER, command, plan, "--registry", self.registry, "--out", self.out, *self.settings, *options)
        return json.loads((self.out / "plans" / plan / "outcomes" / "summary.json").read_text())


def bytes_of(summary, outcome):
    return summary["outcomes"].get(outcome, {"bytes": 0})["bytes"]


def build_images(images):
    images.build("base", "/usr/share/common-licenses")
    images.build("app-1", CHECKOUT / "scripts", base="base")
    images.build("app-2", CHECKOUT / "LICENSE", base="base")
    images.build("tool", "/bin/ls", base="base")
    images.build("late", "/bin/ls", "/bin/cat", base="base")  # reuses what the tool brought
    images.build("multi-amd64", "/bin/mkdir", base="base")
    images.build("multi-arm64", "/bin/rmdir", base="base", architecture="arm64")
    images.index("multi", {"amd64": "multi-amd64", "arm64": "multi-arm64"})


def fill(registry, model):
    """Returns the repositories and tags that stay."""
    model.push("base", "library/base", "1")
    model.push("app-1", "team/app", "latest")
    model.push("app-2", "team/app", "latest")  # the tag moves
    model.push("multi", "team/multi", "1")
    model.push("tool", "team/tool", "1")
    model.upload("team/app", b"a layer whose image was never pushed")
    registry.upload("team/app", b"half a layer", finish=False)
    registry.mount("team/mounted", model.layers("tool")[-1], "team/tool")
    model.delete("team/tool", model.images.digest("tool"))
    return {("library/base", "1"): "base", ("team/app", "latest"): "app-2", ("team/multi", "1"): "multi"}


def pull(registry, repository, reference):
    """Everything that a client gets of an image, checked against the digests by which it asked."""
    content = registry.read(f"/v2/{repository}/manifests/{reference}")
    document = json.loads(content)
    got = {digest_of(content)}
    for child in document.get("manifests", []):
        got |= pull(registry, repository, child["digest"])
    for entry in [document.get("config"), *document.get("layers", [])]:
        if entry:
            blob = registry.read(f"/v2/{repository}/blobs/{entry['digest']}")
            if digest_of(blob) != entry["digest"]:
                raise RuntimeError(f"{repository} {entry['digest']}: {digest_of(blob)}")
            got.add(entry["digest"])
    return got


def expected(model, image):
    return closure(model, model.images.digest(image))


def closure(model, manifest):
    found = {manifest, *model.named_blobs(manifest)}
    for child in model.children(manifest):
        found |= closure(model, child)
    return found


def check_kept(tally, registry, model, kept, when):
    pulled = {place: frozenset(pull(registry, *place)) for place in kept}
    tally.equal(f"every kept tag pulls, byte for byte, {when}", pulled, {k: frozenset(expected(model, i)) for k, i in kept.items()})


def served(registry, model, items):
    """The planned digests that the registry serves: of a blob from any repository, of a link from its own."""
    repositories = {repository for repository, _ in model.revisions | model.deleted} | {"team/mounted"}
    places = {
        (repository, "manifests" if item["item"] == "revision_link" else "blobs", item["digest"])
        for item in items
        if item["digest"]
        for repository in ([item["repository"]] if item["repository"] else repositories)
    }
    return {place for place in places if registry.call("GET", "/v2/{}/{}/{}".format(*place))[0] != 404}
