package dev.ballast.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.hadoop.security.UserGroupInformation;

/**
 * The user of this process, for Hadoop: containers run as a number to which the system knows no name, and Hadoop fails to log
 * in who has none.
 */
public final class HadoopUser {
    private static final String NAME = "user.name";
    /** What Java says where the system knows no name. */
    private static final String NAMELESS = "?";

    private static final String HADOOP = "org/apache/hadoop/security/UserGroupInformation.class";
    private static final Path THIS_PROCESS = Path.of("/proc/self");

    private HadoopUser() {}

    /** Gives a user without a name one, before anything asks for it. */
    public static void ensureNamed() {
        if (!System.getProperty(NAME, NAMELESS).equals(NAMELESS)) {
            return;
        }
        String name = "user-" + number();
        System.setProperty(NAME, name);
        // Commands that read no bucket do without Hadoop's jars.
        if (HadoopUser.class.getClassLoader().getResource(HADOOP) != null) {
            UserGroupInformation.setLoginUser(UserGroupInformation.createRemoteUser(name));
        }
    }

    private static String number() {
        try {
            return String.valueOf(Files.getAttribute(THIS_PROCESS, "unix:uid"));
        } catch (IOException | UnsupportedOperationException | IllegalArgumentException e) {
            return "unknown";
        }
    }
}
