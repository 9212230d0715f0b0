package dev.ballast.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A process, so that another one can tell whether it is gone.
 *
 * @param id its number
 * @param startedAt when it started, for numbers are given again; empty where the system does not say
 * @param machine the boot of the machine and the space of process numbers in it; empty where the system does not say, and
 *     different in every container
 */
record ProcessIdentity(long id, String startedAt, String machine) {
    private static final Path BOOT = Path.of("/proc/sys/kernel/random/boot_id");
    private static final Path NUMBERS = Path.of("/proc/self/ns/pid");

    /** This process. */
    static ProcessIdentity current() {
        return new ProcessIdentity(ProcessHandle.current().pid(), startOf(ProcessHandle.current()), thisMachine());
    }

    /** Whether it is certain from here that this process does not run any more. */
    boolean isGone() {
        if (machine.isEmpty() || !machine.equals(thisMachine())) {
            return false;
        }
        Optional<ProcessHandle> process = ProcessHandle.of(id);
        return process.isEmpty() || !startOf(process.get()).equals(startedAt);
    }

    private static String startOf(ProcessHandle process) {
        return process.info().startInstant().map(Object::toString).orElse("");
    }

    private static String thisMachine() {
        try {
            return Files.readString(BOOT).strip() + "/" + Files.readSymbolicLink(NUMBERS);
        } catch (IOException | UnsupportedOperationException e) {
            return "";
        }
    }
}
