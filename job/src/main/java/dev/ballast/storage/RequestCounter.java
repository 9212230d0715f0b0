package dev.ballast.storage;

import java.io.Serializable;

/** Counts what a storage was asked, repetitions included. Many threads may share one. */
public interface RequestCounter extends Serializable {
    /** Counts nothing. */
    RequestCounter NONE = new RequestCounter() {
        private static final long serialVersionUID = 1;

        @Override
        public void listed(long requests) {}

        @Override
        public void read(long requests) {}
    };

    /** That many more requests were for listings. */
    void listed(long requests);

    /** That many more requests were for single objects. */
    void read(long requests);
}
