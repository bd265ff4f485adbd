// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.homelab;

import java.util.Locale;

/** Who may reach a service. */
public enum Exposure {
  /** Everybody on the internet. */
  PUBLIC,
  /** Who is at home or comes in through a tunnel. */
  LAN,
  /** Other services only. */
  INTERNAL;

  /** As the user writes it: {@code public}. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
