package dev.ballast.sweep;

import dev.ballast.plan.PlanLibrary;
import dev.ballast.publish.Output;
import dev.ballast.registry.Entry;
import dev.ballast.registry.RegistryLayout;
import dev.ballast.storage.StorageException;
import dev.ballast.storage.StorageException.Kind;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.Pipeline;
import redis.clients.jedis.SslOptions;
import redis.clients.jedis.exceptions.JedisException;

/**
 * The descriptors of blobs that registries of Distribution keep in Redis, without an end. After a sweep they still say
 * that a blob is there: pushes leave it out, and pulls fail. The keys, by Distribution's
 * {@code registry/storage/cache/redis/redis.go}:
 *
 * <pre>{@code
 * blobs::<digest>                      a hash
 * repository::<name>::blobs            a set of digests
 * repository::<name>::blobs::<digest>  a hash
 * }</pre>
 */
public final class RedisCaches implements AutoCloseable {
    public static final String USER = "BALLAST_REDIS_USER";
    public static final String PASSWORD = "BALLAST_REDIS_PASSWORD";

    private static final int DEFAULT_PORT = 6379;
    private static final int ANSWER_WITHIN_MILLIS = 10_000;

    private final Jedis redis;

    private RedisCaches(Jedis redis) {
        this.redis = redis;
    }

    /**
     * Connects, and makes sure that there is a Redis.
     *
     * @param address {@code redis://host:6379/0}, or {@code rediss:} with encryption; the login is in the environment
     * @throws StorageException if there is none
     */
    public static RedisCaches open(URI address, Map<String, String> environment) {
        boolean isRedis = "redis".equals(address.getScheme()) || "rediss".equals(address.getScheme());
        if (!isRedis || address.getHost() == null || address.getUserInfo() != null || !isDatabase(address.getPath())) {
            throw new StorageException(
                    Kind.INVALID,
                    "'" + address.toString().replaceFirst("//[^/]*@", "//…@") + "' is no address of a Redis; write"
                            + " redis://HOST[:PORT][/DATABASE], and no login in it: set " + USER + " and " + PASSWORD
                            + ".");
        }
        String password = environment.getOrDefault(PASSWORD, "");
        String user = environment.getOrDefault(USER, "");
        DefaultJedisClientConfig settings = DefaultJedisClientConfig.builder()
                .timeoutMillis(ANSWER_WITHIN_MILLIS)
                .sslOptions("rediss".equals(address.getScheme()) ? SslOptions.defaults() : null)
                .user(user.isEmpty() ? null : user)
                .password(password.isEmpty() ? null : password)
                .database(database(address.getPath()))
                .build();
        int port = address.getPort() < 0 ? DEFAULT_PORT : address.getPort();
        try {
            Jedis redis = new Jedis(new HostAndPort(address.getHost(), port), settings);
            redis.ping();
            return new RedisCaches(redis);
        } catch (JedisException e) {
            throw failed("Cannot use the Redis at " + address + ": " + e.getMessage() + ". Check the address, and "
                    + USER + " and " + PASSWORD + ".");
        }
    }

    private static boolean isDatabase(String path) {
        return path.matches("(/\\d{0,4})?");
    }

    private static int database(String path) {
        return path.length() > 1 ? Integer.parseInt(path.substring(1)) : 0;
    }

    private static StorageException failed(String message) {
        return new StorageException(Kind.UNREACHABLE, message);
    }

    /**
     * Makes caches forget what a plan took so far, and nothing else.
     *
     * @return how many items that were
     * @throws StorageException if Redis fails; to do it again is harmless
     */
    public long forget(Output output, String planId) throws IOException {
        Journal journal = Journal.of(new PlanLibrary(output.plans()).folder(planId));
        long forgotten = 0;
        try {
            for (Step step : Step.values()) {
                int chunks = journal.chunks(step);
                for (int chunk = 0; chunk < chunks; chunk++) {
                    forgotten += forget(journal.known(step, chunk));
                }
            }
        } catch (JedisException e) {
            throw failed("Cannot flush the descriptor caches in Redis: " + e.getMessage()
                    + ". Give the command again, or restart the registry with an empty cache.");
        }
        return forgotten;
    }

    private long forget(Iterable<OutcomeRow> rows) {
        long forgotten = 0;
        try (Pipeline pipeline = redis.pipelined()) {
            for (OutcomeRow row : rows) {
                if (row.outcome().isTaken() && forget(RegistryLayout.classify(row.path()), row.digest(), pipeline)) {
                    forgotten++;
                }
            }
        }
        return forgotten;
    }

    private static boolean forget(Entry entry, String digest, Pipeline pipeline) {
        if (entry instanceof Entry.BlobData) {
            pipeline.del("blobs::" + digest);
            return true;
        }
        if (entry instanceof Entry.LayerLink link) {
            // A link by another algorithm is known by both digests.
            for (String name : new TreeSet<>(List.of(link.digest().toString(), digest))) {
                String blobs = "repository::" + link.repository() + "::blobs";
                pipeline.srem(blobs, name);
                pipeline.del(blobs + "::" + name);
            }
            return true;
        }
        return false;
    }

    @Override
    public void close() {
        redis.close();
    }
}
