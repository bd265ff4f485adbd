// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy;

import java.util.List;

/**
 * What a deploy does to one service of a stack.
 *
 * @param service the Compose service
 * @param change what happens to it
 * @param fields why, each difference; empty when nothing happens
 * @param containers ids of the containers there are now; empty for a new one
 */
public record ServiceChange(
    String service, Change change, List<FieldChange> fields, List<String> containers) {

  /** The word for what is restarted because something it depends on is new. */
  static final String FOLLOWS = "follows";

  /** The word for what goes along with a container in whose network, processes or memory it is. */
  static final String LIVES_IN = "lives in";

  /** Keeps its own copies. */
  public ServiceChange {
    fields = List.copyOf(fields);
    containers = List.copyOf(containers);
  }

  /** Whether nothing but the number of containers differs: those there are stay. */
  boolean onlyScales() {
    return !fields.isEmpty() && fields.stream().allMatch(f -> f.field().equals("replicas"));
  }

  /** Whether it is restarted for what it depends on. */
  boolean follows() {
    return change == Change.RESTART && fields.stream().anyMatch(ServiceChange::isOfAnother);
  }

  /** Whether it is restarted for nothing else. */
  boolean onlyFollows() {
    return follows() && fields.stream().allMatch(ServiceChange::isOfAnother);
  }

  private static boolean isOfAnother(FieldChange field) {
    return field.field().equals(FOLLOWS) || field.field().equals(LIVES_IN);
  }

  /** Whether a file it has mounted is another one. */
  boolean hasNewFile() {
    return fields.stream().anyMatch(field -> field.field().equals("file"));
  }
}
