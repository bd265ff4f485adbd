// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.compose;

import io.steward.core.config.Node;
import io.steward.core.error.Position;
import java.util.ArrayList;

/**
 * Makes the tree of a file: scalars typed, variables put in, aliases copied. The number of values
 * is bounded, so that aliases of aliases cannot fill the memory.
 */
final class TreeBuilder {
  private static final int MAX_VALUES = 300_000;
  private static final long MAX_TEXT = 64L << 20;

  private final Interpolator interpolator;
  private final Findings findings;
  private Position at = Position.of("");
  private Where where = Where.ROOT;
  private int values;
  private long length;

  TreeBuilder(Interpolator.Lookup lookup, MissingVariables missing, Findings findings) {
    this.interpolator = new Interpolator(lookup, name -> missing.add(at, name, where.service()));
    this.findings = findings;
  }

  /** The tree of a document, an empty one when it is not a map. */
  Value.Fields read(Node node) {
    if (build(node, Where.ROOT) instanceof Value.Fields fields) {
      return fields;
    }
    findings.add(node.position(), Where.ROOT, "must be a map, not a " + node.form());
    return Value.Fields.empty(node.position());
  }

  private Value build(Node node, Where here) {
    values++;
    if (values > MAX_VALUES || length > MAX_TEXT) {
      if (values < Integer.MAX_VALUE / 2) {
        findings.add(
            new Position(node.position().source(), 1, 0),
            Where.ROOT,
            "is too large once its aliases are followed",
            "at most " + MAX_VALUES + " values are read");
        values = Integer.MAX_VALUE / 2;
      }
      return new Value.Leaf(node.position(), null);
    }
    if (!node.tag().isEmpty()) {
      findings.add(node.position(), here, "the tag " + node.tag() + " is not supported yet");
    }
    if (node instanceof Node.Scalar scalar) {
      return leaf(scalar, here);
    }
    if (node instanceof Node.Sequence sequence) {
      var items = new ArrayList<Value>(sequence.items().size());
      for (Node item : sequence.items()) {
        items.add(build(item, here.item(items.size())));
      }
      return new Value.Items(node.position(), items);
    }
    Value.Fields fields = Value.Fields.empty(node.position());
    ((Node.Mapping) node)
        .entries()
        .forEach(
            (key, entry) -> fields.put(key, entry.key(), build(entry.value(), here.child(key))));
    return fields;
  }

  private Value leaf(Node.Scalar scalar, Where here) {
    length += scalar.text().length();
    Object data = scalar.plain() ? Scalars.typed(scalar.text()) : scalar.text();
    if (data instanceof Double real && !Double.isFinite(real)) {
      String hint = "write it in quotes: \"" + scalar.text() + "\"";
      findings.add(scalar.position(), here, scalar.text() + " is not a finite number", hint);
    }
    if (!(data instanceof String text) || text.indexOf('$') < 0) {
      return new Value.Leaf(scalar.position(), data, scalar);
    }
    at = scalar.position();
    where = here;
    try {
      String put = interpolator.apply(text);
      length += put.length();
      return new Value.Leaf(scalar.position(), put, scalar);
    } catch (SyntaxException e) {
      findings.add(scalar.position(), here, e);
      return new Value.Leaf(scalar.position(), "", scalar);
    }
  }
}
