package dev.ballast.reports.model;

import java.util.List;

/** Names that no client would push, and that somebody may have put into the storage all the same. */
public final class HostileNames {
    public static final String SCRIPT = "odd/<script>alert(1)</script>";
    public static final String END_OF_DATA = "odd/</script><img src=x onerror=alert(2)><!--";
    public static final String QUOTES = "odd/\"quoted\" & 'single' `back` \\u003c";
    public static final String TEMPLATES = "odd/${user}/@template/{{mustache}}/<%= code %>|pipe|*star*_line_";
    public static final String RIGHT_TO_LEFT = "odd/\u05d0\u05d1\u05d2\u05d3/\u0645\u062b\u0627\u0644";
    public static final String INVISIBLE = "odd/\u202egnp.exe\u2028next\nline\u0000";
    public static final String LONG = "odd/" + "w".repeat(251);

    public static final List<String> ALL =
            List.of(SCRIPT, END_OF_DATA, QUOTES, TEMPLATES, RIGHT_TO_LEFT, INVISIBLE, LONG);

    private HostileNames() {}
}
