// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.compose.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
    return render(false, false, false, false);
  }

  private RenderedCompose render(boolean raw, boolean services, boolean images, boolean hash) {
    return new RenderCompose()
        .run(
            new RenderCompose.Input(
                List.of(Path.of("compose.yaml")),
                List.of(Path.of("tags.env")),
                List.of(),
                raw,
                services,
                images,
                hash),
            Run.of("mark", folder));
  }

  @Test
  void listsServicesImagesAndFingerprints() {
    assertThat(render(false, true, false, false).lines()).containsExactly("web");
    assertThat(render(false, false, true, false).lines()).containsExactly("nginx:1.27");
    assertThat(render(false, false, false, true).lines())
        .singleElement()
        .asString()
        .matches("web [0-9a-f]{64}");
  }

  @Test
  void leavesVariablesAsTheyAreWritten() {
    assertThat(render(true, false, false, false).lines())
        .contains("    image: nginx:${TAG}", "    networks:", "      default: null");
  }

  @Test
  void takesOneQuestionAtATime() {
    assertThatThrownBy(() -> render(true, true, false, false))
        .hasMessage("only one of --no-interpolate, --services, --images and --hash goes");
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
