// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.docker;

import io.steward.core.error.OperationException;
import io.steward.core.http.HttpClient;
import io.steward.core.http.TlsTrust;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Where a Docker engine is. */
public sealed interface DockerEndpoint {
  /** As Docker writes it, such as {@code unix:///var/run/docker.sock}. */
  String address();

  /** A connection that nothing has been sent over yet, of at most {@code size} at a time. */
  HttpClient connect(int size);

  /** What to do when nothing answers there. */
  String advice();

  /** On this machine. */
  record UnixSocket(Path path) implements DockerEndpoint {
    @Override
    public String address() {
      return "unix://" + path;
    }

    @Override
    public HttpClient connect(int size) {
      return HttpClient.overUnixSocket(path, size);
    }

    @Override
    public String advice() {
      return "start the engine, name another one with DOCKER_HOST, or join the group that may use "
          + path;
    }
  }

  /**
   * On the network.
   *
   * @param server {@code http://…}, or {@code https://…} with certificates
   * @param certificates the folder with {@code ca.pem}, {@code cert.pem} and {@code key.pem}; empty
   *     for a plain connection
   */
  record Tcp(URI server, Optional<Path> certificates) implements DockerEndpoint {
    @Override
    public String address() {
      return "tcp://" + server.getRawAuthority();
    }

    @Override
    public HttpClient connect(int size) {
      return certificates
          .map(folder -> HttpClient.overTls(server, TlsTrust.ofFolder(folder), size))
          .orElseGet(() -> HttpClient.overTcp(server, size));
    }

    @Override
    public String advice() {
      return "check that the engine listens there, and DOCKER_HOST";
    }
  }

  /**
   * Finds the engine as the docker program does: {@code DOCKER_HOST}, else the context named by
   * {@code DOCKER_CONTEXT} or chosen in {@code config.json}, else the usual socket, else the one of
   * a rootless engine.
   *
   * @throws OperationException CONFIGURATION if what is named there cannot be used
   */
  static DockerEndpoint find(Map<String, String> environment, Path home) {
    return new EndpointSearch(environment, home).find();
  }
}
