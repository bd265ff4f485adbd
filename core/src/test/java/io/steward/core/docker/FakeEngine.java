// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.docker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Listens on a Unix socket and gives every request the same bytes, for engines that misbehave. */
final class FakeEngine implements AutoCloseable {
  final List<String> requests = new CopyOnWriteArrayList<>();
  final DockerEndpoint endpoint;
  private final ServerSocketChannel server;
  private final Thread thread;
  private final List<SocketChannel> open = new CopyOnWriteArrayList<>();

  /** No bytes at all: accepts, reads and never answers. */
  FakeEngine(Path socket, String answer) throws IOException {
    endpoint = new DockerEndpoint.UnixSocket(socket);
    server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    server.bind(UnixDomainSocketAddress.of(socket));
    thread = new Thread(() -> accept(answer), "fake-engine");
    thread.setDaemon(true);
    thread.start();
  }

  /** Status line, length, body; the connection closes. */
  static String http(String status, String body) {
    return "HTTP/1.1 "
        + status
        + "\r\nContent-Length: "
        + body.length()
        + "\r\nConnection: close\r\n\r\n"
        + body;
  }

  private void accept(String answer) {
    try {
      while (true) {
        SocketChannel channel = server.accept();
        open.add(channel);
        ByteBuffer request = ByteBuffer.allocate(8192);
        channel.read(request);
        requests.add(new String(request.array(), 0, request.position(), StandardCharsets.UTF_8));
        if (!answer.isEmpty()) {
          channel.write(ByteBuffer.wrap(answer.getBytes(StandardCharsets.UTF_8)));
          channel.close();
        }
      }
    } catch (IOException e) {
      // Closed by the test.
      return;
    }
  }

  /** Nobody is accepted once this returns: a thread that waits for one may still get the next. */
  @Override
  public void close() {
    try {
      server.close();
      for (SocketChannel channel : open) {
        channel.close();
      }
      thread.join();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
