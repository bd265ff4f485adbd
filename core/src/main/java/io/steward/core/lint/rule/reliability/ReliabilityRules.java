// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.lint.rule.reliability;

import com.google.inject.Inject;
import io.steward.core.lint.Rule;
import io.steward.core.lint.RulePack;
import java.util.List;

/** The pack {@code reliability}. */
public final class ReliabilityRules implements RulePack {
  @Inject
  ReliabilityRules() {}

  @Override
  public String name() {
    return "reliability";
  }

  @Override
  public String text() {
    return "What works until the day it does not";
  }

  @Override
  public List<Rule> rules() {
    return List.of(
        new RestartPolicyMissing(),
        new HealthCheckMissing(),
        new DependsOnStarted(),
        new FloatingImage(),
        new ImageWithoutDigest(),
        new MemoryLimit(),
        new LogRotation(),
        new MissingBindPath(),
        new RelativeBindPath(),
        new SharedDatabaseVolume(),
        new DatabaseStopGrace(),
        new DatabaseWithoutVolume());
  }
}
