// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.homelab;

import io.steward.core.error.Problem;
import java.util.List;

/** A longer look at what a valid configuration names, for {@code config validate}. */
public interface Inspection {
  /** Everything that keeps part of this homelab from working, in the order of the files. */
  List<Problem> problems(Homelab homelab);
}
