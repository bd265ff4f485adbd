// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy.gate;

import io.steward.core.config.Value;
import io.steward.core.error.HomelabException;
import io.steward.core.error.IoReason;
import io.steward.core.http.HttpClient;
import io.steward.core.http.HttpRequest;
import io.steward.core.http.HttpResponse;
import io.steward.core.http.TlsTrust;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.net.ssl.SSLException;

/** Gets one page over a connection of its own. */
record HttpProbe(
    URI page, Expected expected, Map<String, Value> headers, Optional<Path> tlsFolder, Clock clock)
    implements Probe {
  private static final int MOST_BYTES = 1 << 20;

  private static final String FAILED = " failed: ";

  /** What a good answer is; no status means 200 to 399. */
  record Expected(List<Integer> status, Optional<String> bodyContains) {
    boolean accepts(int code) {
      return status.isEmpty() ? code >= 200 && code < 400 : status.contains(code);
    }

    String words() {
      return status.isEmpty()
          ? "200 to 399"
          : status.stream().map(String::valueOf).collect(Collectors.joining(" or "));
    }
  }

  @Override
  public Answer ask(Duration bound) {
    try (HttpClient client = connect()) {
      return ask(client, bound);
    } catch (SocketTimeoutException e) {
      return Answer.bad("was not answered within " + bound.toMillis() + " ms");
    } catch (UnknownHostException e) {
      return Answer.bad("failed: no address is known for " + page.getHost());
    } catch (ConnectException e) {
      return Answer.bad("failed: " + reason(e));
    } catch (SSLException e) {
      return Answer.bad("failed: TLS: " + IoReason.of(e));
    } catch (IOException e) {
      return Answer.bad("failed: " + IoReason.of(e));
    } catch (HomelabException e) {
      return Answer.bad("failed: " + e.getMessage());
    }
  }

  /** Without the addresses in front, as the question names the page. */
  private static String reason(ConnectException error) {
    String text = IoReason.of(error);
    int end = text.lastIndexOf(FAILED);
    return end < 0 ? text : text.substring(end + FAILED.length()).toLowerCase(Locale.ROOT);
  }

  private Answer ask(HttpClient client, Duration bound) throws IOException {
    Instant latest = clock.instant().plus(bound);
    HttpRequest request = HttpRequest.of("GET", path()).withPatience(bound);
    for (Map.Entry<String, Value> header : headers.entrySet()) {
      request = request.withHeader(header.getKey(), header.getValue().text());
    }
    try (HttpResponse answer = client.send(request)) {
      int status = answer.status();
      if (!expected.accepts(status)) {
        return Answer.bad("answered " + status + ", expected " + expected.words());
      }
      Optional<String> text = expected.bodyContains();
      if (text.isPresent() && !body(answer.body(), latest).contains(text.get())) {
        return Answer.bad("answered " + status + " without '" + text.get() + "' in it");
      }
      return Answer.good("answered " + status);
    }
  }

  /** As much as arrives in time. */
  private String body(InputStream body, Instant latest) throws IOException {
    var bytes = new ByteArrayOutputStream();
    byte[] part = new byte[8192];
    for (int read = body.read(part); read >= 0; read = body.read(part)) {
      bytes.write(part, 0, Math.min(read, MOST_BYTES - bytes.size()));
      if (bytes.size() == MOST_BYTES || clock.instant().isAfter(latest)) {
        break;
      }
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }

  private HttpClient connect() {
    URI server = URI.create(page.getScheme() + "://" + page.getRawAuthority());
    return page.getScheme().equals("http")
        ? HttpClient.overTcp(server, 1)
        : HttpClient.overTls(
            server, tlsFolder.map(TlsTrust::ofFolder).orElseGet(TlsTrust::ofPlatform), 1);
  }

  private String path() {
    String path = page.getRawPath().isEmpty() ? "/" : page.getRawPath();
    return page.getRawQuery() == null ? path : path + "?" + page.getRawQuery();
  }

  @Override
  public String question() {
    return "GET " + page;
  }
}
