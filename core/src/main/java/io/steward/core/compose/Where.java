// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.compose;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The key a value stands under, as a chain to the root; written out only when it is needed. */
record Where(@Nullable Where parent, String name) {
  static final Where ROOT = new Where(null, "");

  Where child(String key) {
    return new Where(this, key);
  }

  Where item(int index) {
    return new Where(this, "[" + index + "]");
  }

  /** The service this key belongs to; null outside of services. */
  @Nullable String service() {
    Where at = this;
    Where below = null;
    while (at.parent != null && at.parent.parent != null) {
      below = at;
      at = at.parent;
    }
    return at.parent != null && at.name.equals("services") && below != null ? below.name : null;
  }

  /** The steps from the root to here. */
  List<String> path() {
    var path = new ArrayList<String>();
    for (Where at = this; at.parent != null; at = at.parent) {
      path.add(at.name);
    }
    Collections.reverse(path);
    return path;
  }

  @Override
  public String toString() {
    var text = new StringBuilder();
    write(text);
    return text.toString();
  }

  private void write(StringBuilder text) {
    if (parent == null) {
      return;
    }
    parent.write(text);
    if (!text.isEmpty() && !name.startsWith("[")) {
      text.append('.');
    }
    text.append(name);
  }
}
