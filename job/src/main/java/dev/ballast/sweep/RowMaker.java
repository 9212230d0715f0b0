package dev.ballast.sweep;

import dev.ballast.plan.PlanItem;
import dev.ballast.storage.StorageRoot;
import java.time.Instant;

/** Writes down what came of items of one registry. */
record RowMaker(StorageRoot registry, Remover remover) {

    /** Of an item that was touched. */
    OutcomeRow row(Target target, Act act, Instant at) {
        return row(target.item(), act, at, remover.quarantineOf(target));
    }

    /** Of an item that was left alone. */
    OutcomeRow row(PlanItem item, Act act, Instant at) {
        return row(item, act, at, "");
    }

    private OutcomeRow row(PlanItem item, Act act, Instant at, String quarantine) {
        String prefix = registry.uri().getPath();
        boolean isDisk = registry.isLocal();
        OutcomeRow row = new OutcomeRow(
                item.item(),
                item.reason(),
                item.repository(),
                item.digest(),
                item.path(),
                item.sizeBytes(),
                item.modifiedAt(),
                act.outcome(),
                isDisk ? "" : registry.uri().getAuthority(),
                isDisk || prefix.isEmpty() ? item.path() : prefix.substring(1) + "/" + item.path(),
                "",
                "",
                "",
                0,
                "",
                quarantine,
                item.lastLinkedBy(),
                "");
        return row.with(act, at);
    }
}
