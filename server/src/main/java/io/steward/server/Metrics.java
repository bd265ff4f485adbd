// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.server;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Timer;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.steward.core.Steward;
import io.steward.core.operation.ProblemDocument;
import java.time.Duration;
import java.util.Optional;

/** What Prometheus gets to know. Thread-safe. */
final class Metrics {
  static final String CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8";
  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

  Metrics(Drain drain) {
    Gauge.builder("steward.build.info", () -> 1)
        .description("Always 1; the version stands in its label")
        .tag("version", version())
        .register(registry);
    Gauge.builder("steward.work", drain, Drain::working)
        .description("Requests and runs in progress")
        .register(registry);
  }

  /** The version of this build; {@code development} when it was not built from a jar. */
  static String version() {
    return Optional.ofNullable(Steward.class.getPackage().getImplementationVersion())
        .orElse("development");
  }

  /** Counts one answered request. */
  void answered(String operation, int status, Duration took) {
    Timer.builder("steward.http.requests")
        .description("Answered requests and how long they took")
        .tags("operation", operation, "status", String.valueOf(status))
        .register(registry)
        .record(took);
  }

  /** Counts one run that ended. */
  void ran(RunResource run) {
    String outcome = run.problem().map(ProblemDocument::title).orElse("done").replace(' ', '_');
    Counter.builder("steward.runs")
        .description("Long runs that ended")
        .tags("operation", run.operation(), "outcome", outcome)
        .register(registry)
        .increment();
  }

  /** The text format of Prometheus. */
  String text() {
    return registry.scrape();
  }
}
