package dev.ballast.storage;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The numbered pages of an output's folder {@code lease}. The page with the highest number says who holds the output; to
 * take it is to make the next page, which one alone can do. The page before is renamed to {@code previous}.
 *
 * @param out named in messages
 */
record LeaseBook(StorageRoot out, LeaseFolder folder, LeaseTerms terms) {
    private static final String PREVIOUS = "previous";
    private static final String CLOCK = "clock";
    private static final byte[] CLOCK_TEXT =
            "What was written here last says what time it is for this storage.\n".getBytes(StandardCharsets.UTF_8);
    private static final String PAGE = "\\d{10}";

    /** A page, and what it says; nothing if it cannot be read. */
    private record Page(long number, Instant modified, Optional<LeaseHolder> holder) {
        boolean isHeld() {
            return holder.isEmpty() || holder.get().isHeld();
        }
    }

    /**
     * Enters a holder on the next page.
     *
     * @return its number
     * @throws LeaseHeldException if another one holds the output
     */
    long enter(LeaseHolder holder) throws IOException {
        Optional<Page> before = newest();
        if (before.isPresent() && isAlive(before.get())) {
            throw held(before.get());
        }
        long number = before.map(Page::number).orElse(0L) + 1;
        if (!folder.create(name(number), holder.file())) {
            throw held(newest().orElseThrow());
        }
        withdrawIfOvertaken(number, before, holder);
        before.ifPresent(page -> folder.rename(name(page.number()), PREVIOUS));
        return number;
    }

    /** Between the look and the new page, the holder before may have come back to life, or others may have come and gone. */
    private void withdrawIfOvertaken(long number, Optional<Page> before, LeaseHolder holder) throws IOException {
        for (LeaseFolder.Entry entry : pages()) {
            boolean newer = numberOf(entry) > number;
            boolean renewed = before.isPresent()
                    && before.get().isHeld()
                    && numberOf(entry) == before.get().number()
                    && !entry.modified().equals(before.get().modified());
            if (newer || renewed) {
                renew(number, holder.ended(LeaseHolder.State.RELEASED, holder.startedAt()));
                throw held(page(entry));
            }
        }
    }

    /** Ends the holding of that id; says no if nobody holds the output. */
    boolean end(String id, Instant now) throws IOException {
        Optional<Page> newest = newest().filter(Page::isHeld);
        if (newest.isEmpty()) {
            return false;
        }
        LeaseHolder holder = newest.get().holder().orElseThrow(() -> held(newest.get()));
        if (!holder.id().equals(id)
                || !folder.create(
                        name(newest.get().number() + 1),
                        holder.ended(LeaseHolder.State.UNLOCKED, now).file())) {
            throw held(newest().orElseThrow());
        }
        return true;
    }

    void renew(long number, LeaseHolder holder) throws IOException {
        folder.write(name(number), holder.file());
    }

    /** @throws LeaseLostException if there is a higher page */
    void requireNewest(long number) throws IOException {
        Page newest =
                newest().orElseThrow(() -> new LeaseLostException(lost("its folder " + LeaseFolder.NAME + " is gone")));
        if (newest.number() != number) {
            throw new LeaseLostException(lost(newest.holder()
                    .map(holder -> holder.isHeld()
                            ? holder.command() + " on " + holder.host() + " took it"
                            : "it was unlocked")
                    .orElse("another one took it")));
        }
    }

    private String lost(String how) {
        return "This command no longer holds " + out + ": " + how + ". Nothing more was written; run it again.";
    }

    private boolean isAlive(Page page) throws IOException {
        return page.isHeld()
                && page.holder().map(holder -> !holder.process().isGone()).orElse(true)
                && age(page).compareTo(terms.expireAfter()) < 0;
    }

    /** How long ago a page was written, by the storage's clock alone. */
    private Duration age(Page page) throws IOException {
        return Duration.between(page.modified(), now().orElse(page.modified()));
    }

    /** What time it is for the storage. */
    Optional<Instant> now() throws IOException {
        folder.write(CLOCK, CLOCK_TEXT);
        return folder.entries().stream()
                .filter(entry -> entry.name().equals(CLOCK))
                .map(LeaseFolder.Entry::modified)
                .findFirst();
    }

    /** Whether the storage refuses to make what is there, as leases need it to. Writes what {@link #now} writes. */
    boolean isExclusive() throws IOException {
        return now().isPresent() && !folder.create(CLOCK, CLOCK_TEXT);
    }

    /** Why nobody could take the output now; nothing if somebody could. */
    Optional<String> holder() throws IOException {
        Optional<Page> newest = newest();
        return newest.isPresent() && isAlive(newest.get())
                ? Optional.ofNullable(held(newest.get()).getMessage())
                : Optional.empty();
    }

    private LeaseHeldException held(Page page) {
        return new LeaseHeldException(page.holder()
                .map(this::heldBy)
                .orElse("Another command holds " + out + ", and does not say which. Try again in "
                        + terms.expireAfter().toMinutes() + " minutes."));
    }

    private String heldBy(LeaseHolder holder) {
        return "'%s' of %s on %s (process %d) holds %s since %s, renewed at %s. Wait for its end; if it is dead: ballast unlock --out %s --id %s"
                .formatted(
                        holder.command(),
                        holder.owner(),
                        holder.host(),
                        holder.process().id(),
                        out,
                        holder.startedAt(),
                        holder.renewedAt(),
                        out,
                        holder.id());
    }

    private Optional<Page> newest() throws IOException {
        Optional<LeaseFolder.Entry> newest = pages().stream().max(Comparator.comparing(LeaseFolder.Entry::name));
        return newest.isEmpty() ? Optional.empty() : Optional.of(page(newest.get()));
    }

    private Page page(LeaseFolder.Entry entry) throws IOException {
        try {
            return new Page(numberOf(entry), entry.modified(), LeaseHolder.read(folder.read(entry.name())));
        } catch (NoSuchFileException | FileNotFoundException e) {
            return new Page(numberOf(entry), entry.modified(), Optional.empty());
        }
    }

    private List<LeaseFolder.Entry> pages() throws IOException {
        return folder.entries().stream()
                .filter(entry -> entry.name().matches(PAGE))
                .toList();
    }

    private static long numberOf(LeaseFolder.Entry entry) {
        return Long.parseLong(entry.name());
    }

    private static String name(long number) {
        return "%010d".formatted(number);
    }
}
