package dev.ballast.plan;

/** A registry that names nothing is a registry that was not seen: never is everything garbage. */
final class ReferencesNotEmpty implements Gate {
    @Override
    public GateResult check(Facts facts) {
        boolean passed = facts.repositoryFiles() > 0 && facts.references() > 0;
        return GateResult.of(
                this,
                passed,
                "at least 1 link and 1 reference",
                facts.repositoryFiles() + " links and uploads, " + facts.references() + " references",
                "Nothing is planned: the storage shows " + facts.repositoryFiles()
                        + " links and uploads of repositories and "
                        + facts.references() + " references, so every blob would be garbage. Check that --registry"
                        + " names the right storage and that its repositories folder is complete.");
    }
}
