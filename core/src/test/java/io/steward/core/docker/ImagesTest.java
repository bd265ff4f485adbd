// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.docker;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.steward.core.error.ErrorKind;
import io.steward.core.error.OperationException;
import io.steward.core.testing.Lab;
import java.io.ByteArrayInputStream;
import java.net.URL;
import java.net.URLConnection;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ImagesTest {
  private final LabEngine lab = new LabEngine();
  private final DockerEngine engine = lab.engine;
  private final String name = lab.lab.registry() + "/" + Lab.uniqueName("app");

  @AfterEach
  void cleanUp() {
    lab.close();
  }

  @Test
  void tellsWhatAnImageSaysOfItself() {
    ImageInfo image = engine.getImage("steward/tiny:1");

    assertThat(image.id()).startsWith("sha256:");
    assertThat(image.tags()).contains("steward/tiny:1");
    assertThat(image.os()).isEqualTo("linux");
    assertThat(image.sizeBytes()).isPositive();
    assertThat(image.config().command()).containsExactly("httpd", "-f", "-p", "8080", "-h", "/www");
    assertThat(image.config().environment()).containsEntry("PATH", "/bin");
    assertThat(image.config().exposedPorts()).containsExactly("8080/tcp");
    assertThat(image.config().stopSignal()).isEqualTo("SIGKILL");
    assertThat(engine.findImage(image.id())).contains(image);
  }

  @Test
  void movesATagFromOneImageToAnother() {
    lab.removeLater("rmi", name + ":now");

    engine.tagImage("steward/tiny:1", name + ":now");
    engine.tagImage("steward/tiny:2", name + ":now");

    assertThat(engine.getImage(name + ":now").id())
        .isEqualTo(engine.getImage("steward/tiny:2").id());
    engine.removeImage(name + ":now");
    assertThat(engine.findImage(name + ":now")).isEmpty();
    assertThat(engine.findImage("steward/tiny:2")).isPresent();
  }

  @Test
  void importsAFileTreeAsAnImage() {
    lab.removeLater("rmi", name + ":1");

    engine.importImage(
        name + ":1",
        new ByteArrayInputStream(new byte[1024]),
        List.of("CMD [\"/bin/sh\", \"-c\", \"a & b\"]", "ENV A=\"b c\""));

    ImageInfo image = engine.getImage(name + ":1");
    assertThat(image.config().command()).containsExactly("/bin/sh", "-c", "a & b");
    assertThat(image.config().environment()).containsEntry("A", "b c");
  }

  @Test
  void tellsWhyATreeCannotBeImported() {
    var noTar = new ByteArrayInputStream("this is no tar archive".repeat(100).getBytes(UTF_8));

    assertThatThrownBy(() -> engine.importImage(name + ":1", noTar, List.of()))
        .isInstanceOfSatisfying(
            OperationException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.FAILED))
        .hasMessageStartingWith("Docker at " + lab.lab.host() + " ")
        .hasMessageContaining("import " + name + ":1");
    assertThat(engine.findImage(name + ":1")).isEmpty();
  }

  @Test
  void pullsFromARegistryAndTellsTheSteps() {
    engine.tagImage("steward/tiny:1", name);
    lab.docker("push", name);
    engine.removeImage(name);
    lab.removeLater("rmi", name);
    List<PullProgress> steps = new CopyOnWriteArrayList<>();

    engine.pullImage(name, steps::add);

    ImageInfo image = engine.getImage(name + ":latest");
    assertThat(image.id()).isEqualTo(engine.getImage("steward/tiny:1").id());
    assertThat(image.digests()).anyMatch(digest -> digest.startsWith(name + "@sha256:"));
    assertThat(steps).extracting(PullProgress::status).anyMatch(text -> text.startsWith("Status:"));

    String digest =
        image.digests().stream().filter(text -> text.startsWith(name)).findFirst().orElseThrow();
    engine.pullImage(digest, steps::add);
  }

  @Test
  void findsTheLayersOfAnImageThatIsNotThere() throws Exception {
    engine.tagImage("steward/tiny:1", name + ":1");
    lab.docker("push", name + ":1");
    engine.removeImage(name + ":1");

    Map<String, Map<String, Long>> layers =
        engine.findLayers(List.of(name + ":1", name + ":2"), Duration.ofSeconds(20));

    assertThat(layers).containsOnlyKeys(name + ":1");
    assertThat(layers.get(name + ":1")).hasSize(1);
    for (Map.Entry<String, Long> layer : layers.get(name + ":1").entrySet()) {
      String path = "/v2" + name.substring(name.indexOf('/')) + "/blobs/" + layer.getKey();
      URLConnection blob = new URL("http://" + lab.lab.registry() + path).openConnection();
      assertThat(blob.getContentLengthLong()).isEqualTo(layer.getValue()).isPositive();
      blob.getInputStream().close();
    }
    assertThat(engine.findImage(name + ":1")).isEmpty();
  }

  @Test
  void saysWhyAnImageCannotBePulled() {
    assertThatThrownBy(() -> engine.pullImage(name + ":1", step -> {}))
        .isInstanceOf(OperationException.class)
        .hasMessageContaining("manifest for " + name + ":1 not found");
    assertThatThrownBy(() -> engine.pullImage("127.0.0.1:1/app:1", step -> {}))
        .isInstanceOfSatisfying(
            OperationException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.UNREACHABLE))
        .hasMessageContaining("connection refused");
  }
}
