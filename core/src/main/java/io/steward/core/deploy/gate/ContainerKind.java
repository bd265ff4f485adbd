// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy.gate;

import com.google.inject.Inject;
import io.steward.core.deploy.ContainerGate;
import io.steward.core.deploy.Pause;
import io.steward.core.deploy.ReadinessGate;
import io.steward.core.kind.Kind;
import io.steward.core.kind.KindSpec;
import io.steward.core.operation.Arg;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Makes checks that look at the containers of one service for longer than the stack's gate. */
final class ContainerKind implements Kind<ContainerKind.Settings, ReadinessGate> {
  static final KindSpec<Settings, ReadinessGate> SPEC =
      new KindSpec<>(
          ReadinessGate.class,
          "container",
          "Ready when the containers of a service are healthy, or ran for a time of their own"
              + " without a restart. Every service that is touched is judged so without being named",
          Settings.class,
          ContainerKind.class);
  private final Clock clock;
  private final Pause pause;

  @Inject
  ContainerKind(Clock clock, Pause pause) {
    this.clock = clock;
    this.pause = pause;
  }

  record Settings(
      @Arg("The Compose service it belongs to: judged when that is touched") String service,
      @Arg(
              value = "How long it must run without a restart when it has no health check",
              fallback = "1m")
          Duration monitor) {}

  @Override
  public ReadinessGate create(String name, Settings settings) {
    return new Longer(settings, new ContainerGate(clock, pause));
  }

  /** The same question about one service, with a time of its own. */
  private record Longer(Settings settings, ReadinessGate gate) implements ReadinessGate {
    @Override
    public Optional<String> service() {
      return Optional.of(settings.service());
    }

    @Override
    public List<Readiness> judge(Question question) {
      return gate.judge(question.about(List.of(settings.service()), settings.monitor()));
    }
  }
}
