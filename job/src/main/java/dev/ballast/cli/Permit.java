package dev.ballast.cli;

import dev.ballast.storage.Lease;

/** What a command needs to go on: that the output is still its own, and that nobody told it to end. */
record Permit(Lease lease, Termination termination) {

    /**
     * Looks whether it may.
     *
     * @throws TerminatedException if it was told to end
     * @throws dev.ballast.storage.LeaseLostException if another one took the output
     */
    void require() {
        termination.require();
        lease.require();
    }
}
