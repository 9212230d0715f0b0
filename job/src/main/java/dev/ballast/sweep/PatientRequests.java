package dev.ballast.sweep;

import com.google.common.util.concurrent.RateLimiter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.Supplier;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.s3a.Invoker;
import org.apache.hadoop.fs.s3a.S3ARetryPolicy;

/** Requests of which only so many begin in a second, and each is made again as often as Hadoop's settings allow. */
record PatientRequests(Invoker invoker, RateLimiter rate) {

    static PatientRequests of(Configuration configuration, double perSecond) {
        return new PatientRequests(
                new Invoker(new S3ARetryPolicy(configuration), Invoker.NO_OP), RateLimiter.create(perSecond));
    }

    /**
     * Makes a request that may be made twice.
     *
     * @throws software.amazon.awssdk.core.exception.SdkException the store's last answer, if none was good
     */
    <T> T ask(Supplier<T> request) {
        try {
            return invoker.retryUntranslated("request", true, () -> {
                rate.acquire();
                return request.get();
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
