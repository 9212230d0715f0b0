/**
 * What the administrator decided: the policy, how it is written in YAML, and what it decides for each tag and manifest of
 * a repository. Knows no Spark and no storage: everything here is values in, decisions out. May use the registry's words.
 */
@NullMarked
package dev.ballast.policy;

import org.jspecify.annotations.NullMarked;
