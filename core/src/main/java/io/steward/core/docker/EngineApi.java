// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.docker;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.steward.core.error.ErrorKind;
import io.steward.core.error.HomelabException;
import io.steward.core.error.OperationException;
import io.steward.core.http.HttpClient;
import io.steward.core.http.HttpRequest;
import io.steward.core.http.HttpResponse;
import io.steward.core.retry.Repeater;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Asks the engine and reads its answers; says in one voice what went wrong. Thread-safe. */
final class EngineApi implements AutoCloseable {
  /** How long an engine that is very busy may take. */
  static final Duration PATIENCE = Duration.ofSeconds(60);

  private final DockerEndpoint endpoint;
  private final HttpClient client;
  private final Duration patience;
  private final Repeater repeater;
  private volatile boolean answered;

  EngineApi(DockerEndpoint endpoint, int connections, Duration patience, Repeater repeater) {
    this.endpoint = endpoint;
    this.client = endpoint.connect(connections);
    this.patience = patience;
    this.repeater = repeater;
  }

  /** The answer; empty when the engine knows no such thing. */
  Optional<Json> find(String path) {
    return repeater.call(() -> ask(path, Json::parse), this::isMomentary, Repeater.Listener.NONE);
  }

  /** Each value of an answer of several. */
  List<Json> list(String path) {
    return repeater.call(
        () -> ask(path, Json::parseEach).orElse(List.of()),
        this::isMomentary,
        Repeater.Listener.NONE);
  }

  /**
   * Whether the engine may be back in a moment, as when it is restarted. One that never answered is
   * not waited for, and what took all the patience there was is not asked once more.
   */
  private boolean isMomentary(Exception failure) {
    return answered
        && failure instanceof HomelabException known
        && known.kind() == ErrorKind.UNREACHABLE
        && known.getCause() instanceof IOException reason
        && !(reason instanceof SocketTimeoutException)
        && !(reason instanceof JsonProcessingException);
  }

  /** Reads what the engine answered. */
  private interface Reader<T> {
    T read(byte[] bytes) throws IOException;
  }

  private <T> Optional<T> ask(String path, Reader<T> reader) {
    try (HttpResponse response = client.send(HttpRequest.of("GET", path).withPatience(patience))) {
      byte[] bytes = response.bytes();
      answered = true;
      if (response.status() == 404) {
        return Optional.empty();
      }
      if (response.status() >= 300) {
        throw refused("GET " + path, response.status(), new String(bytes, StandardCharsets.UTF_8));
      }
      return Optional.of(reader.read(bytes));
    } catch (JsonProcessingException e) {
      throw OperationException.of(
          ErrorKind.UNREACHABLE,
          "what answers at "
              + endpoint.address()
              + " is no Docker engine: GET "
              + path
              + " gives no JSON",
          e,
          endpoint.advice());
    } catch (SocketTimeoutException e) {
      throw silent(e, "look at the engine's log: journalctl -u docker");
    } catch (IOException e) {
      throw unreachable(e);
    }
  }

  /** The answer of a path that every engine has. */
  Json get(String path) {
    return find(path)
        .orElseThrow(
            () ->
                OperationException.of(
                    ErrorKind.UNREACHABLE,
                    "what answers at " + endpoint.address() + " is no Docker engine: no " + path,
                    endpoint.advice()));
  }

  /**
   * Sends an archive. The engine answers with 200 before it is done and tells in the lines that
   * follow whether it could.
   */
  void upload(String what, String path, InputStream archive) {
    HttpRequest request =
        HttpRequest.of("POST", path)
            .withHeader("Content-Type", "application/x-tar")
            .withBody(archive)
            .withPatience(patience);
    try (HttpResponse response = client.send(request)) {
      String body = new String(response.bytes(), StandardCharsets.UTF_8);
      if (response.status() >= 300) {
        throw refused(what, response.status(), body);
      }
      for (String line : body.lines().filter(text -> !text.isBlank()).toList()) {
        String error = Json.parse(line.getBytes(StandardCharsets.UTF_8)).text("error");
        if (!error.isEmpty()) {
          throw OperationException.of(
              ErrorKind.FAILED,
              "Docker at " + endpoint.address() + " could not " + what + ": " + error);
        }
      }
    } catch (IOException e) {
      throw unreachable(e);
    }
  }

  /** Looks into the archive at a path, no further than needed; false when there is none. */
  boolean holdsAnything(String path) {
    try (HttpResponse response = client.send(HttpRequest.of("GET", path).withPatience(patience))) {
      if (response.status() == 404) {
        return false;
      }
      if (response.status() >= 300) {
        String body = new String(response.bytes(), StandardCharsets.UTF_8);
        throw refused("GET " + path, response.status(), body);
      }
      return TarPeek.holdsAnything(response.body());
    } catch (IOException e) {
      throw unreachable(e);
    }
  }

  HttpResponse send(HttpRequest request) throws IOException {
    return client.send(request);
  }

  /** The engine holds its answer back until the container ends. */
  OptionalInt waitFor(String container, String path, Duration bound) {
    try (HttpResponse response = client.send(HttpRequest.of("POST", path).withPatience(bound))) {
      byte[] bytes = response.bytes();
      if (response.status() >= 300) {
        String body = new String(bytes, StandardCharsets.UTF_8);
        throw refused("wait " + container, response.status(), body);
      }
      return OptionalInt.of((int) Json.parse(bytes).number("StatusCode"));
    } catch (SocketTimeoutException e) {
      // Still running: that is the answer.
      return OptionalInt.empty();
    } catch (IOException e) {
      throw unreachable(e);
    }
  }

  OperationException refused(String what, int status, String body) {
    return OperationException.of(
        status == 404 ? ErrorKind.NOT_FOUND : ErrorKind.FAILED,
        "Docker at "
            + endpoint.address()
            + " refused '"
            + what
            + "' with "
            + status
            + ": "
            + message(body));
  }

  OperationException unreachable(IOException reason) {
    if (reason instanceof SocketTimeoutException) {
      return silent(
          reason, "look at the engine's log; whether it did what it was told is not known");
    }
    return OperationException.of(
        ErrorKind.UNREACHABLE,
        "cannot reach Docker at " + endpoint.address() + ": " + sentence(reason),
        reason,
        endpoint.advice());
  }

  private OperationException silent(IOException reason, String hint) {
    return OperationException.of(
        ErrorKind.UNREACHABLE,
        "Docker at " + endpoint.address() + " does not answer",
        reason,
        hint);
  }

  private static String sentence(Throwable reason) {
    Throwable root = reason;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    String text = root.getMessage() == null ? root.getClass().getSimpleName() : root.getMessage();
    return text.isEmpty() ? text : Character.toLowerCase(text.charAt(0)) + text.substring(1);
  }

  /** The engine wraps its sentence in JSON; proxies before it do not. */
  static String message(String body) {
    try {
      String message = Json.parse(body.getBytes(StandardCharsets.UTF_8)).text("message");
      return message.isEmpty() ? body.strip() : message;
    } catch (IOException e) {
      // Not JSON, so the body is the sentence.
      return body.strip();
    }
  }

  @Override
  public void close() {
    client.close();
  }
}
