package dev.ballast.cli;

import java.util.Optional;

/** Somebody who gives the same answer to everything. */
final class FakeTerminal implements Terminal {
    private final String answer;
    private String shown = "";

    FakeTerminal(String answer) {
        this.answer = answer;
    }

    @Override
    public Optional<String> ask(String question) {
        shown += question;
        return Optional.of(answer);
    }

    /** What stood there. */
    String shown() {
        return shown;
    }
}
