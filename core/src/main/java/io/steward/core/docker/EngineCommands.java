// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.docker;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.exception.NotModifiedException;
import com.github.dockerjava.api.model.Event;
import com.github.dockerjava.api.model.Frame;
import com.github.dockerjava.api.model.PullResponseItem;
import com.github.dockerjava.api.model.StreamType;
import com.github.dockerjava.core.DockerClientImpl;
import io.steward.core.error.ErrorKind;
import io.steward.core.error.OperationException;
import io.steward.core.process.LineAssembler;
import java.io.Closeable;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/**
 * What the engine is told to do, and what it tells as it happens, by way of docker-java. Failures
 * become ours. Thread-safe.
 */
final class EngineCommands {
  private static final Duration PULL_PATIENCE = Duration.ofMinutes(10);

  private final EngineApi api;
  private final Duration patience;

  EngineCommands(EngineApi api, Duration patience) {
    this.api = api;
    this.patience = patience;
  }

  /** Runs a command that does not take longer than {@code extra} and the patience there is. */
  void run(String what, Duration extra, Consumer<DockerClient> command) {
    try {
      command.accept(client(patience.plus(extra)));
    } catch (NotModifiedException e) {
      // It is already as it was told to be.
      return;
    } catch (RuntimeException e) {
      throw told(what, e);
    }
  }

  void pull(String image, Optional<RegistryLogin> login, Consumer<PullProgress> progress) {
    String what = "pull " + image;
    List<String> errors = new CopyOnWriteArrayList<>();
    EngineStream stream = new EngineStream();
    Callback<PullResponseItem> callback =
        new Callback<>(
            stream,
            item -> {
              if (item.isErrorIndicated()) {
                errors.add(error(item));
                return;
              }
              progress.accept(progress(item));
            });
    var command = client(PULL_PATIENCE).pullImageCmd(image);
    if (!image.contains("@") && image.lastIndexOf(':') <= image.lastIndexOf('/')) {
      command.withTag("latest");
    }
    login.ifPresent(known -> command.withAuthConfig(known.toAuthConfig()));
    command.exec(callback);
    try {
      stream.awaitEnd();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw OperationException.of(ErrorKind.INTERRUPTED, "the pull of " + image + " was ended", e);
    } finally {
      stream.close();
    }
    if (!errors.isEmpty()) {
      throw notPulled(image, errors.get(0).strip());
    }
    Optional<Throwable> failure = stream.failure();
    if (failure.isPresent() && failure.get() instanceof DockerException refusal) {
      // What the registry has not is no wrong call: the kind is not that of the status.
      throw notPulled(image, sentence(refusal));
    }
    if (failure.isPresent()) {
      throw told(what, failure.get());
    }
  }

  /**
   * A registry that could not be asked is told from one that said no, whatever the image's name.
   */
  private static OperationException notPulled(String image, String reason) {
    return OperationException.of(
        RegistryTrouble.isMomentary(reason.replace(image, ""))
            ? ErrorKind.UNREACHABLE
            : ErrorKind.FAILED,
        "cannot pull " + image + ": " + reason);
  }

  @SuppressWarnings("deprecation") // what old engines say it with
  private static String error(PullResponseItem item) {
    var detail = item.getErrorDetail();
    String message = detail == null ? null : detail.getMessage();
    return String.valueOf(message == null ? item.getError() : message);
  }

  private static PullProgress progress(PullResponseItem item) {
    var detail = item.getProgressDetail();
    Long current = detail == null ? null : detail.getCurrent();
    Long total = detail == null ? null : detail.getTotal();
    return new PullProgress(
        item.getId() == null ? "" : item.getId(),
        item.getStatus() == null ? "" : item.getStatus(),
        current == null ? 0 : current,
        total == null ? 0 : total);
  }

  EngineStream logs(String container, LogRequest request, Consumer<LogLine> lines) {
    var output = new LineAssembler(line -> lines.accept(LogLine.read(line, false)));
    var errors = new LineAssembler(line -> lines.accept(LogLine.read(line, true)));
    var stream = new EngineStream();
    var callback =
        new Callback<Frame>(
            stream,
            frame -> {
              byte[] payload = frame.getPayload();
              boolean error = frame.getStreamType() == StreamType.STDERR;
              (error ? errors : output).accept(payload, payload.length);
            },
            () -> {
              output.finish();
              errors.finish();
            });
    var command =
        client(request.follow() ? Duration.ZERO : patience)
            .logContainerCmd(container)
            .withStdOut(true)
            .withStdErr(true)
            .withTimestamps(true)
            .withFollowStream(request.follow());
    if (request.tail() >= 0) {
      command.withTail(request.tail());
    }
    if (request.since().isAfter(Instant.EPOCH)) {
      command.withSince((int) Math.min(request.since().getEpochSecond(), Integer.MAX_VALUE));
    }
    command.exec(callback);
    return started("logs " + container, stream);
  }

  EngineStream events(Map<String, String> labels, Consumer<EngineEvent> events) {
    var stream = new EngineStream();
    var command = client(Duration.ZERO).eventsCmd();
    if (!labels.isEmpty()) {
      command.withLabelFilter(labels);
    }
    command.exec(new Callback<Event>(stream, event -> events.accept(event(event))));
    return started("events", stream);
  }

  private static EngineEvent event(Event event) {
    long nanos = event.getTimeNano() == null ? 0 : event.getTimeNano();
    var actor = event.getActor();
    Map<String, String> attributes = actor == null ? null : actor.getAttributes();
    String id = actor == null ? event.getId() : actor.getId();
    return new EngineEvent(
        Instant.ofEpochSecond(0, nanos),
        event.getType() == null ? "" : event.getType().getValue(),
        String.valueOf(event.getAction()),
        String.valueOf(id),
        attributes == null ? Map.of() : attributes);
  }

  /** What happens after this returns is heard. */
  private EngineStream started(String what, EngineStream stream) {
    try {
      boolean answered = stream.awaitStart(patience);
      if (stream.failure().isPresent()) {
        throw told(what, stream.failure().get());
      }
      if (!answered) {
        stream.close();
        throw api.unreachable(new SocketTimeoutException("no answer to " + what));
      }
      return stream;
    } catch (InterruptedException e) {
      stream.close();
      Thread.currentThread().interrupt();
      throw OperationException.of(ErrorKind.INTERRUPTED, what + " was interrupted", e);
    }
  }

  private RuntimeException told(String what, Throwable reason) {
    if (reason instanceof DockerException refusal) {
      return api.refused(what, refusal.getHttpStatus(), sentence(refusal));
    }
    for (Throwable cause = reason; cause != null; cause = cause.getCause()) {
      if (cause instanceof IOException broken) {
        return api.unreachable(broken);
      }
    }
    return reason instanceof RuntimeException unchecked
        ? unchecked
        : new IllegalStateException(what + " failed", reason);
  }

  private static String sentence(DockerException refusal) {
    String text = String.valueOf(refusal.getMessage());
    return EngineApi.message(text.replaceFirst("^Status \\d+: ", ""));
  }

  private DockerClient client(Duration bound) {
    return DockerClientImpl.getInstance(new ClientSettings(), new EngineTransport(api, bound));
  }

  /** Hands items on, and the end of the stream. */
  private static final class Callback<T> implements ResultCallback<T> {
    private final EngineStream stream;
    private final Consumer<T> items;
    private final Runnable end;

    Callback(EngineStream stream, Consumer<T> items) {
      this(stream, items, () -> {});
    }

    Callback(EngineStream stream, Consumer<T> items, Runnable end) {
      this.stream = stream;
      this.items = items;
      this.end = end;
    }

    @Override
    public void onStart(Closeable source) {
      stream.start(source);
    }

    @Override
    public void onNext(T item) {
      items.accept(item);
    }

    @Override
    public void onError(Throwable reason) {
      end.run();
      stream.fail(reason);
    }

    @Override
    public void onComplete() {
      end.run();
      stream.end();
    }

    @Override
    public void close() {
      stream.end();
    }
  }
}
