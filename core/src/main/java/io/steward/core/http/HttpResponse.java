// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.http;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;

/**
 * An answer whose body is still on its way. Whoever got it closes it; to close it before its end
 * cuts the connection, at once and from any thread.
 */
public final class HttpResponse implements AutoCloseable {
  private final int status;
  private final Map<String, List<String>> headers;
  private final InputStream body;
  private final Runnable cut;

  HttpResponse(int status, Map<String, List<String>> headers, InputStream body, Runnable cut) {
    this.status = status;
    this.headers = headers;
    this.body = body;
    this.cut = cut;
  }

  /** The status code, such as 200. */
  public int status() {
    return status;
  }

  /** The headers; their names are found in any case. */
  public Map<String, List<String>> headers() {
    return headers;
  }

  /** The body as it arrives; empty for an answer without one. */
  public InputStream body() {
    return body;
  }

  /** The whole body, read to its end. */
  public byte[] bytes() throws IOException {
    return body.readAllBytes();
  }

  @Override
  public void close() {
    cut.run();
  }
}
