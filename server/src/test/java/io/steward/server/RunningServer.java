// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.server;

import io.steward.core.CorePlugin;
import io.steward.core.Steward;
import io.steward.core.config.ConfigurationSource;
import io.steward.core.kind.Plugins;
import io.steward.core.state.Database;
import io.steward.core.testing.MutableClock;
import io.steward.server.auth.Scope;
import io.steward.server.auth.Tokens;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A real server on a port of its own, with the test's operations and a token of every scope. */
final class RunningServer implements AutoCloseable {
  final MutableClock clock = MutableClock.at("2026-11-23T08:00:00Z");
  final TestPlugin plugin = new TestPlugin();
  final Path folder;
  final Tokens tokens;
  final HttpServer server;
  final String reader;
  final String operator;
  final String admin;
  private final Database database;
  private final HttpClient client =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();

  RunningServer(Path temporary) throws IOException {
    this(
        temporary,
        new Limits(
            Duration.ofSeconds(20), Duration.ofSeconds(20), Duration.ofMillis(100), 2, 1, 4));
  }

  RunningServer(Path temporary, Limits limits) throws IOException {
    this(temporary, settings(limits));
  }

  RunningServer(Path temporary, ServerSettings settings) throws IOException {
    folder = temporary.resolve("homelab");
    Files.createDirectories(folder.resolve("config"));
    Files.writeString(folder.resolve("config/deployment.yaml"), "id: lab\n");
    Files.writeString(folder.resolve("config/garden.yaml"), "flower: roses\n");
    database = Database.sqlite(temporary.resolve("state/state.db"), clock, Tokens.SCHEMA);
    tokens = new Tokens(database, clock);
    reader = tokens.create("reader", Scope.READ, Duration.ofDays(1));
    operator = tokens.create("operator", Scope.OPERATE, Duration.ofDays(1));
    admin = tokens.create("admin", Scope.ADMIN, Duration.ofDays(1));
    var plugins = new Plugins(List.of(new CorePlugin(), plugin));
    var source =
        ConfigurationSource.of(
            folder, Map.of("XDG_STATE_HOME", temporary.resolve("xdg").toString()));
    var generations = new Generations(source.folder(), () -> Steward.start(source, plugins), clock);
    server = HttpServer.start(settings, plugins.operations(), generations, tokens, clock);
  }

  static ServerSettings settings(Limits limits) {
    return new ServerSettings(
        new Listen("127.0.0.1", 0),
        Optional.empty(),
        Optional.empty(),
        List.of("lab.example.org"),
        Duration.ofSeconds(10),
        Duration.ofMillis(20),
        limits);
  }

  int port() {
    return URI.create(server.url()).getPort();
  }

  HttpRequest.Builder request(String path, String token) {
    return HttpRequest.newBuilder(URI.create(server.url() + path))
        .timeout(Duration.ofSeconds(20))
        .header("Authorization", "Bearer " + token);
  }

  HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
    return client.send(request, HttpResponse.BodyHandlers.ofString());
  }

  HttpResponse<java.util.stream.Stream<String>> lines(HttpRequest request)
      throws IOException, InterruptedException {
    return client.send(request, HttpResponse.BodyHandlers.ofLines());
  }

  HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return send(request(path, reader).build());
  }

  HttpResponse<String> post(String path, String body) throws IOException, InterruptedException {
    return send(
        request(path, operator)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build());
  }

  @Override
  public void close() {
    plugin.steps.release(10_000);
    server.close();
    database.close();
  }
}
