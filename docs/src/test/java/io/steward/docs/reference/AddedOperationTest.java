// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.docs.reference;

import static org.assertj.core.api.Assertions.assertThat;

import io.steward.core.kind.Plugins;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An operation is one class and one line: the command, HTTP, OpenAPI and the pages follow. */
class AddedOperationTest {
  @TempDir Path folder;
  private Path jar = Path.of("");
  private Command command = new Command(jar, jar);

  @BeforeEach
  void addOperation() throws Exception {
    jar = AddedJar.in(folder);
    Files.createDirectories(folder.resolve("lab/config"));
    Files.writeString(folder.resolve("lab/config/deployment.yaml"), "id: lab\n");
    command = new Command(folder.resolve("lab"), jar);
  }

  @Test
  void isACommandWithHelpAndShortForm() {
    assertThat(command.output("help", "lamp", "dim"))
        .contains("Tell how bright the lamp would be")
        .contains("In percent (default 50)");
    assertThat(command.output("dim", "--to", "30", "-o", "json")).contains("\"percent\": 30");
  }

  @Test
  void isARouteAndStandsInOpenApi() throws Exception {
    String token =
        command.output("token", "create", "--name", "test").lines().reduce("", (a, b) -> b);
    Process server = command.start("serve", "--listen", "127.0.0.1:0");
    try {
      String address = Command.behind("Listening on", server.inputReader());

      assertThat(get(address + "/api/v1/lamp/dim?to=30", token)).contains("\"percent\":30");
      assertThat(get(address + "/api/v1/lamp/dim?to=much", token)).contains("much");
      assertThat(get(address + "/api/v1/openapi.json", token)).contains("\"/api/v1/lamp/dim\"");
    } finally {
      server.destroy();
      server.waitFor();
    }
  }

  @Test
  void isOnTheReferencePages() throws Exception {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    try (var loader = new URLClassLoader(new URL[] {jar.toUri().toURL()}, before)) {
      thread.setContextClassLoader(loader);
      var operations = Plugins.find().operations();

      assertThat(new CommandPage(operations).text())
          .contains("## steward lamp dim")
          .contains("| `--to` | whole number | `50` | In percent |");
      assertThat(new RoutePage(operations).text()).contains("### GET /api/v1/lamp/dim");
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  private static String get(String address, String token) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(address))
            .header("Authorization", "Bearer " + token)
            .build();
    return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString()).body();
  }
}
