// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy.target;

import io.steward.core.deploy.StackTarget.LogLine;
import io.steward.core.deploy.StackTarget.LogRequest;
import io.steward.core.docker.DockerEngine;
import io.steward.core.docker.EngineStream;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;

/** Reads what containers of an engine wrote. */
record EngineLogs(DockerEngine engine) {
  /** Hands over the lines of a log until it ends, or the thread is interrupted. */
  void read(String id, LogRequest request, Instant now, Consumer<LogLine> lines) {
    Instant since = request.since().isZero() ? Instant.EPOCH : now.minus(request.since());
    var asked = new io.steward.core.docker.LogRequest(request.tail(), since, request.follow());
    try (EngineStream stream =
        engine.logs(
            id,
            asked,
            line -> lines.accept(new LogLine(line.at().toString(), line.error(), line.text())))) {
      Duration look = Duration.ofDays(1);
      while (!stream.await(look)) {
        look = Duration.ofDays(1);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
