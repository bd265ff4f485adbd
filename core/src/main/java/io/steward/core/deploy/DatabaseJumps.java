// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy;

import io.steward.core.deploy.DatabaseImages.Found;
import io.steward.core.deploy.DatabaseJump.Kind;
import java.util.List;
import java.util.Optional;

/** Says whether a database can start on the data of another version. Pure. */
final class DatabaseJumps {
  private DatabaseJumps() {}

  /** What it means that one follows the other on the same data; empty when that is nothing. */
  static Optional<DatabaseJump> between(String service, Found from, Found to) {
    return kind(from, to)
        .map(kind -> new DatabaseJump(service, words(from, to), words(to, from), kind));
  }

  private static Optional<Kind> kind(Found from, Found to) {
    if (!from.name().equals(to.name())) {
      return Optional.of(Kind.OTHER);
    }
    int parts = from.isTold() && to.isTold() ? parts(from, to) : 0;
    int shared = Math.min(from.version().size(), to.version().size());
    for (int i = 0; i < Math.min(shared, Math.max(parts, from.series().noWayDown())); i++) {
      int step = to.version().get(i) - from.version().get(i);
      if (step < 0) {
        return Optional.of(Kind.DOWNGRADE);
      }
      if (step > 0) {
        return i < from.series().parts(from.version().get(0))
            ? Optional.of(Kind.UPGRADE)
            : Optional.empty();
      }
    }
    return from.isTold() == to.isTold() ? Optional.empty() : Optional.of(Kind.UNTOLD);
  }

  private static int parts(Found from, Found to) {
    return Math.max(
        from.series().parts(from.version().get(0)), to.series().parts(to.version().get(0)));
  }

  /** The numbers that tell the two apart, or all that is known. */
  private static String words(Found one, Found other) {
    List<Integer> version = one.version();
    int shown = Math.min(version.size(), 1);
    while (shown < version.size()
        && shown < other.version().size()
        && version.subList(0, shown).equals(other.version().subList(0, shown))) {
      shown++;
    }
    if (!version.isEmpty()) {
      shown = Math.max(shown, Math.min(version.size(), one.series().parts(version.get(0))));
    }
    return new Found(one.name(), one.series(), version.subList(0, shown)).words();
  }
}
