"""A real standalone cluster of Spark on this machine, made of the jars that Spark puts on Maven Central.

The master and its workers are processes of their own, with work folders of their own. scripts/submit submits to them as
to any other cluster.
"""

import os
import re
import shutil
import signal
import socket
import subprocess
import time

from checks import CHECKOUT, execute

SUBMIT = CHECKOUT / "scripts" / "submit"
PREPARED = CHECKOUT / "target" / "cluster"
JOB = CHECKOUT / "job" / "target"
SPARK = "4.2.0"
SCALA = "2.13"
COPY = "org.apache.maven.plugins:maven-dependency-plugin:3.11.0:copy-dependencies"
WORKERS = 2
# Everything here is small and short: to compile it takes longer than to interpret it.
QUICK_START = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC"
FOR_FEW_ROWS = {
    "spark.ui.enabled": "false",
    "spark.sql.shuffle.partitions": "4",
    "spark.sql.adaptive.enabled": "false",
    "spark.sql.codegen.wholeStage": "false",
    "spark.sql.codegen.factoryMode": "NO_CODEGEN",
    "spark.driver.extraJavaOptions": QUICK_START,
    "spark.executor.extraJavaOptions": QUICK_START,
}

SPARK_POM = f"""<project>
  <modelVersion>4.0.0</modelVersion>
  <groupId>dev.ballast</groupId><artifactId>spark-home</artifactId><version>1</version><packaging>pom</packaging>
  <dependencyManagement><dependencies><dependency>
    <groupId>org.apache.spark</groupId><artifactId>spark-parent_{SCALA}</artifactId><version>{SPARK}</version>
    <type>pom</type><scope>import</scope>
  </dependency></dependencies></dependencyManagement>
  <dependencies><dependency>
    <groupId>org.apache.spark</groupId><artifactId>spark-sql_{SCALA}</artifactId><version>{SPARK}</version>
  </dependency></dependencies>
</project>
"""

ENDPOINT_POM = """<project>
  <modelVersion>4.0.0</modelVersion>
  <parent>
    <groupId>dev.ballast</groupId><artifactId>ballast-parent</artifactId><version>0.1.0</version>
    <relativePath>../../pom.xml</relativePath>
  </parent>
  <artifactId>endpoint</artifactId><packaging>pom</packaging>
  <dependencies><dependency><groupId>org.gaul</groupId><artifactId>s3proxy</artifactId></dependency></dependencies>
</project>
"""

# What the scripts of a distribution do.
LAUNCH = """#!/usr/bin/env bash
command=()
while IFS= read -r -d '' word; do command+=("${word#$'\\n'}"); done \\
  < <(java -cp "$SPARK_HOME/jars/*" org.apache.spark.launcher.Main %s "$@")
exec "${command[@]:1}"
"""


def prepare():
    """A folder laid out like a Spark distribution, and the jars of an S3 endpoint."""
    home = PREPARED / f"spark-{SPARK}"
    copy_jars(SPARK_POM, home / "jars")
    (home / "bin").mkdir(exist_ok=True)
    for name, start in {"spark-submit": "org.apache.spark.deploy.SparkSubmit", "spark-class": ""}.items():
        (home / "bin" / name).write_text(LAUNCH % start)
        (home / "bin" / name).chmod(0o755)
    copy_jars(ENDPOINT_POM, PREPARED / "endpoint")
    return home


def copy_jars(pom, folder):
    if folder.exists():
        return
    part = folder.with_name(folder.name + ".part")
    shutil.rmtree(part, ignore_errors=True)
    part.parent.mkdir(parents=True, exist_ok=True)
    (part.parent / "pom.xml").write_text(pom)
    execute("mvn", "-q", "-f", part.parent / "pom.xml", COPY, "-DincludeScope=test", f"-DoutputDirectory={part}")
    part.rename(folder)


class Processes:
    """What runs beside the check, each with a log of its own; none outlives it."""

    def __init__(self, folder, environment):
        self.folder = folder
        self.environment = environment
        self.running = {}

    def start(self, name, *command):
        log = open(self.folder / f"{name}.log", "w", encoding="utf-8")
        process = subprocess.Popen(
            [str(part) for part in command], stdout=log, stderr=subprocess.STDOUT, env=self.environment, start_new_session=True
        )
        self.running[name] = process
        return process

    def log(self, name):
        return (self.folder / f"{name}.log").read_text(encoding="utf-8")

    def await_line(self, name, pattern, seconds=120):
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            found = re.search(pattern, self.log(name), re.MULTILINE)
            if found:
                return found
            if self.running[name].poll() is not None:
                break
            time.sleep(0.1)
        raise RuntimeError(f"{name} ended or took {seconds} s, and did not say {pattern!r}:\n{self.log(name)[-4000:]}")

    def end(self):
        for process in self.running.values():
            kill(process, signal.SIGKILL)


def kill(process, how):
    """Ends a process and those that it started."""
    try:
        os.killpg(process.pid, how)
    except ProcessLookupError:
        pass
    process.wait()


def free_port():
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return found.getsockname()[1]


class Cluster:
    def __init__(self, home, folder):
        environment = dict(
            os.environ,
            SPARK_HOME=str(home),
            SPARK_SCALA_VERSION=SCALA,
            SPARK_LOCAL_IP="127.0.0.1",
            SPARK_DAEMON_MEMORY="256m",
            SPARK_DAEMON_JAVA_OPTS=QUICK_START,
        )
        self.environment = environment
        self.folder = folder
        self.processes = Processes(folder, environment)
        self.spark_class = home / "bin" / "spark-class"
        self.workers = []

    def serve(self, tree):
        """The address of the tree in a bucket, and the settings to reach it."""
        class_path = f"{JOB}/test-classes:{JOB}/classes:{JOB}/lib/*:{PREPARED}/endpoint/*"
        self.processes.start("endpoint", "java", "-Xmx512m", "-cp", class_path, "dev.ballast.cluster.ServedTree", tree)
        said = self.processes.await_line("endpoint", r"^(s3a://\S+)\n((?:\S+=.*\n)+)\n")
        settings = self.folder / "s3.properties"
        settings.write_text(said.group(2))
        return said.group(1), settings

    def start(self, workers=WORKERS, cores=1, memory="1g"):
        port = free_port()
        self.master = f"spark://127.0.0.1:{port}"
        self.processes.start(
            "master", self.spark_class, "org.apache.spark.deploy.master.Master",
            "--host", "127.0.0.1", "--port", port, "--webui-port", 0,
        )
        self.processes.await_line("master", "I have been elected leader")
        for number in range(workers):
            self.workers.append(self.processes.start(
                f"worker-{number}", self.spark_class, "org.apache.spark.deploy.worker.Worker",
                "--host", "127.0.0.1", "--webui-port", 0, "-c", cores, "-m", memory, "-d", self.folder / f"work-{number}", self.master,
            ))
        for number in range(workers):
            self.processes.await_line(f"worker-{number}", "Successfully registered with master")

    def submit(self, name, *command, options=(), memory="1g", settings=FOR_FEW_ROWS):
        """Submits a command of Ballast as an administrator does: a driver of 1 GiB, and executors of so much memory."""
        conf = [word for key, value in settings.items() for word in ("--conf", f"{key}={value}")]
        return self.processes.start(
            name, SUBMIT, "--master", self.master, "--driver-memory", "1g", "--executor-memory", memory,
            *conf, *options, "--", *command,
        )
