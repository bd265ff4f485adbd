// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy.target;

import io.steward.core.deploy.StackTarget.HostPort;
import io.steward.core.deploy.StackTarget.TakenPort;
import io.steward.core.docker.ContainerInfo;
import io.steward.core.docker.ContainerSummary;
import io.steward.core.docker.DockerEngine;
import io.steward.core.docker.HostSettings;
import java.io.IOException;
import java.net.BindException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds out which ports of this machine are taken: asks the engine, then tries to bind. */
final class HostPorts {
  private final DockerEngine engine;

  HostPorts(DockerEngine engine) {
    this.engine = engine;
  }

  List<TakenPort> taken(Set<HostPort> wanted) {
    List<String> running =
        engine.listContainers(Map.of()).stream()
            .filter(container -> container.state().equals("running"))
            .map(ContainerSummary::id)
            .toList();
    List<ContainerInfo> containers = engine.inspectContainers(running);
    List<TakenPort> taken = new ArrayList<>();
    for (HostPort port : wanted) {
      Optional<String> owner =
          containers.stream().filter(c -> publishes(c, port)).map(ContainerInfo::name).findFirst();
      if (owner.isPresent()) {
        taken.add(new TakenPort(port, owner.get()));
      } else if (!isFree(port)) {
        taken.add(new TakenPort(port, ""));
      }
    }
    return taken;
  }

  private static boolean publishes(ContainerInfo container, HostPort port) {
    return container.publishedPorts().entrySet().stream()
        .filter(entry -> entry.getKey().endsWith("/" + port.protocol()))
        .flatMap(entry -> entry.getValue().stream())
        .anyMatch(binding -> clash(binding, port));
  }

  private static boolean clash(HostSettings.PortBinding binding, HostPort port) {
    boolean anywhere =
        isEvery(binding.hostIp())
            || isEvery(port.address())
            || binding.hostIp().equals(port.address());
    return anywhere && binding.hostPort().equals(Integer.toString(port.port()));
  }

  private static boolean isEvery(String address) {
    return address.isEmpty() || address.equals("0.0.0.0") || address.equals("::");
  }

  /** A port that cannot be tried, such as one of an address that is not here, counts as free. */
  private static boolean isFree(HostPort port) {
    try {
      InetAddress address =
          isEvery(port.address())
              ? new InetSocketAddress(0).getAddress()
              : InetAddress.getByName(port.address());
      return port.protocol().equals("udp") ? udp(address, port.port()) : tcp(address, port.port());
    } catch (IOException e) {
      return true;
    }
  }

  private static boolean tcp(InetAddress address, int port) throws IOException {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(address, port));
      return true;
    } catch (BindException e) {
      return !String.valueOf(e.getMessage()).contains("in use");
    }
  }

  private static boolean udp(InetAddress address, int port) throws IOException {
    try (DatagramSocket socket = new DatagramSocket(new InetSocketAddress(address, port))) {
      return socket.isBound();
    } catch (BindException e) {
      return !String.valueOf(e.getMessage()).contains("in use");
    }
  }
}
