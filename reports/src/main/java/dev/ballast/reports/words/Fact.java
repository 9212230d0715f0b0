package dev.ballast.reports.words;

import java.util.List;

/**
 * One number that an administrator asks for, with what stands beside it.
 *
 * @param name what it is, in a word or two
 * @param value with its unit
 * @param details what it means, half a sentence each
 * @param command what explains it on the command line; empty if there is nothing to add
 */
public record Fact(String name, Tone tone, String value, List<String> details, String command) {
    public Fact {
        details = List.copyOf(details);
    }
}
