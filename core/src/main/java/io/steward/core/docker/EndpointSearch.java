// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.docker;

import io.steward.core.error.ErrorKind;
import io.steward.core.error.OperationException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.codec.digest.DigestUtils;

/** Looks for the engine where the docker program looks. */
final class EndpointSearch {
  private static final Path USUAL = Path.of("/var/run/docker.sock");

  private final Map<String, String> environment;
  private final Path configFolder;

  EndpointSearch(Map<String, String> environment, Path home) {
    this.environment = environment;
    this.configFolder = DockerConfig.folder(environment, home);
  }

  DockerEndpoint find() {
    String host = value("DOCKER_HOST");
    if (!host.isEmpty()) {
      boolean tls = !value("DOCKER_TLS_VERIFY").isEmpty();
      String certificates = value("DOCKER_CERT_PATH");
      Path folder = certificates.isEmpty() ? configFolder : Path.of(certificates);
      return endpoint(host, "DOCKER_HOST", tls ? Optional.of(folder) : Optional.empty());
    }
    String context = value("DOCKER_CONTEXT");
    if (!context.isEmpty()) {
      return ofContext(context, "DOCKER_CONTEXT");
    }
    Path config = configFolder.resolve(DockerConfig.FILE);
    String current = read(config).map(json -> json.text("currentContext")).orElse("");
    return current.isEmpty() ? usual() : ofContext(current, config + ": currentContext");
  }

  private DockerEndpoint usual() {
    String runtime = value("XDG_RUNTIME_DIR");
    Path rootless = Path.of(runtime, "docker.sock");
    boolean second = !Files.exists(USUAL) && !runtime.isEmpty() && Files.exists(rootless);
    return new DockerEndpoint.UnixSocket(second ? rootless : USUAL);
  }

  private DockerEndpoint ofContext(String name, String origin) {
    if (name.equals("default")) {
      return usual();
    }
    String folder = DigestUtils.sha256Hex(name);
    Path meta = configFolder.resolve("contexts/meta").resolve(folder).resolve("meta.json");
    Json docker =
        read(meta)
            .map(json -> json.in("Endpoints").in("docker"))
            .filter(Json::isPresent)
            .orElseThrow(() -> unknownContext(name, origin, meta));
    if (docker.flag("SkipTLSVerify")) {
      throw OperationException.of(
          ErrorKind.CONFIGURATION,
          "context '" + name + "' (" + origin + ") turns the verification of TLS off",
          "make the context again with the engine's CA instead of skip-tls-verify");
    }
    Path tls = configFolder.resolve("contexts/tls").resolve(folder).resolve("docker");
    Optional<Path> certificates = Files.isDirectory(tls) ? Optional.of(tls) : Optional.empty();
    return endpoint(docker.text("Host"), "context '" + name + "'", certificates);
  }

  private static OperationException unknownContext(String name, String origin, Path meta) {
    return OperationException.of(
        ErrorKind.CONFIGURATION,
        "no Docker context '" + name + "' (" + origin + "): no engine in " + meta,
        "docker context ls shows those that exist");
  }

  private static DockerEndpoint endpoint(String host, String origin, Optional<Path> certificates) {
    if (host.startsWith("unix://")) {
      return new DockerEndpoint.UnixSocket(Path.of(host.substring("unix://".length())));
    }
    if (host.startsWith("ssh://")) {
      throw OperationException.of(
          ErrorKind.CONFIGURATION,
          "cannot use " + host + " (" + origin + "): SSH targets come later",
          "run steward on that host, or name a unix:// or tcp:// address");
    }
    try {
      String scheme = certificates.isPresent() ? "https://" : "http://";
      URI server = URI.create(host.replaceFirst("^(tcp|https?)://", scheme));
      if (host.contains("://") && server.getHost() != null && server.getPort() > 0) {
        return new DockerEndpoint.Tcp(server, certificates);
      }
    } catch (IllegalArgumentException e) {
      throw malformed(host, origin);
    }
    throw malformed(host, origin);
  }

  private static OperationException malformed(String host, String origin) {
    return OperationException.of(
        ErrorKind.CONFIGURATION,
        "cannot use '" + host + "' (" + origin + ") as the address of a Docker engine",
        "write unix:///path/to/docker.sock or tcp://host:port");
  }

  private String value(String name) {
    return environment.getOrDefault(name, "");
  }

  private static Optional<Json> read(Path file) {
    return DockerConfig.readJson(file);
  }
}
