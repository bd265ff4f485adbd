// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.http;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.io.entity.InputStreamEntity;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/**
 * Sends requests to one server over a small pool of connections. It never repeats, redirects,
 * decompresses or remembers on its own: what happens is what the caller asked for. Thread-safe.
 */
public final class HttpClient implements AutoCloseable {
  private static final Timeout CONNECT = Timeout.ofSeconds(10);

  private final CloseableHttpClient client;
  private final HttpHost host;
  private final RequestConfig defaults;

  private HttpClient(HttpHost host, PoolingHttpClientConnectionManagerBuilder pool, int size) {
    this(host, pool, size, RequestConfig.custom());
  }

  private HttpClient(
      HttpHost host,
      PoolingHttpClientConnectionManagerBuilder pool,
      int size,
      RequestConfig.Builder requests) {
    var connections =
        ConnectionConfig.custom()
            .setConnectTimeout(CONNECT)
            .setValidateAfterInactivity(TimeValue.ofSeconds(1))
            .build();
    this.host = host;
    this.defaults =
        requests.setConnectionRequestTimeout(Timeout.DISABLED).setRedirectsEnabled(false).build();
    this.client =
        HttpClients.custom()
            .setConnectionManager(
                pool.setDefaultConnectionConfig(connections)
                    .setMaxConnPerRoute(size)
                    .setMaxConnTotal(size)
                    .build())
            .disableAutomaticRetries()
            .disableRedirectHandling()
            .disableCookieManagement()
            .disableAuthCaching()
            .disableContentCompression()
            .setUserAgent("steward")
            .build();
  }

  /** Talks to the server that listens on a Unix socket, over at most {@code size} connections. */
  public static HttpClient overUnixSocket(Path socket, int size) {
    return new HttpClient(
        new HttpHost("http", "localhost", 80),
        plain(),
        size,
        RequestConfig.custom().setUnixDomainSocket(socket));
  }

  /** Talks plainly to {@code http://host:port}, over at most {@code size} connections. */
  public static HttpClient overTcp(URI server, int size) {
    return new HttpClient(HttpHost.create(server), plain(), size);
  }

  /** Without the authorities of the platform, whose reading costs a cold command a lot. */
  private static PoolingHttpClientConnectionManagerBuilder plain() {
    return PoolingHttpClientConnectionManagerBuilder.create()
        .setTlsSocketStrategy(
            (socket, target, port, attachment, context) -> {
              throw new SSLException("no TLS was asked for on the way to " + target);
            });
  }

  /**
   * Talks to {@code https://host:port} and believes what {@code trust} says, host name included.
   */
  public static HttpClient overTls(URI server, TlsTrust trust, int size) {
    return new HttpClient(
        HttpHost.create(server),
        PoolingHttpClientConnectionManagerBuilder.create()
            .setTlsSocketStrategy(new DefaultClientTlsStrategy(trust.context())),
        size);
  }

  /**
   * Sends a request and returns when the head of the answer is there; its body streams.
   *
   * @throws IOException if there is no connection, or no answer in time; whether the server acted
   *     on the request is then unknown
   */
  public HttpResponse send(HttpRequest request) throws IOException {
    var outgoing = new HttpUriRequestBase(request.method(), URI.create(request.path()));
    request.headers().forEach(outgoing::setHeader);
    request.body().ifPresent(body -> outgoing.setEntity(new InputStreamEntity(body, null)));
    outgoing.setConfig(
        RequestConfig.copy(defaults).setResponseTimeout(timeout(request.patience())).build());
    ClassicHttpResponse answer = client.executeOpen(host, outgoing, null);
    HttpEntity entity = answer.getEntity();
    InputStream body = entity == null ? InputStream.nullInputStream() : entity.getContent();
    return new HttpResponse(answer.getCode(), headers(answer), body, () -> close(outgoing, answer));
  }

  private static Timeout timeout(Duration patience) {
    return patience.isZero() ? Timeout.DISABLED : Timeout.of(patience);
  }

  /** Cutting first keeps the closing from reading an endless stream to its end. */
  private static void close(HttpUriRequestBase request, ClassicHttpResponse response) {
    request.abort();
    try {
      response.close();
    } catch (IOException e) {
      // The connection is gone already, which is what was wanted.
      return;
    }
  }

  private static Map<String, List<String>> headers(ClassicHttpResponse answer) {
    Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    for (Header header : answer.getHeaders()) {
      headers.computeIfAbsent(header.getName(), name -> new ArrayList<>()).add(header.getValue());
    }
    return Collections.unmodifiableMap(headers);
  }

  @Override
  public void close() {
    client.close(org.apache.hc.core5.io.CloseMode.IMMEDIATE);
  }
}
