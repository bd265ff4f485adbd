// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.http;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * One request. Immutable once handed out; each {@code with…} returns a changed copy. Headers may
 * hold credentials, so {@link #toString()} shows method and path alone.
 */
public final class HttpRequest {
  private final String method;
  private final String path;
  private final Map<String, String> headers = new LinkedHashMap<>();
  private Optional<InputStream> body = Optional.empty();
  private Duration patience = Duration.ofSeconds(60);

  private HttpRequest(String method, String path) {
    this.method = method;
    this.path = path;
  }

  /** A request without body; {@code path} starts with a slash and is encoded already. */
  public static HttpRequest of(String method, String path) {
    return new HttpRequest(method, path);
  }

  private HttpRequest copy() {
    var copy = new HttpRequest(method, path);
    copy.headers.putAll(headers);
    copy.body = body;
    copy.patience = patience;
    return copy;
  }

  /** Sets a header. */
  public HttpRequest withHeader(String name, String value) {
    var copy = copy();
    copy.headers.put(name, value);
    return copy;
  }

  /** Sends these bytes as the body. */
  public HttpRequest withBody(byte[] bytes) {
    return withBody(new ByteArrayInputStream(bytes.clone()));
  }

  /** Streams the body from here; such a request can be sent once. */
  public HttpRequest withBody(InputStream stream) {
    var copy = copy();
    copy.body = Optional.of(stream);
    return copy;
  }

  /** Waits at most this long for the answer, and between its bytes; zero waits without end. */
  public HttpRequest withPatience(Duration bound) {
    var copy = copy();
    copy.patience = bound;
    return copy;
  }

  String method() {
    return method;
  }

  String path() {
    return path;
  }

  Map<String, String> headers() {
    return headers;
  }

  Optional<InputStream> body() {
    return body;
  }

  Duration patience() {
    return patience;
  }

  /** Method and path, for messages. */
  @Override
  public String toString() {
    return method + " " + path;
  }
}
