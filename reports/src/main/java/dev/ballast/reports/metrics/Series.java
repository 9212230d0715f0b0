package dev.ballast.reports.metrics;

import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.InfoSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Gathers metrics of one registry, each with that label. */
final class Series {
    private final Labels registry;
    private final List<MetricSnapshot> metrics = new ArrayList<>();

    Series(String registry) {
        this.registry = Labels.of("registry", registry);
    }

    List<MetricSnapshot> metrics() {
        return metrics;
    }

    /** One value; nothing if there is none. */
    void add(String name, String help, @Nullable Number value) {
        if (value != null) {
            metrics.add(gauge(name, help).dataPoint(point(value, registry)).build());
        }
    }

    /** A value for each key of a label; nothing if there are no keys. */
    void add(String name, String help, String label, Map<String, ? extends Number> values) {
        add(name, help, values.entrySet(), entry -> Labels.of(label, entry.getKey()), Map.Entry::getValue);
    }

    /** A value for each of these. */
    <T> void add(
            String name,
            String help,
            Iterable<T> all,
            Function<T, Labels> labels,
            Function<T, ? extends Number> value) {
        GaugeSnapshot.Builder gauge = gauge(name, help);
        boolean any = false;
        for (T one : all) {
            gauge.dataPoint(point(value.apply(one), registry.merge(labels.apply(one))));
            any = true;
        }
        if (any) {
            metrics.add(gauge.build());
        }
    }

    /** Something that is no number. */
    void addInfo(String name, String help, Labels labels) {
        metrics.add(InfoSnapshot.builder()
                .name(name)
                .help(help)
                .dataPoint(InfoSnapshot.InfoDataPointSnapshot.builder()
                        .labels(registry.merge(labels))
                        .build())
                .build());
    }

    private static GaugeSnapshot.Builder gauge(String name, String help) {
        return GaugeSnapshot.builder().name(name).help(help);
    }

    private static GaugeDataPointSnapshot point(Number value, Labels labels) {
        return GaugeDataPointSnapshot.builder()
                .value(value.doubleValue())
                .labels(labels)
                .build();
    }
}
