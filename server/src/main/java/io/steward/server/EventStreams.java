// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.server;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The events of a run as a stream that goes on where the client left off. Each open stream keeps
 * one thread, so their number is bounded; a slow client never holds up the run.
 */
final class EventStreams {
  private static final Logger LOG = LoggerFactory.getLogger(EventStreams.class);
  private final Guard guard;
  private final Limits limits;
  private final Semaphore free;

  EventStreams(Guard guard, Limits limits) {
    this.guard = guard;
    this.limits = limits;
    this.free = new Semaphore(limits.streams());
  }

  /** Writes events until the run has ended or the client is gone. */
  void serve(Context ctx, LongRun run) throws IOException {
    ctx.attribute(Requests.OPERATION, "run events");
    long last = lastId(ctx.header("Last-Event-ID"));
    if (!free.tryAcquire()) {
      throw ProblemException.of(
              HttpFault.UNAVAILABLE, limits.streams() + " event streams are open already")
          .header("Retry-After", "30");
    }
    try {
      ctx.contentType("text/event-stream").header("X-Accel-Buffering", "no");
      OutputStream out = ctx.res().getOutputStream();
      out.flush();
      write(ctx, run, last, out);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      LOG.debug("A client left its event stream run={}", run.resource().id(), e);
    } finally {
      free.release();
    }
  }

  private void write(Context ctx, LongRun run, long from, OutputStream out)
      throws IOException, InterruptedException {
    long last = from;
    while (true) {
      EventLog.News news = run.events().after(last, limits.heartbeat());
      List<EventLog.Event> events = news.events();
      if (events.isEmpty() && !news.ended() && !guard.stillWorks(ctx)) {
        return;
      }
      out.write(text(news).getBytes(StandardCharsets.UTF_8));
      out.flush();
      if (news.ended()) {
        return;
      }
      last = events.isEmpty() ? last : events.get(events.size() - 1).id();
    }
  }

  private static String text(EventLog.News news) {
    if (news.events().isEmpty()) {
      return ": still here\n\n";
    }
    var text = new StringBuilder();
    if (news.missed() > 0) {
      text.append("event: missed\ndata: {\"count\":").append(news.missed()).append("}\n\n");
    }
    for (EventLog.Event event : news.events()) {
      text.append("id: ").append(event.id());
      text.append("\nevent: ").append(event.type());
      text.append("\ndata: ").append(event.data()).append("\n\n");
    }
    return text.toString();
  }

  private static long lastId(@Nullable String header) {
    try {
      long id = header == null ? 0 : Long.parseLong(header.strip());
      if (id >= 0) {
        return id;
      }
    } catch (NumberFormatException e) {
      throw ProblemException.usage("Last-Event-ID '" + header + "' is not a number", List.of());
    }
    throw ProblemException.usage("Last-Event-ID '" + header + "' is below zero", List.of());
  }
}
