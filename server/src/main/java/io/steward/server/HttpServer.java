// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.server;

import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.config.JavalinConfig;
import io.javalin.config.RoutesConfig;
import io.javalin.util.JavalinBindException;
import io.steward.core.error.ErrorKind;
import io.steward.core.error.OperationException;
import io.steward.core.operation.Effect;
import io.steward.core.operation.Operations;
import io.steward.server.auth.Scope;
import io.steward.server.auth.Tokens;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The server from its first request to its last. Everything a request needs is made once, when it
 * starts. Thread-safe.
 */
final class HttpServer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(HttpServer.class);
  private static final Duration LAST_STEP = Duration.ofSeconds(20);
  private final ServerSettings settings;
  private final Generations generations;
  private final Drain drain = new Drain();
  private final Metrics metrics = new Metrics(drain);
  private final Runs runs;
  private final Javalin javalin;
  private final Optional<TlsFiles> tls;
  private final JettyParts jetty;
  private final ScheduledExecutorService watch =
      Executors.newSingleThreadScheduledExecutor(work -> new Thread(work, "configuration"));

  private HttpServer(
      ServerSettings settings,
      Operations operations,
      Generations generations,
      Tokens tokens,
      Clock clock) {
    this.settings = settings;
    this.generations = generations;
    this.runs = new Runs(generations, metrics, clock, drain, settings.limits());
    this.tls = settings.certificate().map(file -> new TlsFiles(file, settings.key().orElseThrow()));
    this.jetty = new JettyParts(settings, tls);
    var guard = new Guard(tokens, settings.listen(), settings.hosts());
    var routes = new OperationRoutes(operations.all(), generations, runs, drain);
    var probes = new Probes(generations, tokens, drain, tls);
    this.javalin = Javalin.create(config -> configure(config, guard, routes, probes));
  }

  /**
   * Starts to listen.
   *
   * @throws OperationException of kind failed if the address cannot be had
   */
  static HttpServer start(
      ServerSettings settings,
      Operations operations,
      Generations generations,
      Tokens tokens,
      Clock clock) {
    var server = new HttpServer(settings, operations, generations, tokens, clock);
    try {
      server.javalin.start();
    } catch (JavalinBindException e) {
      server.close();
      throw OperationException.of(
          ErrorKind.FAILED,
          "cannot listen on " + settings.listen() + ": " + reason(e),
          e,
          "choose another with --listen, or stop what listens there");
    }
    long every = settings.look().toMillis();
    // Its end is never waited for: look() keeps every failure to itself.
    var unused =
        server.watch.scheduleWithFixedDelay(server::look, every, every, TimeUnit.MILLISECONDS);
    return server;
  }

  private void configure(
      JavalinConfig config, Guard guard, OperationRoutes operations, Probes probes) {
    config.startup.showJavalinBanner = false;
    config.startup.showOldJavalinVersionWarning = false;
    config.startup.startupWatcherEnabled = false;
    config.http.compressionStrategy = CompressionStrategy.NONE;
    config.http.prefer405over404 = true;
    config.http.maxRequestSize = Limits.BODY_BYTES;
    config.router.ignoreTrailingSlashes = false;
    jetty.configure(config.jetty);
    var requests = new Requests(methods(operations), metrics);
    config.requestLogger.http((ctx, millis) -> requests.count(ctx, millis));
    config.router.javaLangErrorHandler(
        (response, error) -> LOG.error("A request ended by a mistake of the program", error));
    config.routes.before(guard::check);
    requests.addTo(config.routes);
    probes.addTo(config.routes);
    operations.addTo(config.routes);
    new RunRoutes(runs, new EventStreams(guard, settings.limits())).addTo(config.routes);
    documents(config.routes, OpenApi.of(operations.specs()));
  }

  private void documents(RoutesConfig routes, String openApi) {
    routes.get(
        OpenApi.PATH,
        ctx -> {
          ctx.attribute(Requests.OPERATION, "openapi");
          Guard.require(ctx, Scope.READ);
          Answer.write(ctx, 200, Answer.JSON, openApi);
        });
    routes.get(
        "/metrics",
        ctx -> {
          ctx.attribute(Requests.OPERATION, "metrics");
          Guard.require(ctx, Scope.READ);
          Answer.write(ctx, 200, Metrics.CONTENT_TYPE, metrics.text());
        });
  }

  private static Map<String, String> methods(OperationRoutes operations) {
    return operations.specs().stream()
        .collect(
            Collectors.toMap(
                OperationRoutes::path, spec -> spec.effect() == Effect.WRITE ? "POST" : "GET"));
  }

  private static String reason(Exception e) {
    Throwable cause = e;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return String.valueOf(cause.getMessage());
  }

  private void look() {
    try {
      tls.ifPresent(TlsFiles::look);
      generations.look();
    } catch (RuntimeException e) {
      // A look that fails must not be the last one.
      LOG.error("The files could not be looked at", e);
    }
  }

  /** Where it listens: scheme, host and the port that was found. */
  String url() {
    String scheme = settings.certificate().isPresent() ? "https" : "http";
    return scheme + "://" + settings.listen().withPort(javalin.port());
  }

  /**
   * Ends calmly: takes no more work, waits for what works, asks it to end after its present step,
   * and interrupts it at last.
   *
   * @return whether everything ended by itself
   */
  boolean stop() throws InterruptedException {
    drain.close();
    if (drain.await(settings.drain())) {
      return true;
    }
    LOG.warn("Runs are asked to end after their present step count={}", drain.working());
    runs.stop();
    if (drain.await(LAST_STEP)) {
      return true;
    }
    LOG.error("Runs are interrupted because the server ends count={}", drain.working());
    return false;
  }

  @Override
  public void close() {
    watch.shutdownNow();
    runs.close();
    javalin.stop();
    generations.close();
  }
}
