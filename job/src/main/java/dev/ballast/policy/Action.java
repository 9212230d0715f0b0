package dev.ballast.policy;

/** What a rule does with what it matches. */
sealed interface Action permits Protect, Delete {}
