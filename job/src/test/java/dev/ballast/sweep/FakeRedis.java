package dev.ballast.sweep;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;

/**
 * A Redis on the loopback, as far as a flush of caches needs one: it knows keys, and the members of sets as
 * {@code key member}. Its protocol is RESP2.
 */
public final class FakeRedis implements AutoCloseable {
    private final ServerSocket server;
    private final String password;
    private final Set<String> entries = new ConcurrentSkipListSet<>();

    /** Lets in whoever knows the password; anybody, if that is empty. */
    public FakeRedis(String password, String... entries) throws IOException {
        this.password = password;
        this.entries.addAll(List.of(entries));
        server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        Thread thread = new Thread(this::serve, "fake-redis");
        thread.setDaemon(true);
        thread.start();
    }

    public URI address() {
        return URI.create("redis://127.0.0.1:" + server.getLocalPort());
    }

    /** What is left. */
    public Set<String> entries() {
        return Set.copyOf(entries);
    }

    private void serve() {
        while (!server.isClosed()) {
            try (Socket client = server.accept()) {
                converse(
                        new DataInputStream(new BufferedInputStream(client.getInputStream())),
                        client.getOutputStream());
            } catch (IOException e) {
                // The client, or the server, is gone.
            }
        }
    }

    private void converse(DataInputStream in, OutputStream out) throws IOException {
        boolean isIn = password.isEmpty();
        while (true) {
            List<String> command = command(in);
            if (command.isEmpty()) {
                return;
            }
            boolean isLogin = command.get(0).equals("AUTH");
            isIn |= isLogin && command.get(command.size() - 1).equals(password);
            out.write((isIn ? answer(command) : "-NOAUTH Authentication required.")
                    .concat("\r\n")
                    .getBytes(UTF_8));
            out.flush();
        }
    }

    private String answer(List<String> command) {
        return switch (command.get(0)) {
            case "PING" -> "+PONG";
            case "DEL" -> ":" + (entries.remove(command.get(1)) ? 1 : 0);
            case "SREM" -> ":" + (entries.remove(command.get(1) + " " + command.get(2)) ? 1 : 0);
            default -> "+OK";
        };
    }

    private static List<String> command(DataInputStream in) throws IOException {
        List<String> words = new ArrayList<>();
        String head = line(in);
        for (int i = 0; !head.isEmpty() && i < Integer.parseInt(head.substring(1)); i++) {
            byte[] word = new byte[Integer.parseInt(line(in).substring(1))];
            in.readFully(word);
            line(in);
            words.add(new String(word, UTF_8));
        }
        return words;
    }

    private static String line(DataInputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
            line.append((char) next);
        }
        return line.toString().strip();
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
