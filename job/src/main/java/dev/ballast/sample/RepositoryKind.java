package dev.ballast.sample;

/** What a repository is for, which decides how it is pushed to and cleaned up. */
enum RepositoryKind {
    /** What other images are built from: rebuilt all the year, everything kept. */
    BASE(0.1, 0),
    /** An application, with a tag per version. */
    SERVICE(0.25, 0.45),
    /** Where builds are pushed to: most are overtaken by the next one, and many are deleted. */
    CI(0.5, 0.6),
    /** The builds of the CI repository before it that were good enough: the same images, in another repository. */
    RELEASE(0, 0);

    private final double untaggedPushes;
    private final double cleaned;

    RepositoryKind(double untaggedPushes, double cleaned) {
        this.untaggedPushes = untaggedPushes;
        this.cleaned = cleaned;
    }

    /** How many pushes per tag bring no tag of their own, and lose the moving one to the next push. */
    double untaggedPushes() {
        return untaggedPushes;
    }

    /** The share of those that the owner deletes some time after. */
    double cleaned() {
        return cleaned;
    }
}
