// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.compose;

import static org.assertj.core.api.Assertions.assertThat;

import io.steward.core.error.Position;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is written is found again with its place. */
class ComposeNodeTest {
  @TempDir Path folder;

  @Test
  void tellsWhatIsWrittenAndWhere() throws IOException {
    ComposeProject project =
        read(
            """
            services:
              web:
                image: "nginx:${TAG:-1}"
                ports:
                  - 22:22
                  - "80:80"
            """);

    ComposeNode web = project.written().find("services", "web").orElseThrow();
    ComposeNode image = web.get("image").orElseThrow();
    assertThat(web.keys()).containsExactly("image", "ports");
    assertThat(image.text()).isEqualTo("nginx:1");
    assertThat(image.raw()).contains("nginx:${TAG:-1}");
    assertThat(image.quoted()).contains(true);
    assertThat(image.at()).isEqualTo(new Position("compose.yaml", 3, 12));
    assertThat(web.keyAt("image")).contains(new Position("compose.yaml", 3, 5));
    assertThat(web.find("ports", "0").orElseThrow().quoted()).contains(false);
    assertThat(web.get("ports").orElseThrow().items())
        .extracting(ComposeNode::text)
        .containsExactly("22:22", "80:80");
    assertThat(project.placeOf("services", "web", "ports"))
        .contains(new Position("compose.yaml", 4, 5));
    assertThat(project.placeOf("services", "web", "ports", "1"))
        .contains(new Position("compose.yaml", 6, 9));
    assertThat(project.placeOf("services", "web", "restart")).isEmpty();
    assertThat(web.get("networks")).isEmpty();
  }

  @Test
  void keepsThePlaceOfEachMergedFile() throws IOException {
    Files.writeString(
        folder.resolve("more.yaml"),
        """
        services:
          web:
            restart: always
            labels: [b=2]
        """);
    Files.writeString(
        folder.resolve("base.yaml"),
        """
        services:
          web:
            image: nginx
            labels: {a: 1}
        """);
    ComposeProject project =
        new ComposeReader()
            .read(
                ComposeRequest.of(folder)
                    .withFiles(List.of(Path.of("base.yaml"), Path.of("more.yaml"))));

    assertThat(project.placeOf("services", "web", "image"))
        .contains(new Position("base.yaml", 3, 5));
    assertThat(project.placeOf("services", "web", "restart"))
        .contains(new Position("more.yaml", 3, 5));
    assertThat(project.written().find("services", "web", "labels").orElseThrow().items())
        .extracting(ComposeNode::text)
        .containsExactly("a=1", "b=2");
  }

  private ComposeProject read(String text) throws IOException {
    Files.writeString(folder.resolve("compose.yaml"), text);
    return new ComposeReader().read(ComposeRequest.of(folder));
  }
}
