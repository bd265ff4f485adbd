// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.process;

import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Reads one output stream of a process to its end, on a thread of its own. */
final class StreamPump {
  /** How long a child that outlives the program may hold the stream open. */
  private static final long LINGER_MILLIS = 2000;

  private final InputStream stream;
  private final ProcessListener.Source source;
  private final Tail tail;
  private @Nullable Thread thread;
  private volatile @Nullable RuntimeException failure;

  StreamPump(InputStream stream, ProcessListener.Source source, Command command) {
    this.stream = stream;
    this.source = source;
    this.tail = new Tail(command.captureBytes());
  }

  void start(ProcessListener listener) {
    var reader = new Thread(() -> read(listener), "process-" + source);
    reader.setDaemon(true);
    reader.start();
    thread = reader;
  }

  private void read(ProcessListener listener) {
    var lines = new LineAssembler(line -> tell(listener, line));
    byte[] buffer = new byte[8192];
    try {
      for (int length = stream.read(buffer); length >= 0; length = stream.read(buffer)) {
        tail.accept(buffer, length);
        lines.accept(buffer, length);
      }
    } catch (IOException e) {
      // Closed under us because the program has ended: what was read is all there is.
      lines.finish();
      return;
    }
    lines.finish();
  }

  /** A listener that fails must not stop the reading, or the program would block on its output. */
  private void tell(ProcessListener listener, String line) {
    if (failure != null) {
      return;
    }
    try {
      listener.onLine(source, line);
    } catch (RuntimeException e) {
      failure = e;
    }
  }

  /** Waits for the end of the stream and rethrows what the listener threw. */
  void await() throws InterruptedException {
    Thread reader = thread;
    if (reader != null) {
      TimeUnit.MILLISECONDS.timedJoin(reader, LINGER_MILLIS);
    }
    RuntimeException thrown = failure;
    if (thrown != null) {
      throw thrown;
    }
  }

  Tail tail() {
    return tail;
  }
}
