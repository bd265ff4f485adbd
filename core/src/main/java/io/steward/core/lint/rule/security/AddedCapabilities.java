// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.lint.rule.security;

import io.steward.core.lint.LintService;
import java.util.List;
import java.util.Locale;

/** The names of what a service may do beyond the usual, as the kernel's manual writes them. */
final class AddedCapabilities {
  private AddedCapabilities() {}

  /** Such as {@code NET_ADMIN}, however the file spells it. */
  static List<String> of(LintService service) {
    return service.compose().capAdd().stream()
        .map(name -> name.toUpperCase(Locale.ROOT).replaceFirst("^CAP_", ""))
        .toList();
  }
}
