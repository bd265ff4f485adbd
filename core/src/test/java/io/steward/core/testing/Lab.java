// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.URI;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/**
 * The real components the tests run against, as {@code .ci/lab} starts them. A component that is
 * not there skips the test that asks for it, with the reason; where {@code STEWARD_LAB=required} is
 * set it fails the test instead.
 */
public final class Lab {
  private static final Pattern EXPORT = Pattern.compile("export ([A-Z_]+)=(.*)");
  private static final String ADVICE = "; start it with .ci/lab";

  private Lab() {}

  /**
   * A Docker engine with its client program, Compose, an image registry and the images {@code
   * steward/tiny:1} and {@code steward/tiny:2}: a static busybox whose httpd answers {@code tiny 1}
   * or {@code tiny 2} on port 8080.
   *
   * @param socket the engine's Unix socket
   * @param config the folder of the client's configuration, which holds the Compose plugin
   * @param registry {@code host:port} of the registry, which takes pushes without a login
   */
  public record Docker(Path socket, Path config, String registry) {
    /** Says {@code tiny 1}. */
    public static final String IMAGE = "steward/tiny:1";

    /** Differs from {@link #IMAGE} in what it says. */
    public static final String NEWER_IMAGE = "steward/tiny:2";

    /** {@code unix://} and the socket. */
    public String host() {
      return "unix://" + socket;
    }

    /** A whole environment for a program that is to reach this engine and nothing else. */
    public Map<String, String> environment() {
      return Map.of(
          "DOCKER_HOST", host(),
          "DOCKER_CONFIG", config.toString(),
          "PATH", System.getenv().getOrDefault("PATH", "/usr/local/bin:/usr/bin:/bin"),
          "HOME", System.getProperty("user.home"));
    }
  }

  /** The engine and what belongs to it, or the test ends here. */
  public static Docker docker() {
    Map<String, String> found = variables();
    String host = found.getOrDefault("DOCKER_HOST", "");
    String config = found.getOrDefault("DOCKER_CONFIG", "");
    String registry = found.getOrDefault("STEWARD_LAB_REGISTRY", "");
    require(
        host.startsWith("unix://"),
        "no Docker engine: neither .ci/lab.d/env nor DOCKER_HOST says where");
    Path socket = Path.of(URI.create(host).getPath());
    require(answers(socket), "no Docker engine answers at " + host);
    Path plugin = Path.of(config, "cli-plugins", "docker-compose");
    require(Files.isExecutable(plugin), "no Docker Compose at " + plugin);
    require(!registry.isEmpty(), "no image registry: STEWARD_LAB_REGISTRY is not set");
    return new Docker(socket, Path.of(config), registry);
  }

  /**
   * The folder of the Docker client's configuration, which holds the Compose plugin, or the test
   * ends here. What needs no engine, such as {@code docker compose config}, needs no more.
   */
  public static Path compose() {
    String config = variables().getOrDefault("DOCKER_CONFIG", "");
    require(
        !config.isEmpty(), "no Docker Compose: neither .ci/lab.d/env nor DOCKER_CONFIG says where");
    Path plugin = Path.of(config, "cli-plugins", "docker-compose");
    require(Files.isExecutable(plugin), "no Docker Compose at " + plugin);
    return Path.of(config);
  }

  /** A name that no other test uses, fit for projects, containers and images. */
  public static String uniqueName(String prefix) {
    return prefix + "-" + UUID.randomUUID().toString().substring(0, 8);
  }

  /** The folder of the checkout: the nearest one above that holds {@code .ci/lab}. */
  public static Optional<Path> checkout() {
    Path folder = Path.of("").toAbsolutePath();
    while (folder != null && !Files.exists(folder.resolve(".ci/lab"))) {
      folder = folder.getParent();
    }
    return Optional.ofNullable(folder);
  }

  /** What the checkout's own lab says, else the environment: never a mixture of two engines. */
  private static Map<String, String> variables() {
    Path file = checkout().orElse(Path.of("")).resolve(".ci/lab.d/env");
    if (!Files.exists(file)) {
      return System.getenv();
    }
    Map<String, String> found = new HashMap<>();
    try {
      for (String line : Files.readAllLines(file)) {
        Matcher matcher = EXPORT.matcher(line);
        if (matcher.matches()) {
          found.put(matcher.group(1), matcher.group(2));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return found;
  }

  private static boolean answers(Path socket) {
    try (var channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
      return channel.connect(UnixDomainSocketAddress.of(socket));
    } catch (IOException | UnsupportedOperationException e) {
      return false;
    }
  }

  private static void require(boolean present, String reason) {
    if (present) {
      return;
    }
    if ("required".equals(System.getenv("STEWARD_LAB"))) {
      Assertions.fail("the lab is required: " + reason + ADVICE);
    }
    Assumptions.abort(reason + ADVICE);
  }
}
