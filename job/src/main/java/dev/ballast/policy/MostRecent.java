package dev.ballast.policy;

/**
 * The first of what a rule matches in a repository. Images count, not tags: tags of one image count once.
 *
 * @param count how many
 * @param byVersion whether the highest versions are first, and not what was pushed last
 * @param perGroup whether each group of tags has so many of its own: which pattern matched, and what its parentheses did
 */
record MostRecent(int count, boolean byVersion, boolean perGroup) {}
