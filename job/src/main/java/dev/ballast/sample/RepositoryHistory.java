package dev.ballast.sample;

import java.util.List;

/**
 * All that ever happened in a repository.
 *
 * @param name the repository
 * @param pushes in the order of their times
 * @param uploads what was begun and never finished
 * @param strays blobs that were once its own
 */
record RepositoryHistory(String name, List<Push> pushes, List<Upload> uploads, List<Stray> strays) {

    RepositoryHistory {
        pushes = List.copyOf(pushes);
        uploads = List.copyOf(uploads);
        strays = List.copyOf(strays);
    }
}
