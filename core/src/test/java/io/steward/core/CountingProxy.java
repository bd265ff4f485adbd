// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.BooleanSupplier;

/**
 * Stands between a program and the engine on a Unix socket, counts the requests that change
 * something, notes the others, and does something before or after the one of a number.
 */
final class CountingProxy implements AutoCloseable {
  private static final Set<String> MUTATING = Set.of("POST", "PUT", "DELETE");
  private final Path engine;
  private final Path folder;
  private final ServerSocketChannel server;
  private final List<String> seen = new ArrayList<>();
  private final List<String> read = new ArrayList<>();
  private int underWay;
  private int most;
  private int due;
  private boolean after;
  private BooleanSupplier deed = () -> true;

  CountingProxy(Path engine) throws IOException {
    this.engine = engine;
    // The path of a socket has at most 108 bytes.
    this.folder = Files.createTempDirectory(Path.of("/run"), "stp");
    this.server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    server.bind(UnixDomainSocketAddress.of(socket()));
    daemon(this::accept);
  }

  Path socket() {
    return folder.resolve("docker.sock");
  }

  /** Counts anew, and only counts. */
  void count() {
    at(0, false, () -> true);
  }

  /**
   * Does this at the mutating request of this number, counted from 1 from now on; when it answers
   * false, neither side hears of the other any more.
   */
  synchronized void at(int number, boolean afterIt, BooleanSupplier what) {
    seen.clear();
    read.clear();
    most = 0;
    due = number;
    after = afterIt;
    deed = what;
  }

  /** The mutating requests since then, such as {@code POST /v1.41/containers/create}. */
  synchronized List<String> seen() {
    return List.copyOf(seen);
  }

  /** What was only asked for since then, such as {@code /v1.41/info}. */
  synchronized List<String> read() {
    return List.copyOf(read);
  }

  /** How many of those were under way at once, at most. */
  synchronized int mostAtOnce() {
    return most;
  }

  private synchronized void begin(String path) {
    read.add(path);
    underWay++;
    most = Math.max(most, underWay);
  }

  private synchronized void end() {
    underWay--;
  }

  private synchronized boolean isDue(String request) {
    seen.add(request);
    return seen.size() == due;
  }

  private void accept() {
    while (server.isOpen()) {
      try {
        SocketChannel client = server.accept();
        daemon(() -> serve(client));
      } catch (IOException e) {
        return;
      }
    }
  }

  private void serve(SocketChannel channel) {
    try (channel;
        SocketChannel far = SocketChannel.open(UnixDomainSocketAddress.of(engine))) {
      var client = new Stream(channel);
      var upstream = new Stream(far);
      while (true) {
        Head request = client.head();
        String method = request.word(0);
        boolean reads = method.equals("GET");
        if (reads) {
          begin(request.word(1));
        }
        boolean counts = MUTATING.contains(method) && isDue(method + " " + request.word(1));
        if (counts && !after && !deed.getAsBoolean()) {
          return;
        }
        upstream.write(request.bytes());
        client.body(request, upstream);
        Head response = upstream.head();
        if (reads) {
          end();
        }
        if (counts && after && !deed.getAsBoolean()) {
          return;
        }
        client.write(response.bytes());
        if (response.word(1).equals("101")) {
          daemon(() -> client.drain(upstream));
          upstream.drain(client);
          return;
        }
        if (!Set.of("204", "304").contains(response.word(1)) && !method.equals("HEAD")) {
          upstream.body(response, client);
        }
      }
    } catch (IOException e) {
      // One of the two has hung up.
    }
  }

  private static void daemon(Runnable work) {
    Thread thread = new Thread(work, "counting-proxy");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() throws IOException {
    server.close();
    Files.deleteIfExists(socket());
    Files.deleteIfExists(folder);
  }

  /** The first line and the fields of a message. */
  private record Head(String text) {
    byte[] bytes() {
      return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    String word(int number) {
      return List.of(text.lines().findFirst().orElse("").split(" ", -1)).get(number);
    }

    String field(String name) {
      return text.lines()
          .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(name + ":"))
          .map(line -> line.substring(name.length() + 1).strip())
          .findFirst()
          .orElse("");
    }
  }

  /** One side of a connection. */
  private static final class Stream {
    private final InputStream in;
    private final OutputStream out;

    Stream(SocketChannel channel) {
      this.in = Channels.newInputStream(channel);
      this.out = Channels.newOutputStream(channel);
    }

    void write(byte[] bytes) throws IOException {
      out.write(bytes);
    }

    Head head() throws IOException {
      var bytes = new ByteArrayOutputStream();
      int end = 0;
      while (end < 4) {
        int next = read();
        bytes.write(next);
        end = next == (end % 2 == 0 ? '\r' : '\n') ? end + 1 : next == '\r' ? 1 : 0;
      }
      return new Head(bytes.toString(StandardCharsets.ISO_8859_1));
    }

    void body(Head head, Stream to) throws IOException {
      if (head.field("transfer-encoding").equalsIgnoreCase("chunked")) {
        chunks(to);
      } else if (!head.field("content-length").isEmpty()) {
        copy(Long.parseLong(head.field("content-length")), to);
      } else if (head.text().startsWith("HTTP/")) {
        drain(to);
      }
    }

    private void chunks(Stream to) throws IOException {
      while (true) {
        String line = line();
        to.write((line + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
        long size = Long.parseLong(line.replaceFirst(";.*", "").strip(), 16);
        copy(size + 2, to);
        if (size == 0) {
          return;
        }
      }
    }

    private String line() throws IOException {
      var bytes = new ByteArrayOutputStream();
      for (int next = read(); next != '\n'; next = read()) {
        if (next != '\r') {
          bytes.write(next);
        }
      }
      return bytes.toString(StandardCharsets.ISO_8859_1);
    }

    private void copy(long length, Stream to) throws IOException {
      long left = length;
      while (left > 0) {
        byte[] part = in.readNBytes((int) Math.min(left, 8192));
        if (part.length == 0) {
          throw new EOFException();
        }
        to.write(part);
        left -= part.length;
      }
    }

    void drain(Stream to) {
      try {
        in.transferTo(to.out);
      } catch (IOException e) {
        // It has hung up.
      }
    }

    private int read() throws IOException {
      int next = in.read();
      if (next < 0) {
        throw new EOFException();
      }
      return next;
    }
  }
}
