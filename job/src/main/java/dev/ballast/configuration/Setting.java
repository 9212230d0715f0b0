package dev.ballast.configuration;

import com.google.common.base.CaseFormat;
import java.util.Arrays;
import java.util.Optional;

/**
 * What the file may set. Each is an option of the command line, too, and a variable of the environment: {@code minAge},
 * {@code --min-age}, {@code BALLAST_MIN_AGE}.
 */
public enum Setting {
    REGISTRY(Kind.LOCATION),
    OUT(Kind.LOCATION),
    POLICY(Kind.PATH),
    IN_USE_MAX_AGE(Kind.AGE),
    PULL_LOG(Kind.PATH),
    PULL_LOG_MAX_AGE(Kind.AGE),
    MIN_AGE(Kind.AGE),
    MAX_PLAN_SHARE(Kind.SHARE),
    CAPACITY(Kind.SIZE),
    CONNECTIONS(Kind.COUNT),
    KEEP_RUNS(Kind.COUNT),
    KEEP_PLANS(Kind.COUNT),
    KEEP_DAYS(Kind.COUNT),
    METRICS_FILE(Kind.PATH),
    LOG_FORMAT(Kind.FORMAT);

    private static final String VARIABLE = "BALLAST_";

    private final Kind kind;

    Setting(Kind kind) {
        this.kind = kind;
    }

    Kind kind() {
        return kind;
    }

    /** Its name in the file. */
    public String key() {
        return CaseFormat.UPPER_UNDERSCORE.to(CaseFormat.LOWER_CAMEL, name());
    }

    /** Its option. */
    public String option() {
        return "--" + CaseFormat.UPPER_UNDERSCORE.to(CaseFormat.LOWER_HYPHEN, name());
    }

    /** Its variable. */
    public String variable() {
        return VARIABLE + name();
    }

    /** The one that an option sets, if that may stand in the file. */
    public static Optional<Setting> ofOption(String option) {
        return Arrays.stream(values())
                .filter(setting -> setting.option().equals(option))
                .findFirst();
    }
}
