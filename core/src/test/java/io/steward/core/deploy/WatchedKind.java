// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy;

import com.google.inject.Inject;
import io.steward.core.config.NoSettings;
import io.steward.core.kind.Kind;
import io.steward.core.kind.KindModule;
import io.steward.core.kind.KindSpec;
import java.util.List;

/** The kind {@code watched}: the one target of a test. */
final class WatchedKind implements Kind<NoSettings, StackTarget> {
  static final KindSpec<NoSettings, StackTarget> SPEC =
      new KindSpec<>(
          StackTarget.class,
          "watched",
          "The target of a test",
          NoSettings.class,
          WatchedKind.class);
  private final WatchedTarget target;

  @Inject
  WatchedKind(WatchedTarget target) {
    this.target = target;
  }

  @Override
  public StackTarget create(String name, NoSettings settings) {
    return target;
  }

  /** Lists it. */
  static final class Kinds implements KindModule {
    @Override
    public List<KindSpec<?, ?>> kinds() {
      return List.of(SPEC);
    }
  }
}
