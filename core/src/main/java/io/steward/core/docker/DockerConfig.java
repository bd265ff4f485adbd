// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.docker;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.steward.core.error.ErrorKind;
import io.steward.core.error.OperationException;
import io.steward.core.process.Command;
import io.steward.core.process.ProcessResult;
import io.steward.core.process.ProcessRunner;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The docker program's own configuration, {@code config.json}: logins at registries, kept there or
 * by a credential helper. Read anew for each question, so that a {@code docker login} counts at
 * once. Thread-safe.
 */
public final class DockerConfig {
  /** Its name in the folder of the configuration. */
  static final String FILE = "config.json";

  private static final String HUB = "https://index.docker.io/v1/";

  private final Path file;
  private final Map<String, String> environment;
  private final ProcessRunner runner;

  /** The configuration that {@code DOCKER_CONFIG} or else {@code ~/.docker} holds. */
  public DockerConfig(Map<String, String> environment, Path home, ProcessRunner runner) {
    this.file = folder(environment, home).resolve(FILE);
    this.environment = Map.copyOf(environment);
    this.runner = runner;
  }

  static Path folder(Map<String, String> environment, Path home) {
    String folder = environment.getOrDefault("DOCKER_CONFIG", "");
    return folder.isEmpty() ? home.resolve(".docker") : Path.of(folder);
  }

  /** Empty when there is no such file. */
  static Optional<Json> readJson(Path file) {
    try {
      return Optional.of(Json.parse(Files.readAllBytes(file)));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      // The parser's own message would quote the file, and with it a secret.
      throw OperationException.of(
          ErrorKind.CONFIGURATION,
          "cannot read " + file + (e instanceof JsonProcessingException ? ": not JSON" : ""),
          e);
    }
  }

  /** The login for the registry that this image comes from; empty when there is none. */
  Optional<RegistryLogin> loginFor(String image) {
    return readJson(file).flatMap(config -> login(config, registryOf(image)));
  }

  /** {@code registry.example:5000} of {@code registry.example:5000/team/app:1}, or Docker Hub. */
  static String registryOf(String image) {
    int end = image.indexOf('/');
    String first = end < 0 ? "" : image.substring(0, end);
    boolean host = first.contains(".") || first.contains(":") || first.equals("localhost");
    boolean hub = first.equals("docker.io") || first.equals("index.docker.io");
    return host && !hub ? first : HUB;
  }

  private Optional<RegistryLogin> login(Json config, String registry) {
    String helper = config.in("credHelpers").text(registry);
    if (helper.isEmpty()) {
      helper = config.text("credsStore");
    }
    if (!helper.isEmpty()) {
      Optional<RegistryLogin> login = askHelper(helper, registry);
      if (login.isPresent()) {
        return login;
      }
    }
    return kept(config.in("auths"), registry);
  }

  private static Optional<RegistryLogin> kept(Json auths, String registry) {
    for (String name : List.of(registry, "https://" + registry, "http://" + registry)) {
      Json entry = auths.in(name);
      String token = entry.text("identitytoken");
      if (!token.isEmpty()) {
        return Optional.of(new RegistryLogin(registry, "token", token, true));
      }
      String decoded = decode(entry.text("auth"), registry);
      int end = decoded.indexOf(':');
      if (end > 0) {
        return Optional.of(
            new RegistryLogin(
                registry, decoded.substring(0, end), decoded.substring(end + 1), false));
      }
    }
    return Optional.empty();
  }

  private static String decode(String auth, String registry) {
    try {
      return new String(Base64.getDecoder().decode(auth), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw OperationException.of(
          ErrorKind.CONFIGURATION,
          "the login kept for " + registry + " is not base64",
          "docker login " + registry + " writes it anew");
    }
  }

  private Optional<RegistryLogin> askHelper(String helper, String registry) {
    String program = "docker-credential-" + helper;
    ProcessResult result =
        runner.run(
            Command.of(program, "get")
                .withInput(registry)
                .withEnvironment(environment)
                .withTimeout(Duration.ofSeconds(30)));
    if (result.output().contains("credentials not found")) {
      return Optional.empty();
    }
    if (!result.succeeded()) {
      throw OperationException.of(
          ErrorKind.FAILED,
          program + " gives no login for " + registry + ": exit code " + result.exitCode(),
          "docker login " + registry);
    }
    try {
      Json answer = Json.parse(result.output().getBytes(StandardCharsets.UTF_8));
      String user = answer.text("Username");
      return Optional.of(
          new RegistryLogin(registry, user, answer.text("Secret"), user.equals("<token>")));
    } catch (IOException e) {
      throw OperationException.of(
          ErrorKind.FAILED, program + " gives no login for " + registry + ": not JSON");
    }
  }
}
