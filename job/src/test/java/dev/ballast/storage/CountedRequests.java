package dev.ballast.storage;

import java.util.concurrent.atomic.AtomicLong;

/** Counts requests in this process. */
record CountedRequests(AtomicLong listed, AtomicLong got) implements RequestCounter {
    private static final long serialVersionUID = 1;

    CountedRequests() {
        this(new AtomicLong(), new AtomicLong());
    }

    @Override
    public void listed(long requests) {
        listed.addAndGet(requests);
    }

    @Override
    public void read(long requests) {
        got.addAndGet(requests);
    }

    long lists() {
        return listed.get();
    }

    long reads() {
        return got.get();
    }
}
