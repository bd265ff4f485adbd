// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.operation;

import io.steward.core.error.ErrorKind;
import java.util.List;
import java.util.Optional;

/** A result that is shown and yet may not be a success. */
public interface Verdict {
  /** Why this is not a success; empty when it is one. */
  Optional<ErrorKind> failure();

  /** What the command ends with: that of the failure, unless another program says it. */
  default int exitCode() {
    return failure().map(ErrorKind::exitCode).orElse(0);
  }

  /** The sentence of the error; empty when the result says enough by itself. */
  Optional<String> error();

  /** What the user can do; may be empty. */
  List<String> hints();
}
