// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy;

import com.google.inject.Inject;
import io.steward.core.deploy.Logs.LogEntry;
import io.steward.core.deploy.StackTarget.LogRequest;
import io.steward.core.error.ErrorKind;
import io.steward.core.error.HomelabException;
import io.steward.core.error.OperationException;
import io.steward.core.operation.Progress;
import io.steward.core.operation.Run;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/** Reads what containers write, and what failed ones wrote. */
public final class LogReader {
  private static final Duration LOOK = Duration.ofMillis(200);
  private final StackSites sites;
  private final Pause pause;

  @Inject
  LogReader(StackSites sites) {
    this(sites, Pause.real());
  }

  LogReader(StackSites sites, Pause pause) {
    this.sites = sites;
    this.pause = pause;
  }

  /**
   * How to read.
   *
   * @param tail how many of the last lines of each container
   * @param since only what was written in this last time; all when zero
   * @param times whether the text shows when
   */
  public record Manner(int tail, Duration since, boolean times) {}

  /** A container whose log is read. */
  private record Source(StackSite site, ContainerState container) {
    LogEntry entry(StackTarget.LogLine line) {
      return new LogEntry(
          site.name(),
          container.service(),
          container.name(),
          line.time(),
          line.error(),
          line.text());
    }
  }

  /** What the containers that are meant wrote until now, in the order of time. */
  public Logs read(Selection selection, Manner manner) {
    List<LogEntry> lines = new ArrayList<>();
    for (Source source : sources(selection)) {
      source
          .site()
          .target()
          .logs(
              source.container().id(),
              new LogRequest(manner.tail(), manner.since(), false),
              line -> lines.add(source.entry(line)));
    }
    lines.sort(Comparator.comparing(LogReader::time));
    return new Logs(manner.times(), lines);
  }

  private static Instant time(LogEntry entry) {
    try {
      return Instant.parse(entry.time());
    } catch (DateTimeParseException e) {
      return Instant.EPOCH;
    }
  }

  /**
   * Gives out lines as they are written, until the containers end or the run is stopped.
   *
   * @throws OperationException of kind usage if nobody shows lines as they come
   */
  public Logs follow(Selection selection, Manner manner, Run run) {
    Progress.Parts parts =
        run.progress()
            .parts()
            .orElseThrow(
                () ->
                    OperationException.of(
                        ErrorKind.USAGE,
                        "lines cannot be shown here as they come: read them" + " without follow"));
    List<Source> sources = sources(selection);
    int width =
        sources.size() > 1
            ? sources.stream().mapToInt(s -> s.container().name().length()).max().orElse(0)
            : 0;
    Consumer<LogEntry> out = entry -> parts.take(entry, entry.line(width, manner.times()));
    ExecutorService threads = Executors.newFixedThreadPool(Math.max(1, sources.size()));
    try {
      List<Future<?>> readers = new ArrayList<>();
      sources.forEach(source -> readers.add(threads.submit(() -> follow(source, manner, out))));
      while (!run.stopping().getAsBoolean() && !readers.stream().allMatch(Future::isDone)) {
        pause.take(LOOK);
      }
      return new Logs(manner.times(), List.of());
    } finally {
      threads.shutdownNow();
    }
  }

  private static void follow(Source source, Manner manner, Consumer<LogEntry> out) {
    try {
      source
          .site()
          .target()
          .logs(
              source.container().id(),
              new LogRequest(manner.tail(), manner.since(), true),
              line -> out.accept(source.entry(line)));
    } catch (HomelabException e) {
      if (e.kind() != ErrorKind.INTERRUPTED) {
        out.accept(
            source.entry(
                new StackTarget.LogLine(
                    "", true, "steward: cannot be followed: " + e.getMessage())));
      }
    }
  }

  private List<Source> sources(Selection selection) {
    List<List<Source>> found =
        sites.each(
            selection,
            site -> site.containers(selection).stream().map(c -> new Source(site, c)).toList());
    List<Source> sources = found.stream().flatMap(List::stream).toList();
    if (sources.isEmpty()) {
      throw OperationException.of(
          ErrorKind.NOT_FOUND, String.join(", ", selection.names()) + " has no containers");
    }
    return sources;
  }

  /**
   * What the containers of a revision that failed wrote.
   *
   * @throws OperationException of kind not found if nothing was kept of it
   */
  public Logs kept(Selection selection, int revision) {
    List<LogEntry> lines = new ArrayList<>();
    for (String stack : selection.stacks()) {
      StackSite site = sites.get(stack);
      Map<String, List<String>> logs = site.store().logs().of(site.key(), revision);
      logs.forEach(
          (service, texts) -> {
            if (selection.has(stack, service)) {
              texts.forEach(t -> lines.add(new LogEntry(stack, service, "", "", false, t)));
            }
          });
    }
    if (lines.isEmpty()) {
      throw OperationException.of(
          ErrorKind.NOT_FOUND,
          "no log is kept of " + String.join(", ", selection.names()) + " revision " + revision,
          "logs are kept of services that failed in a deploy: steward stack history");
    }
    return new Logs(false, Collections.unmodifiableList(lines));
  }
}
