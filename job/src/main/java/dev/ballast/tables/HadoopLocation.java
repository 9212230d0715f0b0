package dev.ballast.tables;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FSDataOutputStreamBuilder;
import org.apache.hadoop.fs.FileContext;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Options.Rename;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.StreamCapabilities;
import org.apache.parquet.hadoop.util.HadoopInputFile;
import org.apache.parquet.io.InputFile;

/**
 * A place in one of Hadoop's file systems. An object of S3 is there when its writing ends, by one request, and folders
 * exist by what lies in them; elsewhere files are renamed into their places.
 */
public final class HadoopLocation implements Location {
    private static final String S3 = "s3a";
    private static final String WRITABLE = ".writable";

    private final FileSystem files;
    private final Path path;

    private HadoopLocation(FileSystem files, Path path) {
        this.files = files;
        this.path = path;
    }

    /**
     * The place at that address.
     *
     * @param settings what differs from Hadoop's own
     * @throws IOException if there is no file system for it
     */
    public static Location open(URI address, Map<String, String> settings) throws IOException {
        Configuration configuration = new Configuration();
        settings.forEach(configuration::set);
        String folder = address.getPath().isEmpty() ? "/" : address.getPath();
        return new HadoopLocation(
                FileSystem.get(address, configuration), new Path(address.getScheme(), address.getAuthority(), folder));
    }

    /** The file system that it lies in. */
    public FileSystem fileSystem() {
        return files;
    }

    /** Its path there, or that of what lies below it. */
    public Path path(String below) {
        return below.isEmpty() ? path : new Path(path, below);
    }

    @Override
    public Location resolve(String below) {
        URI uri = path.toUri();
        String parent = uri.getPath().endsWith("/") ? uri.getPath() : uri.getPath() + "/";
        return new HadoopLocation(files, new Path(uri.getScheme(), uri.getAuthority(), parent + below));
    }

    @Override
    public String name() {
        return path.getName();
    }

    @Override
    public String hadoopPath() {
        return path.toString();
    }

    /** There is nothing that says whether objects may be made but to make one. */
    @Override
    public void prepare() throws IOException {
        if (!isS3()) {
            files.mkdirs(path);
        }
        Location probe = resolve(WRITABLE);
        probe.replace(file -> {}, resolve(WRITABLE + ".new"));
    }

    @Override
    public boolean isFile() throws IOException {
        try {
            return files.getFileStatus(path).isFile();
        } catch (FileNotFoundException e) {
            return false;
        }
    }

    @Override
    public long sizeBytes() throws IOException {
        try {
            return files.getFileStatus(path).getLen();
        } catch (FileNotFoundException e) {
            throw absent(e);
        }
    }

    @Override
    public List<String> names() throws IOException {
        List<String> names = new ArrayList<>();
        try {
            for (FileStatus status : files.listStatus(path)) {
                names.add(status.getPath().getName());
            }
        } catch (FileNotFoundException e) {
            return List.of();
        }
        return names.stream().sorted().toList();
    }

    @Override
    public InputStream open() throws IOException {
        try {
            return files.open(path);
        } catch (FileNotFoundException e) {
            throw absent(e);
        }
    }

    @Override
    public byte[] read() throws IOException {
        try (InputStream in = open()) {
            return in.readAllBytes();
        }
    }

    /** This file for a reader of Parquet, which begins at its end. */
    InputFile parquet() throws IOException {
        return HadoopInputFile.fromPath(path, files.getConf());
    }

    @Override
    public void write(Filling filling) throws IOException {
        FSDataOutputStream file = create();
        try {
            filling.fill(file);
        } catch (IOException | RuntimeException e) {
            abandon(file, e);
            throw e;
        }
        file.close();
    }

    private FSDataOutputStream create() throws IOException {
        FSDataOutputStreamBuilder<?, ?> file = files.createFile(path);
        // Nobody makes a folder of a file's name here, so S3 is not asked whether there is one.
        return file.overwrite(true)
                .recursive()
                .opt("fs.s3a.create.performance", true)
                .build();
    }

    /** To close an object's stream is to publish it, whatever it holds by then. */
    private static void abandon(FSDataOutputStream file, Exception cause) {
        try {
            if (file.hasCapability(StreamCapabilities.ABORTABLE_STREAM)) {
                file.abort();
            }
            file.close();
        } catch (IOException | RuntimeException e) {
            cause.addSuppressed(e);
        }
    }

    @Override
    public void replace(Filling filling, Location staged) throws IOException {
        if (isS3()) {
            write(filling);
        } else {
            staged.write(filling);
            files.mkdirs(path.getParent());
            rename(staged, Rename.OVERWRITE);
        }
    }

    @Override
    public void take(Location folder, String last) throws IOException {
        if (!isS3()) {
            rename(folder, Rename.NONE);
            return;
        }
        for (String name : folder.names()) {
            if (!name.equals(last)) {
                copy(folder, name);
            }
        }
        copy(folder, last);
    }

    private void rename(Location from, Rename how) throws IOException {
        FileContext.getFileContext(files.getUri(), files.getConf()).rename(((HadoopLocation) from).path, path, how);
    }

    private void copy(Location folder, String name) throws IOException {
        try (InputStream in = folder.resolve(name).open()) {
            resolve(name).write(in::transferTo);
        }
    }

    private boolean isS3() {
        return S3.equals(path.toUri().getScheme());
    }

    private static NoSuchFileException absent(FileNotFoundException cause) {
        NoSuchFileException absent = new NoSuchFileException(String.valueOf(cause.getMessage()));
        absent.initCause(cause);
        return absent;
    }

    @Override
    public String toString() {
        return path.toString();
    }
}
