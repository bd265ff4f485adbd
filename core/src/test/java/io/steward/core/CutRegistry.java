// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

/** Stands before a registry and is gone after it has passed on so many bytes. */
final class CutRegistry implements AutoCloseable {
  private final String host;
  private final int port;
  private final ServerSocket server;
  private final AtomicLong left;
  private final List<Socket> open = new CopyOnWriteArrayList<>();

  CutRegistry(String registry, long bytes) {
    host = registry.substring(0, registry.indexOf(':'));
    port = Integer.parseInt(registry.substring(registry.indexOf(':') + 1));
    left = new AtomicLong(bytes);
    try {
      server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    start(this::accept);
  }

  /** {@code host:port}, for references of images. */
  String address() {
    return "127.0.0.1:" + server.getLocalPort();
  }

  /** Whether it is gone. */
  boolean isCut() {
    return left.get() <= 0;
  }

  private static void start(Runnable work) {
    var thread = new Thread(work, "cut-registry");
    thread.setDaemon(true);
    thread.start();
  }

  private void accept() {
    try {
      while (true) {
        Socket near = server.accept();
        Socket far = new Socket(host, port);
        open.addAll(List.of(near, far));
        start(() -> pass(near, far, new AtomicLong(Long.MAX_VALUE)));
        start(() -> pass(far, near, left));
      }
    } catch (IOException e) {
      // Closed, by the test or for being cut.
      return;
    }
  }

  private void pass(Socket from, Socket to, AtomicLong allowed) {
    try (from;
        to) {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      byte[] bytes = new byte[4096];
      for (int count = in.read(bytes); count >= 0; count = in.read(bytes)) {
        if (allowed.addAndGet(-count) <= 0) {
          close();
          return;
        }
        out.write(bytes, 0, count);
      }
    } catch (IOException e) {
      // One of the two has hung up; so does the other.
      return;
    }
  }

  @Override
  public void close() {
    try {
      server.close();
      for (Socket socket : open) {
        socket.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
