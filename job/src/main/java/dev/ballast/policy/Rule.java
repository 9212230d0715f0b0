package dev.ballast.policy;

/**
 * One rule of a policy.
 *
 * @param name as decisions carry it
 * @param repositories where it holds
 * @param tags the tags that it is asked about; none if it is about something else only
 * @param untagged whether it is asked about manifests without a tag
 * @param orphanedReferrers whether it is asked about referrers whose subject is not there
 */
record Rule(String name, Names repositories, Names tags, boolean untagged, boolean orphanedReferrers, Action action) {

    /** Whether it protects whatever it matches, without looking at anything else. */
    boolean protectsAlways() {
        return action instanceof Protect protect && protect.isAlways();
    }
}
