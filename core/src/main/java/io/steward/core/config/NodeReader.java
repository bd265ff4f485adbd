// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.config;

import io.steward.core.error.Position;
import io.steward.core.error.Problem;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** Turns SnakeYAML's tree into ours. Keeps aliases shared; one reader a document. */
final class NodeReader {
  private static final int MAX_MERGED = 1_000_000;

  private final String source;
  private final List<Problem> problems;
  private final IdentityHashMap<org.yaml.snakeyaml.nodes.Node, Node> done = new IdentityHashMap<>();
  private final Set<org.yaml.snakeyaml.nodes.Node> open =
      Collections.newSetFromMap(new IdentityHashMap<>());

  private final boolean asCompose;
  private long taken;

  NodeReader(String source, List<Problem> problems, boolean asCompose) {
    this.source = source;
    this.problems = problems;
    this.asCompose = asCompose;
  }

  Node read(org.yaml.snakeyaml.nodes.Node node) {
    Node known = done.get(node);
    if (known != null) {
      return known;
    }
    if (!open.add(node)) {
      problems.add(Problem.of(position(node.getStartMark()), "", "an alias contains itself"));
      return new Node.Scalar(position(node.getStartMark()), "", "", true);
    }
    Node read = convert(node);
    open.remove(node);
    done.put(node, read);
    return read;
  }

  private Node convert(org.yaml.snakeyaml.nodes.Node node) {
    Position position = position(node.getStartMark());
    if (node instanceof ScalarNode scalar) {
      boolean plain = scalar.getScalarStyle() == ScalarStyle.PLAIN;
      if (isTagged(scalar)) {
        plain = !scalar.getTag().equals(Tag.STR);
      }
      return new Node.Scalar(position, tag(node), text(scalar), plain);
    }
    if (node instanceof SequenceNode sequence) {
      return new Node.Sequence(
          position, tag(node), sequence.getValue().stream().map(this::item).toList());
    }
    return new Node.Mapping(position, tag(node), entries((MappingNode) node));
  }

  private Node item(org.yaml.snakeyaml.nodes.Node node) {
    if (node instanceof MappingNode map
        && map.getValue().size() == 1
        && map.getStartMark().getIndex() == start(map.getValue().get(0))
        && keepsColon(map.getValue().get(0))) {
      var name = (ScalarNode) map.getValue().get(0).getKeyNode();
      return new Node.Scalar(position(map.getStartMark()), "", text(name) + ":", true);
    }
    return read(node);
  }

  private static int start(NodeTuple tuple) {
    return tuple.getKeyNode().getStartMark().getIndex();
  }

  /** Whether the parser of Compose takes the colon behind a plain name for a part of it. */
  private boolean keepsColon(NodeTuple tuple) {
    if (!asCompose
        || !(tuple.getKeyNode() instanceof ScalarNode name)
        || name.getScalarStyle() != ScalarStyle.PLAIN
        || !(tuple.getValueNode() instanceof ScalarNode value)
        || !value.getValue().isEmpty()
        || value.getStartMark().getIndex() != name.getEndMark().getIndex() + 1) {
      return false;
    }
    int[] text = value.getStartMark().getBuffer();
    int at = value.getStartMark().getPointer();
    return at < text.length && ",]}".indexOf(text[at]) >= 0;
  }

  private Map<String, Node.Entry> entries(MappingNode mapping) {
    var own = new LinkedHashMap<String, Node.Entry>();
    var merged = new ArrayList<Node.Mapping>();
    @Nullable Position merge = null;
    for (NodeTuple tuple : mapping.getValue()) {
      Position at = position(tuple.getKeyNode().getStartMark());
      if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
        problems.add(Problem.of(at, "", "a key must be text"));
        continue;
      }
      if (key.getValue().equals("<<") && key.getScalarStyle() == ScalarStyle.PLAIN) {
        if (merge != null) {
          problems.add(twice(at, "<<", merge));
        }
        merge = at;
        merge(at, read(tuple.getValueNode()), merged);
        continue;
      }
      boolean plain = key.getScalarStyle() == ScalarStyle.PLAIN && !isTagged(key);
      Node.Entry entry = new Node.Entry(at, read(tuple.getValueNode()), plain);
      Node.Entry before = own.put(keepsColon(tuple) ? text(key) + ":" : text(key), entry);
      if (before != null) {
        problems.add(twice(at, key.getValue(), before.key()));
      }
    }
    for (Node.Mapping base : merged) {
      taken += base.entries().size();
      if (taken > MAX_MERGED) {
        Position at = position(mapping.getStartMark());
        problems.add(Problem.of(at, "<<", "merge keys bring more than " + MAX_MERGED + " values"));
        break;
      }
      base.entries().forEach(own::putIfAbsent);
    }
    return own;
  }

  private static Problem twice(Position at, String key, Position first) {
    return Problem.of(at, key, "is written twice; the first is in line " + first.line());
  }

  /** The text of a scalar; what {@code \\u} gives half of a character is no text. */
  private String text(ScalarNode scalar) {
    String text = scalar.getValue();
    text.codePoints()
        .filter(sign -> sign >= Character.MIN_SURROGATE && sign <= Character.MAX_SURROGATE)
        .findFirst()
        .ifPresent(
            half ->
                problems.add(
                    Problem.of(
                        position(scalar.getStartMark()),
                        "",
                        String.format("\\u%04X is half a character", half),
                        "write the character itself")));
    return text;
  }

  private void merge(Position at, Node value, List<Node.Mapping> merged) {
    if (value instanceof Node.Mapping mapping) {
      merged.add(mapping);
    } else if (value instanceof Node.Sequence sequence
        && sequence.items().stream().allMatch(Node.Mapping.class::isInstance)) {
      sequence.items().forEach(item -> merged.add((Node.Mapping) item));
    } else {
      problems.add(Problem.of(at, "<<", "a merge key takes a map or a list of maps"));
    }
  }

  /** Whether a tag of YAML's own, such as {@code !!str}, says what this is. */
  private static boolean isTagged(ScalarNode scalar) {
    Mark mark = scalar.getStartMark();
    int[] text = mark.getBuffer();
    int at = mark.getPointer();
    int first = at < text.length ? text[at] : ' ';
    if (first == '&') {
      while (at < text.length && text[at] > ' ') {
        at++;
      }
      while (at < text.length && text[at] == ' ') {
        at++;
      }
      first = at < text.length ? text[at] : ' ';
    }
    return first == '!' && scalar.getTag().getValue().startsWith(Tag.PREFIX);
  }

  private static String tag(org.yaml.snakeyaml.nodes.Node node) {
    String tag = node.getTag().getValue();
    return tag.startsWith("!") ? tag : "";
  }

  private Position position(Mark mark) {
    return new Position(source, mark.getLine() + 1, mark.getColumn() + 1);
  }
}
