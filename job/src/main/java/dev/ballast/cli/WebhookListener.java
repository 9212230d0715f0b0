package dev.ballast.cli;

import dev.ballast.nightly.RunResult;
import dev.ballast.plan.GateResult;
import dev.ballast.plan.PlanSummary;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Posts how a run ended. Chats show {@code text}; others have the numbers beside it:
 *
 * <pre>{@code
 * {"text": "Ballast over s3a://registry/prod: Plan 20261123T023000Z-1a2b3c4d: 1,204 blobs, …", "registry": "s3a://registry/prod",
 *  "exit_code": 0, "plan_id": "20261123T023000Z-1a2b3c4d", "run": {"run_id": "…", "stored_bytes": 2782134566912, …}}
 * }</pre>
 */
record WebhookListener(WebAddress address) implements RunListener {

    @Override
    public String name() {
        return "--webhook-url at " + address.host();
    }

    @Override
    public void ended(RunEnding ending) throws IOException {
        Map<String, @Nullable Object> document = new LinkedHashMap<>();
        document.put("text", "Ballast over " + ending.end().registry() + ": " + text(ending));
        document.put("registry", ending.end().registry());
        document.put("exit_code", ending.end().exitCode());
        RunResult result = ending.result();
        if (result != null) {
            document.put("plan_id", result.plan().planId());
            document.put("run", result.columns());
        }
        WebClient.USUAL.post(address.uri(), "application/json", BodyPublishers.ofString(Json.text(document)));
    }

    private static String text(RunEnding ending) {
        RunResult result = ending.result();
        if (result == null) {
            String why = ending.failure() == null ? "" : ". " + ending.failure();
            return "the run ended with " + ending.end().exitCode() + why;
        }
        String refusals = result.plan().gates().stream()
                .filter(gate -> !gate.passed())
                .map(GateResult::message)
                .collect(Collectors.joining(" "));
        return refusals.isEmpty() ? PlanSummary.lastLine(result.plan(), result.unreadableManifests()) : refusals;
    }
}
