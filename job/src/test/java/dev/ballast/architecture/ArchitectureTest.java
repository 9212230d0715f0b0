package dev.ballast.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Set;
import java.util.random.RandomGenerator;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * The walls of the house: which package may know which, and that nothing but {@code sweep}
 * and the remover of old output can delete.
 */
@AnalyzeClasses(packages = "dev.ballast", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
    private static final Set<String> DELETING = Set.of(
            "delete",
            "deleteIfExists",
            "deleteOnExit",
            "deleteRecursively",
            "deleteDirectory",
            "fullyDelete",
            "fullyDeleteContents",
            "createBulkDelete",
            "bulkDelete",
            "deleteObject",
            "deleteObjects",
            "moveToTrash");
    private static final Set<String> LOOKING = Set.of("listObjectsV2", "headObject", "getObject");

    @ArchTest
    static final ArchRule nothingElseDeletes = noClasses()
            .that()
            .resideOutsideOfPackages("dev.ballast.sweep..", "dev.ballast.retention..")
            .should()
            .callMethodWhere(isDeletion());

    @ArchTest
    static final ArchRule oneClassRemovesOldOutput = noClasses()
            .that()
            .resideInAPackage("dev.ballast.retention..")
            .and()
            .haveNameNotMatching(".*\\.OutputRemover(\\$.*)?")
            .should()
            .callMethodWhere(isDeletion());

    /** Who cannot name a registry's storage cannot remove anything there. */
    @ArchTest
    static final ArchRule retentionKnowsNoRegistry =
            ourDependencies("retention", "plan", "publish", "tables", "reports");

    @ArchTest
    static final ArchRule onlyTheCommandLineRemovesOldOutput = noClasses()
            .that()
            .resideOutsideOfPackages("dev.ballast.retention..", "dev.ballast.cli..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("dev.ballast.retention..");

    @ArchTest
    static final ArchRule theRunCannotSeeTheSweep = noClasses()
            .that()
            .resideOutsideOfPackages("dev.ballast.sweep..", "dev.ballast.cli..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("dev.ballast.sweep..");

    @ArchTest
    static final ArchRule registryKnowsTheJdkAndJackson =
            only("registry", "java..", "com.fasterxml.jackson..", "org.jspecify..");

    @ArchTest
    static final ArchRule storageKnowsNothingOfOurs = only(
            "storage",
            "java..",
            "org.apache.hadoop..",
            "software.amazon.awssdk.core..",
            "software.amazon.awssdk.services.s3..",
            "org.jspecify..",
            "com.google.common..");

    /** A client of S3 can do more than look. */
    @ArchTest
    static final ArchRule storageOnlyLooksAtABucket = noClasses()
            .that()
            .resideInAPackage("dev.ballast.storage..")
            .should()
            .callMethodWhere(describe(
                    "a bucket is told something",
                    call -> call.getTargetOwner().isAssignableTo(S3Client.class) && !LOOKING.contains(call.getName())));

    @ArchTest
    static final ArchRule sampleKnowsTheRegistryOnly =
            only("sample", "java..", "com.fasterxml.jackson..", "org.jspecify..", ours("registry"));

    @ArchTest
    static final ArchRule policyKnowsTheRegistryOnly = only(
            "policy",
            "java..",
            "com.fasterxml.jackson..",
            "com.google.common..",
            "com.google.re2j..",
            "org.jspecify..",
            "org.yaml.snakeyaml..",
            ours("registry"));

    @ArchTest
    static final ArchRule configurationKnowsThePolicysYamlOnly = only(
            "configuration", "java..", "com.google.common..", "org.jspecify..", "org.yaml.snakeyaml..", ours("policy"));

    @ArchTest
    static final ArchRule tablesKnowTheContract = ourDependencies("tables", "reports");

    @ArchTest
    static final ArchRule scanReadsStorage = ourDependencies("scan", "storage", "registry", "tables");

    @ArchTest
    static final ArchRule markKnowsTablesAndPolicy = ourDependencies("mark", "tables", "policy");

    @ArchTest
    static final ArchRule analyticsKnowsTablesOnly = ourDependencies("analytics", "tables", "reports");

    @ArchTest
    static final ArchRule publishKnowsTablesOnly = ourDependencies("publish", "tables", "reports");

    @ArchTest
    static final ArchRule planKnowsMarkTablesAndPolicy = ourDependencies("plan", "mark", "policy", "tables", "reports");

    @ArchTest
    static final ArchRule theDoctorReadsOnly =
            ourDependencies("doctor", "publish", "scan", "policy", "tables", "storage", "registry", "reports");

    @ArchTest
    static final ArchRule explainReadsWhatRunsWrote =
            ourDependencies("explain", "plan", "publish", "tables", "reports", "registry");

    @ArchTest
    static final ArchRule nobodyKnowsTheCommandLine = noClasses()
            .that()
            .resideOutsideOfPackage("dev.ballast.cli..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("dev.ballast.cli..");

    @ArchTest
    static final ArchRule reportsKnowNeitherSparkNorHadoop = noClasses()
            .that()
            .resideInAPackage("dev.ballast.reports..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache..", "scala..", "dev.ballast.tables..", "dev.ballast.plan..");

    /** Its algorithms lie in a module of the JDK that many a JRE leaves out. */
    @ArchTest
    static final ArchRule noRandomNumbersButThoseOfEveryJava = noClasses()
            .should()
            .callMethod(RandomGenerator.class, "getDefault")
            .orShould()
            .callMethod(RandomGenerator.class, "of", String.class);

    private static DescribedPredicate<JavaCall<?>> isDeletion() {
        return describe("a deletion", call -> DELETING.contains(call.getTarget().getName()));
    }

    private static ArchRule only(String name, String... allowed) {
        String[] all = java.util.Arrays.copyOf(allowed, allowed.length + 1);
        all[allowed.length] = ours(name);
        return classes()
                .that()
                .resideInAPackage(ours(name))
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(all);
    }

    private static ArchRule ourDependencies(String name, String... allowed) {
        DescribedPredicate<com.tngtech.archunit.core.domain.JavaClass> notAllowed = describe(
                "of Ballast and not of " + Set.of(allowed),
                other -> other.getPackageName().startsWith("dev.ballast.")
                        && !other.getPackageName().equals(ours(name).replace("..", ""))
                        && java.util.Arrays.stream(allowed)
                                .noneMatch(
                                        one -> (other.getPackageName() + ".").startsWith("dev.ballast." + one + ".")));
        return noClasses().that().resideInAPackage(ours(name)).should().dependOnClassesThat(notAllowed);
    }

    private static String ours(String name) {
        return "dev.ballast." + name + "..";
    }
}
