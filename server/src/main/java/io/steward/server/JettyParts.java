// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.server;

import io.javalin.config.JettyConfig;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** What Jetty is told: the connector with its limits, TLS, the answers to broken requests. */
final class JettyParts {
  private static final int MIN_THREADS = 4;
  private final ServerSettings settings;
  private final Optional<TlsFiles> tls;

  JettyParts(ServerSettings settings, Optional<TlsFiles> tls) {
    this.settings = settings;
    this.tls = tls;
  }

  void configure(JettyConfig jetty) {
    var threads =
        new QueuedThreadPool(Limits.REQUEST_THREADS + settings.limits().streams(), MIN_THREADS);
    threads.setName("http");
    jetty.threadPool = threads;
    jetty.modifyHttpConfiguration(this::limit);
    jetty.modifyServer(
        server -> {
          server.setErrorHandler(new ProblemErrors());
          server.setHandler(new ArrivalConnector.Watch());
          server.addBean(new NetworkConnectionLimit(Limits.CONNECTIONS, server));
        });
    jetty.addConnector(this::connector);
  }

  private void limit(HttpConfiguration http) {
    http.setRequestHeaderSize(Limits.HEADER_BYTES);
    http.setSendServerVersion(false);
    http.setSendXPoweredBy(false);
    http.setUriCompliance(UriCompliance.DEFAULT);
  }

  private ServerConnector connector(Server server, HttpConfiguration http) {
    var plain = new HttpConnectionFactory(http);
    ServerConnector connector =
        tls.map(
                files -> {
                  http.addCustomizer(new SecureRequestCustomizer(false));
                  var ssl = new SslConnectionFactory(files.context(), plain.getProtocol());
                  return connector(server, ssl, plain);
                })
            .orElseGet(() -> connector(server, plain));
    connector.setHost(settings.listen().host());
    connector.setPort(settings.listen().port());
    connector.setIdleTimeout(TimeUnit.NANOSECONDS.toMillis(settings.limits().idle().toNanos()));
    return connector;
  }

  private ServerConnector connector(Server server, ConnectionFactory... factories) {
    return new ArrivalConnector(server, settings.limits().arrival(), factories);
  }
}
