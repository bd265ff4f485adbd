// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.operation;

/** A result that also has the forms that its {@link Spec#forms} name, such as {@code sarif}. */
public interface Formed {
  /** The whole text of the result in this form. */
  String form(String name);
}
