// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy;

import java.util.Locale;

/** Where in a deploy a hook runs. */
public enum HookPoint {
  /** Before anything is touched. */
  PRE_DEPLOY,
  /** Once everything is ready. */
  POST_DEPLOY,
  /** Before the way back, and before a rollback; once for each revision. */
  PRE_ROLLBACK;

  /** As the settings call it: {@code pre-deploy}. */
  public String words() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
