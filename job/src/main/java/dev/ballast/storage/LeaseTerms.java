package dev.ballast.storage;

import java.time.Duration;

/**
 * How long a lease holds.
 *
 * @param renewEvery how often its holder says that it lives
 * @param expireAfter how long after the last time others may take it, where they cannot see that the holder is dead
 */
record LeaseTerms(Duration renewEvery, Duration expireAfter) {
    static final LeaseTerms USUAL = new LeaseTerms(Duration.ofSeconds(30), Duration.ofMinutes(5));

    LeaseTerms {
        if (renewEvery.compareTo(expireAfter.dividedBy(2)) > 0) {
            throw new IllegalArgumentException("A lease that is renewed every " + renewEvery + " cannot expire after "
                    + expireAfter + ": one missed renewal would end it");
        }
    }
}
