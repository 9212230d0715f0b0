package dev.ballast.nightly;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import org.apache.hadoop.fs.LocalFileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.apache.hadoop.fs.permission.FsPermission;

/**
 * Hadoop's local file system without its detours: permissions are set by this process (Hadoop starts {@code chmod} for
 * every file and folder where its native library is missing), and no checksum file stands beside each file. It is one
 * of the kind that Hadoop's connectors expect when they buffer uploads on the disk.
 */
public final class PlainLocalFileSystem extends LocalFileSystem {

    public PlainLocalFileSystem() {
        super(new PlainFiles());
        setWriteChecksum(false);
        setVerifyChecksum(false);
    }

    private static final class PlainFiles extends RawLocalFileSystem {

        @Override
        public void setPermission(Path path, FsPermission permission) throws IOException {
            String symbols = permission.getUserAction().SYMBOL
                    + permission.getGroupAction().SYMBOL
                    + permission.getOtherAction().SYMBOL;
            Files.setPosixFilePermissions(pathToFile(path).toPath(), PosixFilePermissions.fromString(symbols));
        }
    }
}
