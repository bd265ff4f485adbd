// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.server;

import com.google.inject.Inject;
import io.steward.core.Steward;
import io.steward.core.config.ConfigurationSource;
import io.steward.core.error.ErrorKind;
import io.steward.core.error.OperationException;
import io.steward.core.kind.Plugins;
import io.steward.core.operation.Arg;
import io.steward.core.operation.Operation;
import io.steward.core.operation.Operations;
import io.steward.core.operation.Page;
import io.steward.core.operation.Printable;
import io.steward.core.operation.Progress;
import io.steward.core.operation.Run;
import io.steward.core.operation.Spec;
import io.steward.server.auth.Tokens;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Runs the HTTP server until it is told to stop. */
final class Serve implements Operation<Serve.Input, Serve.Served> {
  static final Spec SPEC =
      Spec.operation("", "serve", Serve.class)
          .summary("Offer every operation over HTTP")
          .details(
              """
              Answers at /api/v1/<noun>/<verb>, described by /api/v1/openapi.json; /healthz, /readyz
              and /metrics are for whoever watches it. All but /healthz and /readyz take a token:
              steward token create. A change of the configuration's files, of secret files
              and of the certificate is taken over when it is valid. Ends on Ctrl-C or SIGTERM, when its runs have ended.
              """)
          .example("steward serve", "for this machine, at port 8600")
          .example(
              "steward serve --listen 0.0.0.0:8600 --tls-cert lab.pem --tls-key lab.key",
              "for the network, with TLS")
          .localOnly()
          .build();

  private static final Duration LOOK = Duration.ofSeconds(2);
  private static final long STOP_CHECK_MILLIS = 200;
  private final ConfigurationSource source;
  private final Plugins plugins;
  private final Operations operations;
  private final Tokens tokens;
  private final Clock clock;

  @Inject
  Serve(
      ConfigurationSource source,
      Plugins plugins,
      Operations operations,
      Tokens tokens,
      Clock clock) {
    this.source = source;
    this.plugins = plugins;
    this.operations = operations;
    this.tokens = tokens;
    this.clock = clock;
  }

  @Override
  public Served run(Input input, Run run) {
    ServerSettings settings = settings(input, run.folder());
    new Interrupted(() -> Steward.start(source, plugins)).settle(run);
    var generations = new Generations(source.folder(), () -> Steward.start(source, plugins), clock);
    try (var server = HttpServer.start(settings, operations, generations, tokens, clock)) {
      return serve(server, run);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw OperationException.of(ErrorKind.INTERRUPTED, "the server was interrupted", e);
    }
  }

  private static Served serve(HttpServer server, Run run) throws InterruptedException {
    var asked = new CountDownLatch(1);
    var ended = new CountDownLatch(1);
    var hook = new Thread(() -> stopFromOutside(asked, ended), "stop");
    Runtime.getRuntime().addShutdownHook(hook);
    try {
      run.progress().report(Progress.Step.sentence("", "Listening on " + server.url()));
      boolean told = false;
      while (!told) {
        told =
            asked.await(STOP_CHECK_MILLIS, TimeUnit.MILLISECONDS) || run.stopping().getAsBoolean();
      }
      run.progress().report(Progress.Step.sentence("", "Stopping, when the runs have ended"));
      return new Served(server.url(), server.stop());
    } finally {
      server.close();
      ended.countDown();
      if (asked.getCount() > 0) {
        Runtime.getRuntime().removeShutdownHook(hook);
      }
    }
  }

  /** Keeps the process from ending before the server has. */
  private static void stopFromOutside(CountDownLatch asked, CountDownLatch ended) {
    asked.countDown();
    try {
      ended.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static ServerSettings settings(Input input, Path folder) {
    if (input.tlsCert().isPresent() != input.tlsKey().isPresent()) {
      throw OperationException.of(
          ErrorKind.USAGE, "--tls-cert and --tls-key belong together; one is missing");
    }
    if (input.tlsCert().isEmpty() && !input.plaintext() && !input.listen().isLoopback()) {
      throw OperationException.of(
          ErrorKind.REFUSED,
          "listening on "
              + input.listen()
              + " without TLS is refused:"
              + " tokens would cross the network for all to read",
          "give --tls-cert and --tls-key",
          "or say --plaintext, where a proxy in front speaks TLS");
    }
    return new ServerSettings(
        input.listen(),
        input.tlsCert().map(folder::resolve),
        input.tlsKey().map(folder::resolve),
        input.host(),
        input.drain(),
        LOOK,
        Limits.ordinary());
  }

  record Input(
      @Arg(value = "Address and port; port 0 takes any that is free", fallback = "127.0.0.1:8600")
          Listen listen,
      @Arg("Listen beyond this machine without TLS") boolean plaintext,
      @Arg(value = "PEM file with the certificate, and those above it", label = "FILE")
          Optional<Path> tlsCert,
      @Arg(value = "PEM file with its key", label = "FILE") Optional<Path> tlsKey,
      @Arg(value = "A further name to answer under, such as that of a proxy", label = "NAME")
          List<String> host,
      @Arg(value = "How long runs may take to end when it is told to stop", fallback = "60s")
          Duration drain) {}

  /** How it ended. */
  record Served(String url, boolean calm) implements Printable {
    @Override
    public void print(Page page) {
      page.add(
          calm
              ? "Stopped listening on " + url + ". Every run had ended."
              : "Stopped listening on " + url + ". Runs were interrupted.");
    }
  }
}
