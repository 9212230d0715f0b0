package dev.ballast.storage;

import java.io.IOException;
import java.util.List;

/** A storage that makes whatever it is asked to make, over what is there: some that speak S3 do not know If-None-Match. */
record OverwritingFolder(LeaseFolder folder) implements LeaseFolder {

    @Override
    public List<Entry> entries() throws IOException {
        return folder.entries();
    }

    @Override
    public boolean create(String name, byte[] content) throws IOException {
        folder.write(name, content);
        return true;
    }

    @Override
    public void write(String name, byte[] content) throws IOException {
        folder.write(name, content);
    }

    @Override
    public byte[] read(String name) throws IOException {
        return folder.read(name);
    }

    @Override
    public void rename(String name, String to) {
        folder.rename(name, to);
    }
}
