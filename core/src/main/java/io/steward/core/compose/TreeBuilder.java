// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.compose;

import io.steward.core.config.Node;
import io.steward.core.error.Position;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;

/**
 * Makes the tree of a file: scalars typed, variables put in, aliases copied, tags followed. The
 * number of values is bounded, so that aliases of aliases cannot fill the memory.
 */
final class TreeBuilder {
  private final @Nullable Interpolator interpolator;
  private final Findings findings;
  private final Budget budget;
  private Resets resets = new Resets();
  private Position at = Position.of("");
  private Where where = Where.ROOT;

  /** Puts the values of {@code lookup} into the texts; leaves them as they are without one. */
  TreeBuilder(
      Interpolator.@Nullable Lookup lookup,
      MissingVariables missing,
      Budget budget,
      Findings findings) {
    this.interpolator =
        lookup == null
            ? null
            : new Interpolator(lookup, name -> missing.add(at, name, where.service()));
    this.budget = budget;
    this.findings = findings;
  }

  /** The tree of a document, an empty one when it is not a map; its tags go to {@code found}. */
  Value.Fields read(Node node, Resets found) {
    resets = found;
    if (build(node, Where.ROOT) instanceof Value.Fields fields) {
      return fields;
    }
    findings.add(node.position(), Where.ROOT, "must be a map, not a " + node.form());
    return Value.Fields.empty(node.position());
  }

  /** The value of a node; null for one that is taken away. */
  private @Nullable Value build(Node node, Where here) {
    if (!budget.take(1, 0, node.position())) {
      return new Value.Leaf(node.position(), null);
    }
    if (node.tag().equals(Resets.RESET)) {
      resets.add(here);
      return null;
    }
    if (node.tag().equals(Resets.OVERRIDE)) {
      resets.add(here);
    }
    if (node instanceof Node.Scalar scalar) {
      return leaf(scalar, here);
    }
    if (node instanceof Node.Sequence sequence) {
      var items = new ArrayList<Value>(sequence.items().size());
      for (Node item : sequence.items()) {
        Value built = build(item, here.item(items.size()));
        if (built != null) {
          items.add(built);
        }
      }
      return new Value.Items(node.position(), items);
    }
    Value.Fields fields = Value.Fields.empty(node.position());
    ((Node.Mapping) node)
        .entries()
        .forEach((key, entry) -> put(fields, key, entry, here.child(key)));
    return fields;
  }

  private void put(Value.Fields fields, String key, Node.Entry entry, Where here) {
    if (entry.plain() && !(Scalars.typed(key) instanceof String text && text.equals(key))) {
      String hint = "write it in quotes: \"" + key + "\"";
      findings.add(entry.key(), here, "a key must be text, not '" + key + "'", hint);
    }
    Value built = build(entry.value(), here);
    if (built != null) {
      fields.put(key, entry.key(), built);
    }
  }

  private Value leaf(Node.Scalar scalar, Where here) {
    budget.take(0, scalar.text().length(), scalar.position());
    boolean typed = scalar.plain() && scalar.tag().isEmpty();
    Object data = typed ? Scalars.typed(scalar.text()) : scalar.text();
    if (data instanceof Double real && !Double.isFinite(real)) {
      String hint = "write it in quotes: \"" + scalar.text() + "\"";
      findings.add(scalar.position(), here, scalar.text() + " is not a finite number", hint);
    }
    if (!(data instanceof String text) || text.indexOf('$') < 0 || interpolator == null) {
      return new Value.Leaf(scalar.position(), data, scalar);
    }
    at = scalar.position();
    where = here;
    try {
      String put = interpolator.apply(text);
      budget.take(0, put.length(), scalar.position());
      return new Value.Leaf(scalar.position(), put, scalar);
    } catch (SyntaxException e) {
      findings.add(scalar.position(), here, e);
      return new Value.Leaf(scalar.position(), "", scalar);
    }
  }
}
