// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.server;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.eclipse.jetty.util.thread.Scheduler;
import org.jspecify.annotations.Nullable;

/** How long the request of one connection has been coming in. Thread-safe. */
final class Arrival {
  private final Scheduler scheduler;
  private final Duration limit;
  private boolean inWork;
  private Scheduler.@Nullable Task end;

  Arrival(Scheduler scheduler, Duration limit) {
    this.scheduler = scheduler;
    this.limit = limit;
  }

  Scheduler scheduler() {
    return scheduler;
  }

  /** Bytes came: the first of a request start its time, at whose end {@code cut} is called. */
  synchronized void begin(Consumer<Throwable> cut) {
    if (inWork || end != null) {
      return;
    }
    var late = new TimeoutException("the request was not there as a whole within " + limit);
    end = scheduler.schedule(() -> cut.accept(late), limit.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** The whole request is there. */
  synchronized void complete() {
    inWork = true;
    if (end != null) {
      end.cancel();
      end = null;
    }
  }

  /** It was answered: the next bytes begin another. */
  synchronized void answered() {
    complete();
    inWork = false;
  }
}
