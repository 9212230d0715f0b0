"""A real registry on the loopback, images for it, and a model of what it holds: what the checks that need one share."""

import hashlib
import http.client
import json
import os
import socket
import subprocess
import tempfile
import time
from pathlib import Path

from checks import CHECKOUT, execute, registry_configuration

INDEX = "application/vnd.oci.image.index.v1+json"
MANIFEST = "application/vnd.oci.image.manifest.v1+json"


class S3Server:
    """The S3 endpoint of the tests on a free port of the loopback, with one bucket, which is empty."""

    SOURCES = CHECKOUT / "job" / "src" / "test" / "java" / "dev" / "ballast" / "testing"

    def __init__(self, folder, versions):
        self.classes, self.contents, self.versions = folder / "classes", folder / "nothing", versions

    def __enter__(self):
        self.contents.mkdir(parents=True)
        execute("javac", "-d", self.classes, *self.SOURCES.glob("S3*.java"))
        command = ["java", "-XX:TieredStopAtLevel=1", "-cp", self.classes, "dev.ballast.testing.S3Endpoint", self.contents, "0", "0"]
        self.process = subprocess.Popen([*command, *(["versions"] if self.versions else [])], stdout=subprocess.PIPE, text=True)
        self.address = "http://127.0.0.1:" + self.process.stdout.readline().split()[-1]
        self.driver = (
            "s3: {accesskey: nobody, secretkey: nothing, region: us-east-1, bucket: registry, secure: false, v4auth: true, "
            f"regionendpoint: '{self.address}'}}"
        )
        settings = {"endpoint": self.address, "endpoint.region": "us-east-1", "path.style.access": "true"}
        settings |= {"access.key": "nobody", "secret.key": "nothing"}
        self.settings = [f"--conf=fs.s3a.{name}={value}" for name, value in settings.items()]
        return self

    def __exit__(self, *_):
        self.process.kill()
        self.process.wait(timeout=30)


class Registry:
    """Debian's docker-registry on a free port of the loopback, storing into a folder or a bucket."""

    def __init__(self, root):
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.address = "127.0.0.1:%d" % free.getsockname()[1]
        self.configuration = registry_configuration(root, self.address)
        self.log = tempfile.TemporaryFile()

    def __enter__(self):
        # Its s3 driver does not start where certificates are named.
        environment = {name: value for name, value in os.environ.items() if name != "AWS_CA_BUNDLE"}
        command = ["docker-registry", "serve", self.configuration]
        self.process = subprocess.Popen(command, stdout=self.log, stderr=self.log, env=environment)
        for _ in range(100):
            try:
                if self.call("GET", "/v2/")[0] == 200:
                    return self
            except OSError:
                time.sleep(0.1)
        self.__exit__()
        self.log.seek(0)
        raise RuntimeError("The registry does not answer:\n" + self.log.read().decode())

    def __exit__(self, *_):
        self.process.terminate()
        self.process.wait(timeout=30)
        self.configuration.unlink()

    def call(self, method, path, body=None):
        status, headers, _ = self.answer(method, path, body)
        return status, headers

    def answer(self, method, path, body=None, media_type="application/octet-stream"):
        connection = http.client.HTTPConnection(self.address, timeout=30)
        content = {"Content-Type": media_type} if body else {}
        connection.request(method, path, body, {"Accept": f"{INDEX}, {MANIFEST}", **content})
        answer = connection.getresponse()
        content = answer.read()
        connection.close()
        return answer.status, answer.headers, content

    def read(self, path):
        status, _, content = self.answer("GET", path)
        if status != 200:
            raise RuntimeError(f"GET {path}: {status}")
        return content

    def put_manifest(self, repository, tag, content):
        path = f"/v2/{repository}/manifests/{tag}"
        status, _, why = self.answer("PUT", path, content, MANIFEST)
        if status != 201:
            raise RuntimeError(f"PUT {path}: {status} {why.decode()}")

    def expect(self, status, method, path, body=None):
        answered, headers = self.call(method, path, body)
        if answered != status:
            raise RuntimeError(f"{method} {path}: {answered} instead of {status}")
        return headers

    def delete_manifest(self, repository, digest):
        self.expect(202, "DELETE", f"/v2/{repository}/manifests/{digest}")

    def mount(self, repository, digest, origin):
        self.expect(201, "POST", f"/v2/{repository}/blobs/uploads/?mount={digest}&from={origin}")

    def upload(self, repository, content, finish=True):
        location = self.expect(202, "POST", f"/v2/{repository}/blobs/uploads/")["Location"]
        path = location[location.index("/v2/"):]
        if finish:
            self.expect(201, "PUT", f"{path}&digest={digest_of(content)}", content)
        else:
            self.expect(202, "PATCH", path, content)


class Images:
    """Images in an OCI layout on disk, made by umoci from real files."""

    def __init__(self, layout):
        self.layout = layout
        execute("umoci", "init", "--layout", layout)

    def build(self, name, *contents, base=None, architecture="amd64"):
        if base:
            execute("umoci", "tag", "--image", f"{self.layout}:{base}", name)
        else:
            execute("umoci", "new", "--image", f"{self.layout}:{name}")
        for content in contents:
            execute("umoci", "insert", "--image", f"{self.layout}:{name}", content, Path("/opt") / Path(content).name)
        execute("umoci", "config", "--image", f"{self.layout}:{name}", "--architecture", architecture)
        return self.digest(name)

    def index(self, name, platforms):
        children = [
            {
                "mediaType": MANIFEST,
                "digest": self.digest(child),
                "size": self.blob(self.digest(child)).stat().st_size,
                "platform": {"os": "linux", "architecture": architecture},
            }
            for architecture, child in platforms.items()
        ]
        document = json.dumps({"schemaVersion": 2, "mediaType": INDEX, "manifests": children}).encode()
        self.blob(digest_of(document)).write_bytes(document)
        layout = self.table_of_contents()
        reference = {"org.opencontainers.image.ref.name": name}
        layout["manifests"].append(
            {"mediaType": INDEX, "digest": digest_of(document), "size": len(document), "annotations": reference}
        )
        (self.layout / "index.json").write_text(json.dumps(layout))
        return digest_of(document)

    def digest(self, name):
        entries = self.table_of_contents()["manifests"]
        return next(e["digest"] for e in entries if e["annotations"]["org.opencontainers.image.ref.name"] == name)

    def table_of_contents(self):
        return json.loads((self.layout / "index.json").read_text())

    def blob(self, digest):
        return self.layout / "blobs" / "sha256" / digest.removeprefix("sha256:")

    def document(self, digest):
        return json.loads(self.blob(digest).read_text())


class Model:
    """What the registry holds, by what was done to it."""

    def __init__(self, registry, images):
        self.registry, self.images = registry, images
        self.blobs, self.revisions, self.deleted = set(), set(), set()

    def push(self, image, repository, tag):
        target = f"docker://{self.registry.address}/{repository}:{tag}"
        source = f"oci:{self.images.layout}:{image}"
        execute("skopeo", "--insecure-policy", "copy", "--all", "--preserve-digests", "--dest-tls-verify=false", source, target)
        self.pushed(repository, self.images.digest(image))

    def pushed(self, repository, manifest):
        self.revisions.add((repository, manifest))
        self.blobs |= {manifest, *self.named_blobs(manifest)}
        for child in self.children(manifest):
            self.pushed(repository, child)

    def delete(self, repository, manifest):
        self.registry.delete_manifest(repository, manifest)
        self.revisions.remove((repository, manifest))
        self.deleted.add((repository, manifest))

    def upload(self, repository, content):
        self.registry.upload(repository, content)
        self.blobs.add(digest_of(content))
        return digest_of(content)

    def children(self, manifest):
        return [entry["digest"] for entry in self.images.document(manifest).get("manifests", [])]

    def named_blobs(self, manifest):
        document = self.images.document(manifest)
        return {entry["digest"] for entry in [document.get("config"), *document.get("layers", [])] if entry}

    def layers(self, image):
        return [entry["digest"] for entry in self.images.document(self.images.digest(image))["layers"]]

    def garbage(self):
        """Every revision keeps itself and what it names; a child that is no revision any more keeps nothing."""
        kept = set()
        for _, manifest in self.revisions:
            kept |= {manifest, *self.children(manifest), *self.named_blobs(manifest)}
        return self.blobs - kept


def digest_of(content):
    return "sha256:" + hashlib.sha256(content).hexdigest()
