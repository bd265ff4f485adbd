// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy.gate;

import io.steward.core.error.IoReason;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;

/** Connects, and sends nothing. */
record TcpProbe(String host, int port) implements Probe {
  @Override
  public Answer ask(Duration bound) {
    try (var socket = new Socket()) {
      var address = new InetSocketAddress(host, port);
      if (address.isUnresolved()) {
        return Answer.bad("failed: no address is known for " + host);
      }
      socket.connect(address, (int) bound.toMillis());
      return Answer.good("was accepted");
    } catch (SocketTimeoutException e) {
      return Answer.bad("was not answered within " + bound.toMillis() + " ms");
    } catch (IOException e) {
      return Answer.bad("failed: " + IoReason.of(e));
    }
  }

  @Override
  public String question() {
    return "connection to " + (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
  }
}
