// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.server;

import java.net.InetAddress;
import java.net.UnknownHostException;

/**
 * An address to listen on.
 *
 * @param host a name or an address; IPv6 without brackets
 * @param port 0 for any that is free
 */
record Listen(String host, int port) {
  private static final int MAX_PORT = 65_535;

  /**
   * Reads {@code 127.0.0.1:8600}, {@code localhost:8600} or {@code [::1]:8600}.
   *
   * @throws IllegalArgumentException with a sentence for the user if it is none of these
   */
  static Listen parse(String text) {
    int colon = text.lastIndexOf(':');
    String host = colon < 0 ? "" : text.substring(0, colon);
    boolean bracketed = host.startsWith("[") && host.endsWith("]");
    if (bracketed) {
      host = host.substring(1, host.length() - 1);
    }
    if (host.isEmpty() || (!bracketed && host.indexOf(':') >= 0)) {
      throw unfit(text);
    }
    try {
      int port = Integer.parseInt(text.substring(colon + 1));
      if (port >= 0 && port <= MAX_PORT) {
        return new Listen(host, port);
      }
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(unfit(text).getMessage(), e);
    }
    throw unfit(text);
  }

  private static IllegalArgumentException unfit(String text) {
    return new IllegalArgumentException(
        "'" + text + "' is not an address with a port, such as 127.0.0.1:8600 or [::1]:8600");
  }

  /** Whether only this machine can reach it; a name that cannot be resolved is not. */
  boolean isLoopback() {
    try {
      for (InetAddress address : InetAddress.getAllByName(host)) {
        if (!address.isLoopbackAddress()) {
          return false;
        }
      }
      return true;
    } catch (UnknownHostException e) {
      return false;
    }
  }

  /** The same on the port that was found. */
  Listen withPort(int found) {
    return new Listen(host, found);
  }

  @Override
  public String toString() {
    return (host.indexOf(':') >= 0 ? "[" + host + "]" : host) + ":" + port;
  }
}
