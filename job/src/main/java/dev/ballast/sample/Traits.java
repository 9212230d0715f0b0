package dev.ballast.sample;

import java.util.List;

/**
 * What is special about one repository.
 *
 * @param name the repository
 * @param kind what it is for
 * @param format what its builds write
 * @param platforms such as {@code linux/amd64}; with more than one, its images come as an index
 * @param base which of the base images, in their order, it is built on, or {@link #SCRATCH}
 * @param steps how many layers its builds add to the base image
 * @param emptySteps how many of them change no file
 * @param tags how many tags it has
 * @param isSigned whether each version is signed
 * @param isDescribed whether each version has a bill of materials
 * @param isBroken whether its newest image lost a layer
 */
record Traits(
        String name,
        RepositoryKind kind,
        ImageFormat format,
        List<String> platforms,
        int base,
        int steps,
        int emptySteps,
        int tags,
        boolean isSigned,
        boolean isDescribed,
        boolean isBroken) {

    /** Built on nothing. */
    static final int SCRATCH = -1;

    Traits {
        platforms = List.copyOf(platforms);
        if (steps < 1 || emptySteps >= steps || tags < 1 || platforms.isEmpty()) {
            throw new IllegalArgumentException(
                    name + " with " + steps + " steps, " + emptySteps + " of them empty, and " + tags + " tags");
        }
    }

    boolean isFromScratch() {
        return base == SCRATCH;
    }

    /** The probability that a build takes the newest base image rather than the one of the build before. */
    double followsBase() {
        return kind == RepositoryKind.BASE ? 0.2 : 0.3;
    }

    /** The probability that, where a step changed, the step below it changed too. */
    double changesBelow() {
        return kind == RepositoryKind.BASE ? 0.4 : 0.75;
    }
}
