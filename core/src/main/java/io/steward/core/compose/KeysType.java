// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.compose;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * SSH keys for a build: {@code default}, or {@code id=path}, as a list or as a map. Printed as a
 * list of {@code id} and {@code id=path}.
 */
enum KeysType implements Type {
  KEYS;

  @Override
  public void check(Value value, Where where, Findings findings) {
    PairsType.LABELS.check(value, where, findings);
    if (value instanceof Value.Fields map) {
      map.values().forEach((id, path) -> checkKey(map, id, path, where, findings));
    }
    Value.Items list = value instanceof Value.Items items ? items : Value.Items.empty(value.at());
    for (int index = 0; index < list.values().size(); index++) {
      Value item = list.values().get(index);
      String text = item instanceof Value.Leaf leaf ? leaf.text() : "default";
      if (!text.equals("default") && text.indexOf('=') <= 0) {
        findings.add(
            item.at(),
            where.item(index),
            "must be default or id=path, not '" + text + "'",
            "write the path of the key or of the agent's socket");
      }
    }
  }

  private static void checkKey(
      Value.Fields map, String id, Value path, Where where, Findings findings) {
    if (id.indexOf('=') >= 0) {
      findings.add(map.keyAt(id), where.child(id), "is not the id of an SSH key");
    }
    if (path instanceof Value.Leaf leaf && !leaf.isNull() && !leaf.isText()) {
      Type.expected(
          "a path", path, where.child(id), findings, "write it in quotes: \"" + leaf.text() + "\"");
    }
  }

  @Override
  public @Nullable Object print(Value value, Form form) {
    if (form == Form.KEPT) {
      // Only as a map may a key other than the default one be without a path.
      return PairsType.ENVIRONMENT.print(value, form);
    }
    List<Object> printed = new ArrayList<>();
    if (value instanceof Value.Fields map) {
      map.values()
          .forEach(
              (id, path) -> {
                boolean none = !(path instanceof Value.Leaf leaf) || leaf.text().isEmpty();
                printed.add(none ? id : id + "=" + ((Value.Leaf) path).text());
              });
    } else if (value instanceof Value.Items list) {
      list.values().forEach(item -> printed.add(((Value.Leaf) item).text()));
    }
    printed.sort(Comparator.comparing(Object::toString)); // Compose has them in no order
    return printed.isEmpty() ? null : printed;
  }
}
