// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy;

import io.steward.core.deploy.ReadinessGate.Readiness;
import java.util.ArrayList;
import java.util.List;

/** What a person reads whose hands are needed, because the way back failed too. */
final class Hands {
  private Hands() {}

  /** Who is not as it was. */
  static List<String> unwell(List<Readiness> services) {
    return services.stream()
        .filter(service -> !service.ready())
        .map(s -> s.service() + " is not as it was: " + s.words() + ", " + s.message())
        .toList();
  }

  /** What there is to do, after what the failure itself says. */
  static List<String> advice(String stack, List<String> hints) {
    List<String> advice = new ArrayList<>(hints);
    if (hints.stream().noneMatch(hint -> hint.contains("steward "))) {
      advice.add("When that is mended: steward stack resume " + stack);
    }
    return advice;
  }
}
