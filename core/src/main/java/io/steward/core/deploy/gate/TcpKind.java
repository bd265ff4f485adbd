// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy.gate;

import com.google.inject.Inject;
import io.steward.core.deploy.Pause;
import io.steward.core.deploy.ReadinessGate;
import io.steward.core.kind.Kind;
import io.steward.core.kind.KindSpec;
import io.steward.core.operation.Arg;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** Makes checks that a port can be connected to. */
final class TcpKind implements Kind<TcpKind.Settings, ReadinessGate> {
  static final KindSpec<Settings, ReadinessGate> SPEC =
      new KindSpec<>(
          ReadinessGate.class,
          "tcp",
          "Ready when a TCP connection is accepted",
          Settings.class,
          TcpKind.class);
  private final Clock clock;
  private final Pause pause;

  @Inject
  TcpKind(Clock clock, Pause pause) {
    this.clock = clock;
    this.pause = pause;
  }

  record Settings(
      @Arg(value = "The host name or address to connect to", fallback = "127.0.0.1") String host,
      @Arg("The port, from 1 to 65535") int port,
      @Arg(
              "The Compose service it belongs to: asked when that is touched. Every change of the"
                  + " stack unless given")
          Optional<String> service,
      @Arg(value = "How long one connection may take", fallback = "5s") Duration timeout,
      @Arg(value = "How long to wait between two tries", fallback = "1s") Duration every) {
    Settings {
      if (port < 1 || port > 65535) {
        throw new IllegalArgumentException("port " + port + " is not within 1 and 65535");
      }
      Bounds.check(timeout, every);
    }
  }

  @Override
  public ReadinessGate create(String name, Settings settings) {
    var pace = new ProbeGate.Pace(settings.service(), settings.timeout(), settings.every());
    var probe = new TcpProbe(settings.host(), settings.port());
    return new ProbeGate(name, probe, pace, clock, pause);
  }
}
