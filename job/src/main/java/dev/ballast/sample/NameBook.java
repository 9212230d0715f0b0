package dev.ballast.sample;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Names repositories as people do: base images first, then the projects' repositories. */
final class NameBook {

    private static final double BASES = 0.1;
    /** What every eight application repositories are; a release follows the CI repository that it takes from. */
    private static final List<RepositoryKind> APPLICATIONS = List.of(
            RepositoryKind.SERVICE,
            RepositoryKind.CI,
            RepositoryKind.RELEASE,
            RepositoryKind.SERVICE,
            RepositoryKind.SERVICE,
            RepositoryKind.CI,
            RepositoryKind.SERVICE,
            RepositoryKind.SERVICE);

    private static final List<String> BASE_IMAGES = List.of(
            "base/ubuntu",
            "base/debian",
            "base/alpine",
            "base/python",
            "base/openjdk",
            "base/node",
            "base/golang",
            "base/cuda",
            "base/ros",
            "base/nginx",
            "base/postgres",
            "base/distroless");

    /** The first projects are the largest tenants. */
    private static final List<Project> PROJECTS = List.of(
            new Project(
                    "robotics",
                    List.of("perception", "planning", "control", "simulation"),
                    List.of(
                            "lidar-driver",
                            "nav-stack",
                            "slam",
                            "motor-control",
                            "gripper",
                            "camera-sync",
                            "path-planner",
                            "safety-monitor",
                            "fleet-manager",
                            "sim-world",
                            "teleop",
                            "map-server")),
            new Project(
                    "payments",
                    List.of("core", "risk", "ledger"),
                    List.of(
                            "api",
                            "checkout",
                            "fraud-score",
                            "settlement",
                            "card-vault",
                            "refunds",
                            "webhooks",
                            "reconciliation",
                            "invoice-pdf",
                            "rates")),
            new Project(
                    "data",
                    List.of("ingest", "warehouse", "ml"),
                    List.of(
                            "kafka-connect",
                            "event-router",
                            "feature-store",
                            "airflow",
                            "spark-etl",
                            "dbt-runner",
                            "model-server",
                            "notebook",
                            "trainer",
                            "catalog")),
            new Project(
                    "web",
                    List.of("frontend", "content", "search"),
                    List.of(
                            "storefront",
                            "image-resizer",
                            "search-api",
                            "indexer",
                            "sitemap",
                            "session",
                            "graphql",
                            "cms",
                            "ab-test",
                            "edge-cache")),
            new Project(
                    "platform",
                    List.of("observability", "identity", "build"),
                    List.of(
                            "log-shipper",
                            "alert-router",
                            "login",
                            "token-service",
                            "runner",
                            "artifact-proxy",
                            "secret-sync",
                            "dns-operator",
                            "cert-rotator",
                            "cost-exporter")),
            new Project(
                    "logistics",
                    List.of("routing", "warehouse-ops"),
                    List.of("dispatch", "eta", "label-printer", "picker", "yard", "customs", "tracking", "geocoder")),
            new Project(
                    "mobile",
                    List.of("gateway", "push"),
                    List.of("bff", "notifier", "device-registry", "crash-intake", "feature-flags", "deep-links")),
            new Project(
                    "internal",
                    List.of("tools", "sandbox"),
                    List.of("wiki", "chat-bot", "survey", "badge-printer", "lunch-menu", "load-test", "demo")));

    private final Dice dice;
    private final Set<String> taken = new HashSet<>();

    NameBook(Dice dice) {
        this.dice = dice;
    }

    /** A tenant. */
    private record Project(String name, List<String> teams, List<String> components) {}

    List<RepositoryName> names(int count) {
        int bases = Math.max(1, (int) Math.round(count * BASES));
        List<RepositoryName> names = new ArrayList<>(count);
        for (int i = 0; i < bases; i++) {
            names.add(new RepositoryName(baseName(i), RepositoryKind.BASE));
        }
        String before = "";
        for (int i = 0; i < count - bases; i++) {
            RepositoryKind kind = APPLICATIONS.get(i % APPLICATIONS.size());
            before = name(kind, before);
            names.add(new RepositoryName(before, kind));
        }
        return names;
    }

    /** The company's own base images, then those that projects build upon them. */
    private String baseName(int index) {
        if (index < BASE_IMAGES.size()) {
            return free(BASE_IMAGES.get(index));
        }
        Project project = dice.popular(PROJECTS);
        return free(project.name() + "/base/" + dice.one(project.components()) + "-runtime");
    }

    private String name(RepositoryKind kind, String before) {
        if (kind == RepositoryKind.RELEASE) {
            return free(before.replace("/ci-", "/"));
        }
        Project project = dice.popular(PROJECTS);
        String component = dice.one(project.components());
        if (kind == RepositoryKind.CI) {
            return free(project.name() + "/ci-" + component);
        }
        String team = dice.chance(0.6) ? dice.one(project.teams()) + "/" : "";
        return free(project.name() + "/" + team + component);
    }

    /** The name, or the first of its numbered successors that nobody has. */
    private String free(String wanted) {
        String name = wanted;
        for (int number = 2; !taken.add(name); number++) {
            name = wanted + "-" + number;
        }
        return name;
    }
}
