package dev.ballast.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/** The version that this jar was built as. */
final class ToolVersion implements IVersionProvider {

    @Override
    public String[] getVersion() {
        return new String[] {"ballast " + current()};
    }

    static String current() {
        try (InputStream in = ToolVersion.class.getResourceAsStream("/dev/ballast/version.properties")) {
            Properties properties = new Properties();
            properties.load(in);
            return properties.getProperty("version");
        } catch (IOException e) {
            throw new UncheckedIOException("The jar has no readable version.properties", e);
        }
    }
}
