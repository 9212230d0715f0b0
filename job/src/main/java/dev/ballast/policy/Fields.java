package dev.ballast.policy;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;

/** The fields of one mapping, by name. */
public final class Fields {
    private final YamlReader reader;
    private final MappingNode node;
    private final String what;
    private final Map<String, Node> values = new LinkedHashMap<>();
    private final Map<String, Node> keys = new LinkedHashMap<>();

    Fields(YamlReader reader, MappingNode node, String what) {
        this.reader = reader;
        this.node = node;
        this.what = what;
        for (NodeTuple field : node.getValue()) {
            add(field);
        }
    }

    private void add(NodeTuple field) {
        if (!(field.getKeyNode() instanceof ScalarNode key)) {
            reader.problem(field.getKeyNode(), "a name of " + what + " is no text");
        } else if (values.putIfAbsent(key.getValue(), field.getValueNode()) != null) {
            reader.problem(key, "'" + key.getValue() + "' stands twice in " + what + "; leave one");
        } else {
            keys.put(key.getValue(), key);
        }
    }

    /** Refuses every other name, and says which was probably meant. */
    public Fields known(Collection<String> names) {
        keys.forEach((name, key) -> {
            if (!names.contains(name)) {
                String meant = NearestWord.of(name, names)
                        .map(word -> "; did you mean '" + word + "'?")
                        .orElse("; it may have " + String.join(", ", names));
                reader.problem(key, what + " has no '" + name + "'" + meant);
            }
        });
        return this;
    }

    /** A field that may be there. */
    public Optional<Node> field(String name) {
        return Optional.ofNullable(values.get(name));
    }

    /** A field that must be there; if it is not, that is a problem. */
    public Optional<Node> required(String name, String example) {
        if (!values.containsKey(name)) {
            reader.problem(node, what + " has no '" + name + "'; add " + example);
        }
        return field(name);
    }

    /** All of them, in their order. */
    public Map<String, Node> all() {
        return values;
    }

    /** Where a field's name stands. */
    public Node key(String name) {
        return keys.getOrDefault(name, node);
    }

    Node node() {
        return node;
    }
}
