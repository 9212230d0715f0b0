package dev.ballast.explain;

import dev.ballast.explain.Chain.Step;
import dev.ballast.explain.Explanation.Taken;
import dev.ballast.reports.Amounts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** An explanation as people read it: the answer in the first line, then what it stands on. */
public final class ExplanationText {
    private static final int PLANS_SHOWN = 5;
    private static final String INDENT = "  ";

    private final Explanation why;
    private final List<String> lines = new ArrayList<>();

    private ExplanationText(Explanation why) {
        this.why = why;
    }

    /** Its lines. */
    public static String of(Explanation why) {
        return new ExplanationText(why).text();
    }

    private String text() {
        lines.add(why.asked() + " " + verdict() + ", says run " + why.runId() + ".");
        tag();
        blob();
        since();
        chains();
        wholeRepositories();
        taken();
        plans();
        return String.join(System.lineSeparator(), lines);
    }

    private String verdict() {
        if (why.kept()) {
            return "is kept";
        }
        return why.plans().stream().anyMatch(plan -> plan.protectedBy() != null)
                ? "is not needed, and kept for now"
                : "is not needed";
    }

    private void tag() {
        TagState tag = why.tag();
        if (tag != null) {
            field(
                    "Tag",
                    (tag.digest() == null ? "its link cannot be read" : "points at " + tag.digest())
                            + pushed(tag.pushedAt()));
            if (tag.evidence() != null) {
                field(tag.kept() ? "Stays" : "Goes", because(tag.rule(), tag.evidence()));
            }
        }
    }

    private void blob() {
        Stored blob = why.blob();
        if (blob == null) {
            return;
        }
        field(
                "Blob",
                blob.kind() + ", " + Amounts.bytes(blob.sizeBytes()) + ", " + blob.state()
                        + (blob.mediaType() == null ? "" : ", " + blob.mediaType()));
        field(
                "Named by",
                counted(blob.manifestReferences(), "reachable manifest") + " in "
                        + counted(blob.repositoryReferences(), "repository") + "; "
                        + counted(blob.tagReferences(), "tag") + (blob.tagReferences() == 1 ? " leads" : " lead")
                        + " to it");
    }

    private void since() {
        Stored blob = why.blob();
        if (blob == null || blob.firstUnreferencedAt() == null) {
            return;
        }
        String before = blob.before() == null
                ? "at least; there is no earlier run to ask"
                : blob.before().equals("absent")
                        ? "the run of " + blob.beforeAt() + " did not see it"
                        : "the run of " + blob.beforeAt() + " found it " + blob.before();
        field("Unreferenced since", blob.firstUnreferencedAt() + " (" + before + ")");
    }

    private void chains() {
        int number = 0;
        for (Chain chain : why.chains()) {
            lines.add("");
            lines.add(++number + ". " + name(chain) + ": " + root(chain));
            for (Step step : chain.steps()) {
                lines.add(INDENT
                        + INDENT
                        + String.format("%-9s", step.kind() == null ? "unknown" : step.kind())
                        + step.digest()
                        + (step.platform() == null ? "" : " (" + step.platform() + ")")
                        + leads(step.role()));
            }
        }
        int more = why.chainCount() - why.chains().size();
        if (more > 0) {
            lines.add("");
            lines.add((why.chainsCounted() ? "And " : "And at least ") + Amounts.count(more)
                    + (more == 1 ? " more chain" : " more chains") + "; --limit shows more.");
        }
    }

    private static String name(Chain chain) {
        String sample = chain.tagSample();
        if (sample == null) {
            return chain.repository();
        }
        int first = sample.indexOf(',');
        String more = chain.tags() > 1 ? " and " + counted(chain.tags() - 1, "more tag") : "";
        return chain.repository() + ":" + (first < 0 ? sample : sample.substring(0, first)) + more;
    }

    private static String root(Chain chain) {
        return switch (chain.rootReason()) {
            case "revision" -> "without a policy every manifest revision stays";
            case "damage" -> "the repository keeps all that it links, because something in it is damaged";
            default -> because(chain.rule(), chain.evidence());
        };
    }

    private static String leads(String role) {
        return switch (role) {
            case Chain.ASKED -> "";
            case "manifest" -> ", which lists";
            case Chain.REFERRER -> ", to which refers";
            default -> ", which names as " + role;
        };
    }

    private void wholeRepositories() {
        if (!why.keptWhole().isEmpty()) {
            lines.add("");
            lines.add("Kept by repositories that keep what they link, named by a manifest or not (something in them is"
                    + " damaged, or links it by another algorithm):");
            why.keptWhole().stream().limit(PLANS_SHOWN).forEach(name -> lines.add(INDENT + name));
            if (why.keptWhole().size() > PLANS_SHOWN) {
                lines.add(INDENT + "and " + Amounts.count(why.keptWhole().size() - PLANS_SHOWN) + " more");
            }
        }
    }

    private void taken() {
        if (why.takenCount() == 0) {
            return;
        }
        lines.add("");
        lines.add("Manifests that are it or name it, and that the policy takes:");
        for (Taken taken : why.taken()) {
            lines.add(INDENT + taken.repository()
                    + (taken.tagSample() == null ? "" : ":" + taken.tagSample().replace(",", ", ")) + " "
                    + taken.digest());
            lines.add(INDENT + INDENT + because(taken.rule(), taken.evidence()));
        }
        int more = why.takenCount() - why.taken().size();
        if (more > 0) {
            lines.add(INDENT + "and " + Amounts.count(more) + " more; --limit shows more");
        }
    }

    private void plans() {
        Map<String, List<Planned>> byPlan = new TreeMap<>(java.util.Comparator.reverseOrder());
        why.plans().stream()
                .filter(plan -> plan.protectedBy() == null)
                .forEach(plan -> byPlan.computeIfAbsent(plan.planId(), unseen -> new ArrayList<>())
                        .add(plan));
        lines.add("");
        why.plans().stream()
                .filter(plan -> plan.protectedBy() != null)
                .limit(PLANS_SHOWN)
                .forEach(plan -> field("Kept for now", held(plan)));
        if (byPlan.isEmpty()) {
            field("Plans", "none of the last " + Planned.NEWEST_PLANS + " takes anything of it");
        }
        byPlan.forEach((id, items) -> {
            field("Plan " + id, "expires " + items.get(0).expiresAt() + ", takes");
            items.stream().limit(PLANS_SHOWN).forEach(item -> lines.add(INDENT + planned(item)));
            if (items.size() > PLANS_SHOWN) {
                lines.add(INDENT + "and " + Amounts.count(items.size() - PLANS_SHOWN) + " more");
            }
        });
    }

    private static String held(Planned plan) {
        String until = "age".equals(plan.protectedBy()) ? " until " + plan.protectedUntil() : "";
        return plan.item() + " (" + plan.reason() + ") by " + plan.protectedBy() + until;
    }

    private static String planned(Planned item) {
        String rule = item.evidence() == null ? "" : ": " + because(item.rule(), item.evidence());
        return item.item() + (item.repository() == null ? "" : " of " + item.repository()) + ", " + item.reason()
                + rule;
    }

    private static String because(@Nullable String rule, @Nullable String evidence) {
        return (rule == null ? "" : "rule '" + rule + "': ") + evidence;
    }

    private static String pushed(@Nullable Instant at) {
        return at == null ? "" : ", pushed " + at;
    }

    private static String counted(long count, String one) {
        String many = one.endsWith("y") ? one.substring(0, one.length() - 1) + "ies" : one + "s";
        return Amounts.count(count) + " " + (count == 1 ? one : many);
    }

    private void field(String name, String value) {
        lines.add(String.format("%-10s %s", name, value));
    }
}
