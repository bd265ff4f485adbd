// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.docs.reference;

import io.steward.core.operation.ArgField;

/** Says which value stands where none is given. */
final class Defaults {
  private Defaults() {}

  static String of(ArgField field) {
    if (field.isSwitch() && field.fallback().isEmpty()) {
      return Markdown.code("false");
    }
    return field.fallback().filter(text -> !text.isEmpty()).map(Markdown::code).orElse("");
  }
}
