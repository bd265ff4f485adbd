// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.compose.operation;

import static org.assertj.core.api.Assertions.assertThat;

import io.steward.core.operation.Json;
import io.steward.core.operation.Page;
import io.steward.core.operation.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RenderComposeTest {
  @TempDir Path folder;

  @BeforeEach
  void write() throws IOException {
    Files.writeString(
        folder.resolve("compose.yaml"),
        "name: site\nservices: { web: { image: \"nginx:${TAG}\" } }\n");
    Files.writeString(folder.resolve("tags.env"), "TAG=1.27\n");
  }

  private RenderedCompose render() {
    return new RenderCompose()
        .run(
            new RenderCompose.Input(
                List.of(Path.of("compose.yaml")), List.of(Path.of("tags.env")), List.of()),
            Run.of("mark", folder));
  }

  @Test
  void givesProgramsTheProjectItself() {
    var project = Json.read(Json.line(render()), "the result");

    assertThat(project).containsEntry("name", "site").containsKey("services");
  }

  @Test
  void printsTheProjectAsYaml() {
    var page = new Page();
    render().print(page);

    assertThat(page.plain().lines()).contains("name: site", "    image: nginx:1.27");
  }
}
