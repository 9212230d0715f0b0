package dev.ballast.policy;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** Reads YAML as a tree that knows its lines, and gathers what is wrong with it, so that one look tells all. */
public final class YamlReader {
    private final String file;
    private final List<PolicyProblem> problems = new ArrayList<>();

    /** @param file named in problems */
    public YamlReader(String file) {
        this.file = file;
    }

    /** What was wrong so far, in the order of the reading. */
    public List<PolicyProblem> problems() {
        return problems;
    }

    /**
     * The document, or nothing if it is no YAML or empty.
     *
     * @param what it is, for problems: "the policy"
     */
    public Optional<Node> document(String text, String what) {
        try {
            Node node = new Yaml(new LoaderOptions()).compose(new StringReader(text));
            if (node == null) {
                problems.add(new PolicyProblem(file, 1, 1, what + " is empty; begin with 'version: 1'"));
            }
            return Optional.ofNullable(node);
        } catch (MarkedYAMLException e) {
            at(e.getProblemMark(), "this is no YAML: " + e.getProblem());
        } catch (YAMLException e) {
            at(null, "this is no YAML: " + e.getMessage());
        }
        return Optional.empty();
    }

    /** Something is wrong there. */
    public void problem(Node node, String message) {
        at(node.getStartMark(), message);
    }

    /** The fields of a mapping, or nothing if it is none. */
    public Optional<Fields> fields(Node node, String what) {
        if (node instanceof MappingNode mapping) {
            return Optional.of(new Fields(this, mapping, what));
        }
        problem(node, what + " is " + kind(node) + "; write it as 'name: value' lines");
        return Optional.empty();
    }

    /** A list's elements; one value that is no list is refused, not guessed to be one. */
    List<Node> list(Node node, String what) {
        if (node instanceof SequenceNode sequence) {
            return sequence.getValue();
        }
        problem(node, "'" + what + "' is " + kind(node) + "; write a list, such as [a, b]");
        return List.of();
    }

    /** A value that is one text. */
    public Optional<String> text(Node node, String what) {
        if (node instanceof ScalarNode scalar && !scalar.getTag().equals(Tag.NULL)) {
            return Optional.of(scalar.getValue());
        }
        problem(node, "'" + what + "' is " + kind(node) + "; write a text");
        return Optional.empty();
    }

    Optional<Boolean> flag(Node node, String what) {
        if (node instanceof ScalarNode scalar && scalar.getTag().equals(Tag.BOOL)) {
            return Optional.of(
                    List.of("true", "yes", "on").contains(scalar.getValue().toLowerCase(Locale.ROOT)));
        }
        problem(node, "'" + what + "' is " + kind(node) + "; write true or false");
        return Optional.empty();
    }

    /** A whole number of at least so much. */
    public Optional<Integer> number(Node node, String what, int least) {
        if (node instanceof ScalarNode scalar && scalar.getTag().equals(Tag.INT)) {
            try {
                int value = Integer.parseInt(scalar.getValue());
                if (value >= least) {
                    return Optional.of(value);
                }
            } catch (NumberFormatException e) {
                // Falls through to the message: hexadecimal, or too large.
            }
        }
        problem(node, "'" + what + "' is " + kind(node) + "; write a whole number from " + least + " on");
        return Optional.empty();
    }

    private void at(@Nullable Mark mark, String message) {
        int line = mark == null ? 1 : mark.getLine() + 1;
        int column = mark == null ? 1 : mark.getColumn() + 1;
        problems.add(new PolicyProblem(file, line, column, message));
    }

    /** What stands there, in words. */
    public static String kind(Node node) {
        if (node instanceof MappingNode) {
            return "a mapping";
        }
        if (node instanceof SequenceNode) {
            return "a list";
        }
        ScalarNode scalar = (ScalarNode) node;
        return scalar.getTag().equals(Tag.NULL) ? "empty" : "'" + scalar.getValue() + "'";
    }
}
