package dev.ballast.explain;

import dev.ballast.tables.Manifests;
import dev.ballast.tables.RowSearch;
import dev.ballast.tables.RowSearch.Found;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Which manifests name digests, by the working table {@code manifests}. */
final class Names {
    private static final String TABLE = "manifests";
    private static final String BY = "digest";
    private static final String DIGEST = Manifests.NAMED_DIGESTS;
    private static final String ROLE = Manifests.NAMED_ROLES;

    private static final String LISTED = "manifest";

    /** A layer that every image shares is named by more than anybody reads about. */
    private static final int MOST = 20_000;

    private final List<Name> all;
    private final boolean whole;

    private Names(List<Name> all, boolean whole) {
        this.all = all;
        this.whole = whole;
    }

    /** That a manifest names a digest. */
    record Name(String by, String digest, String role) {
        boolean lists() {
            return role.equals(LISTED);
        }
    }

    /** All that name one of these, of each file of the table at most {@link #MOST}. */
    static Names of(LastRun run, Set<String> digests) throws IOException {
        RowSearch.Result found = new RowSearch(DIGEST, digests, List.of(BY, ROLE), MOST).inTable(run.working(TABLE));
        return names(found, name -> new Name(by(name), name.text(), String.valueOf(name.text(ROLE))));
    }

    /** Every entry of every index, of each file at most {@link #MOST}. */
    static Names ofLists(LastRun run) throws IOException {
        RowSearch.Result found =
                new RowSearch(ROLE, Set.of(LISTED), List.of(BY, DIGEST), MOST).inTable(run.working(TABLE));
        return names(found, name -> new Name(by(name), String.valueOf(name.text(DIGEST)), LISTED));
    }

    private static Names names(RowSearch.Result found, Function<Found, Name> name) {
        return new Names(found.rows().stream().map(name).toList(), found.whole());
    }

    private static String by(Found found) {
        return String.valueOf(found.text(BY));
    }

    List<Name> all() {
        return all;
    }

    /** By what is listed: the lists. */
    Map<String, List<Name>> lists() {
        return all.stream().filter(Name::lists).collect(Collectors.groupingBy(Name::digest));
    }

    /** Whether none was left out. */
    boolean isWhole() {
        return whole;
    }
}
