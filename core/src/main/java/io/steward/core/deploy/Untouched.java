// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy;

import io.steward.core.error.ErrorKind;
import io.steward.core.error.OperationException;
import java.util.Set;
import java.util.function.Supplier;

/** Work that comes before anything is touched, and says so when it fails. */
final class Untouched {
  private static final String WORDS = "othing was touched";
  private static final Set<ErrorKind> UNSAID =
      Set.of(ErrorKind.FAILED, ErrorKind.UNREACHABLE, ErrorKind.INTERRUPTED);

  private Untouched() {}

  static <T> T told(Supplier<T> work) {
    try {
      return work.get();
    } catch (OperationException e) {
      if (!UNSAID.contains(e.kind()) || e.getMessage().contains(WORDS)) {
        throw e;
      }
      throw OperationException.of(
          e.kind(), e.getMessage() + ". N" + WORDS, e, e.hints().toArray(String[]::new));
    }
  }
}
