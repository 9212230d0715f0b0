package dev.ballast.explain;

import dev.ballast.tables.RowSearch;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Which manifests name digests: the working table {@code manifests}, read by its list of references only. */
final class Names {
    private static final String TABLE = "manifests";
    private static final String BY = "digest";
    private static final String DIGEST = "references.list.element.digest";
    private static final String ROLE = "references.list.element.role";

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
        return of(new RowSearch(DIGEST, digests, List.of(BY, ROLE), MOST), run);
    }

    /**
     * All that name this one, and, with the same look, all that indexes list; only the former if the latter are too many.
     */
    static Names withLists(LastRun run, String digest) throws IOException {
        RowSearch search = new RowSearch(DIGEST, Set.of(digest), List.of(BY, ROLE), MOST);
        Names names = of(search.orBeside(ROLE, LISTED), run);
        return names.whole ? names : of(run, Set.of(digest));
    }

    private static Names of(RowSearch search, LastRun run) throws IOException {
        RowSearch.Result found = search.inTable(run.working(TABLE));
        return new Names(
                found.rows().stream()
                        .map(name ->
                                new Name(String.valueOf(name.text(BY)), name.text(), String.valueOf(name.text(ROLE))))
                        .toList(),
                found.whole());
    }

    /** Those that name this one. */
    List<Name> of(String digest) {
        return all.stream().filter(name -> name.digest().equals(digest)).toList();
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
