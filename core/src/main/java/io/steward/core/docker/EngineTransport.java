// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.docker;

import com.github.dockerjava.transport.DockerHttpClient;
import io.steward.core.http.HttpRequest;
import io.steward.core.http.HttpResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Carries what docker-java says over our own HTTP client. */
final class EngineTransport implements DockerHttpClient {
  private final EngineApi api;
  private final Duration patience;

  /** Waits for each byte of an answer at most {@code patience}; zero waits without end. */
  EngineTransport(EngineApi api, Duration patience) {
    this.api = api;
    this.patience = patience;
  }

  @Override
  public Response execute(Request request) {
    HttpRequest outgoing = HttpRequest.of(request.method(), request.path()).withPatience(patience);
    for (Map.Entry<String, String> header : request.headers().entrySet()) {
      outgoing = outgoing.withHeader(header.getKey(), header.getValue());
    }
    byte[] bytes = request.bodyBytes();
    InputStream body = request.body();
    if (bytes != null) {
      outgoing = outgoing.withBody(bytes);
    } else if (body != null) {
      outgoing = outgoing.withBody(body);
    }
    try {
      return new Answer(api.send(outgoing));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The client is the engine's, which closes it. */
  @Override
  public void close() {}

  private record Answer(HttpResponse response) implements Response {
    @Override
    public int getStatusCode() {
      return response.status();
    }

    @Override
    public Map<String, List<String>> getHeaders() {
      return response.headers();
    }

    @Override
    public InputStream getBody() {
      return response.body();
    }

    @Override
    public void close() {
      response.close();
    }
  }
}
