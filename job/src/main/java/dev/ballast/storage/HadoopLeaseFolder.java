package dev.ballast.storage;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FSDataOutputStreamBuilder;
import org.apache.hadoop.fs.FileAlreadyExistsException;
import org.apache.hadoop.fs.FileContext;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Options.CreateFileOptionKeys;
import org.apache.hadoop.fs.Options.Rename;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.PathIOException;

/**
 * A lease in one of Hadoop's file systems. On S3, to make a file that nobody else has made is a {@code PutObject} with
 * {@code If-None-Match: *}; the store answers 412 to whoever comes second.
 */
record HadoopLeaseFolder(HadoopStore store) implements LeaseFolder {

    @Override
    public List<Entry> entries() throws IOException {
        List<Entry> entries = new ArrayList<>();
        try {
            for (FileStatus file : store.files().listStatus(store.path(NAME))) {
                entries.add(new Entry(file.getPath().getName(), Instant.ofEpochMilli(file.getModificationTime())));
            }
        } catch (FileNotFoundException e) {
            return List.of();
        }
        return entries;
    }

    @Override
    public boolean create(String name, byte[] content) throws IOException {
        FSDataOutputStreamBuilder<?, ?> file = store.files().createFile(place(name));
        file.overwrite(false).recursive().opt(CreateFileOptionKeys.FS_OPTION_CREATE_CONDITIONAL_OVERWRITE, true);
        try {
            write(file, content);
            return true;
        } catch (FileAlreadyExistsException | PathIOException e) {
            if (isThere(name)) {
                return false;
            }
            throw e;
        }
    }

    private boolean isThere(String name) throws IOException {
        return entries().stream().anyMatch(entry -> entry.name().equals(name));
    }

    @Override
    public void write(String name, byte[] content) throws IOException {
        FSDataOutputStreamBuilder<?, ?> file = store.files().createFile(place(name));
        write(file.overwrite(true).recursive(), content);
    }

    private static void write(FSDataOutputStreamBuilder<?, ?> file, byte[] content) throws IOException {
        try (FSDataOutputStream out = file.build()) {
            out.write(content);
        }
    }

    @Override
    public byte[] read(String name) throws IOException {
        try (InputStream file = store.files().open(place(name))) {
            return file.readAllBytes();
        }
    }

    @Override
    public void rename(String name, String to) {
        try {
            FileContext.getFileContext(store.root().uri(), store.files().getConf())
                    .rename(place(name), place(to), Rename.OVERWRITE);
        } catch (IOException e) {
            return;
        }
    }

    private Path place(String name) {
        return store.path(NAME + "/" + name);
    }
}
