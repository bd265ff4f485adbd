// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * Answers on a Unix socket as a Docker engine with two containers of Compose project {@code two}
 * does, so that a training reads what an engine says. Changes nothing, whatever it is told.
 */
final class TrainingEngine implements AutoCloseable {
  private static final String ID = "0123456789abcdef".repeat(4);
  private static final String SECOND = "fedcba9876543210".repeat(4);
  private static final String IMAGE = "sha256:" + ID;
  private static final String LABELS =
      """
      {"com.docker.compose.project": "two", "com.docker.compose.service": "web",
       "com.docker.compose.container-number": "1", "com.docker.compose.oneoff": "False"}""";
  private static final String INFO =
      """
      {"ID": "training", "Name": "training", "ServerVersion": "28.0.0", "OSType": "linux",
       "Architecture": "x86_64", "DockerRootDir": "/nowhere", "Version": "28.0.0",
       "ApiVersion": "1.48", "Os": "linux", "Arch": "amd64",
       "Plugins": {"Volume": ["local"], "Network": ["bridge"], "Log": ["json-file"]}}""";
  private static final String CONTAINER =
      """
      {"Id": "ID", "Name": "/two-web-1", "Created": "2026-01-01T08:00:00.5Z", "Path": "web",
       "Args": ["-v"], "Image": "IMAGE", "RestartCount": 0, "State": {"Status": "running",
       "Running": true, "ExitCode": 0, "Error": "", "StartedAt": "2026-01-01T08:00:01.5Z",
       "FinishedAt": "0001-01-01T00:00:00Z", "Health": {"Status": "healthy", "Log": []}},
       "HostConfig": {"Binds": ["two_data:/data:rw"], "LogConfig": {"Type": "json-file",
       "Config": {}}, "NetworkMode": "two_default", "PortBindings": {"80/tcp": [{"HostIp": "",
       "HostPort": "8080"}]}, "RestartPolicy": {"Name": "always", "MaximumRetryCount": 0},
       "CapAdd": null, "Dns": [], "IpcMode": "private", "ShmSize": 67108864, "Memory": 67108864,
       "Ulimits": [], "Devices": [], "ReadonlyRootfs": false},
       "Mounts": [{"Type": "volume", "Name": "two_data", "Source": "/nowhere", "Destination":
       "/data", "Driver": "local", "Mode": "z", "RW": true}],
       "Config": {"Hostname": "0123456789ab", "User": "", "Env": ["A=old", "PATH=/bin"], "Cmd":
       ["web", "-v"], "Image": "example.org/web:1", "WorkingDir": "/", "Entrypoint": null,
       "Labels": LABELS, "ExposedPorts": {"80/tcp": {}}, "Healthcheck": {"Test": ["CMD", "true"],
       "Interval": 30000000000}},
       "NetworkSettings": {"Ports": {"80/tcp": [{"HostIp": "", "HostPort": "8080"}]}, "Networks":
       {"two_default": {"Aliases": ["two-web-1", "web"], "NetworkID": "n", "IPAddress": "",
       "MacAddress": ""}}}}""";
  private static final String SUMMARY =
      """
      {"Id": "ID", "Names": ["/two-web-1"], "Image": "example.org/web:1", "ImageID": "IMAGE",
       "State": "running", "Status": "Up", "Labels": LABELS}""";
  private static final String IMAGE_ANSWER =
      """
      {"Id": "IMAGE", "RepoTags": ["example.org/web:1"], "RepoDigests": [], "Architecture":
       "amd64", "Os": "linux", "Size": 1000000, "Config": {"Env": ["PATH=/bin"], "Cmd": ["web"],
       "WorkingDir": "/", "Labels": {}, "ExposedPorts": {"80/tcp": {}}}}""";
  private final ServerSocketChannel server;
  private final Path socket;

  TrainingEngine(Path socket) throws IOException {
    this.socket = socket;
    server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    server.bind(UnixDomainSocketAddress.of(socket));
    daemon(this::accept);
  }

  /** Where it listens, as {@code DOCKER_HOST} says it. */
  String host() {
    return "unix://" + socket;
  }

  private static void daemon(Runnable work) {
    var thread = new Thread(work, "training-engine");
    thread.setDaemon(true);
    thread.start();
  }

  private void accept() {
    try {
      while (true) {
        SocketChannel client = server.accept();
        daemon(() -> serve(client));
      }
    } catch (IOException e) {
      // Closed: the training is over.
    }
  }

  private static void serve(SocketChannel client) {
    try (client) {
      InputStream in = Channels.newInputStream(client);
      for (String path = path(in); !path.isEmpty(); path = path(in)) {
        client.write(ByteBuffer.wrap(response(path).getBytes(StandardCharsets.UTF_8)));
      }
    } catch (IOException e) {
      // The other side has hung up.
    }
  }

  /** Long answers of an engine come in chunks. */
  private static String response(String path) {
    String body = answer(path);
    String head = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n";
    return path.contains("/containers/")
        ? head
            + "Transfer-Encoding: chunked\r\n\r\n"
            + Integer.toHexString(body.length())
            + "\r\n"
            + body
            + "\r\n0\r\n\r\n"
        : head + "Content-Length: " + body.length() + "\r\n\r\n" + body;
  }

  /** The path of the next request; empty at the end. */
  private static String path(InputStream in) throws IOException {
    var head = new ByteArrayOutputStream();
    for (int next = in.read(); next >= 0; next = in.read()) {
      head.write(next);
      String text = head.toString(StandardCharsets.ISO_8859_1);
      if (text.endsWith("\r\n\r\n")) {
        String[] words = text.split(" ", 3);
        return words.length < 3 ? "" : words[1];
      }
    }
    return "";
  }

  private static String answer(String path) {
    String id = path.contains(SECOND) ? SECOND : ID;
    return told(path)
        .replace("LABELS", LABELS)
        .replace("IMAGE", IMAGE)
        .replace("\"ID\"", '"' + id + '"');
  }

  private static String told(String path) {
    if (path.contains("/containers/json")) {
      return "[" + SUMMARY + ", " + SUMMARY.replace("\"ID\"", '"' + SECOND + '"') + "]";
    }
    if (path.contains("/containers/")) {
      return CONTAINER;
    }
    if (path.contains("/images/")) {
      return IMAGE_ANSWER;
    }
    if (path.contains("/networks")) {
      return "[{\"Id\": \"n\", \"Name\": \"two_default\", \"Labels\": {}}]";
    }
    if (path.contains("/volumes")) {
      return "{\"Volumes\": [{\"Name\": \"two_data\", \"Labels\": {}}]}";
    }
    return path.contains("/plugins") ? "[]" : INFO;
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
