// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.lint;

import java.util.List;

/** Rules of one matter, bound by a module into the set of packs. */
public interface RulePack {
  /** Its name: {@code security}. */
  String name();

  /** What its rules are about, one sentence without a full stop. */
  String text();

  /** Its rules, in the order of their page. */
  List<Rule> rules();

  /** Whether its rules run without being asked for. */
  default boolean onByDefault() {
    return true;
  }
}
