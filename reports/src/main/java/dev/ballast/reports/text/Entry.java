package dev.ballast.reports.text;

import dev.ballast.reports.words.Names;

/**
 * One number and what it is about.
 *
 * @param amount with its unit
 * @param isName whether the subject is a name that somebody or something gave, rather than a word
 * @param note what there is to say about it; may be empty
 */
record Entry(String amount, String subject, boolean isName, String note) {
    Entry {
        subject = Names.printable(subject);
        note = Names.printable(note);
    }

    static Entry word(String amount, String word, String note) {
        return new Entry(amount, word, false, note);
    }

    static Entry name(String amount, String name, String note) {
        return new Entry(amount, name, true, note);
    }
}
