// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.steward.core.operation.Json;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class StoredSnapshotTest {
  private final ContainerState web = Wanted.container("web", 1, Wanted.fields());

  @Test
  void keepsTheDigestsOfTheImagesThatRan() {
    var image = new ImageState(web.imageId(), List.of("x@sha256:aa"), 1, Fields.NONE);
    var snapshot =
        new Snapshot(
            Optional.empty(),
            List.of(web),
            Map.of(web.imageId(), image, "other:1", image),
            Set.of());

    assertThat(StoredSnapshot.read(StoredSnapshot.of(snapshot).text(), 1).images())
        .isEqualTo(Map.of("web", new RanImage(web.imageId(), List.of("x@sha256:aa"))));
  }

  @Test
  void readsOneThatWasStoredWithoutDigests() {
    assertThat(StoredSnapshot.read(Json.line(List.of(web)), 1).images())
        .isEqualTo(Map.of("web", new RanImage(web.imageId(), List.of())));
  }

  @Test
  void prefersTheRepositoryOfTheReference() {
    var image = new RanImage("sha256:1", List.of("mirror/x@sha256:aa", "nas:5000/x@sha256:bb"));

    assertThat(image.digest("nas:5000/x")).contains("nas:5000/x@sha256:bb");
    assertThat(image.digest("nas:5000/x:1")).contains("nas:5000/x@sha256:bb");
    assertThat(image.digest("y:1")).contains("mirror/x@sha256:aa");
  }
}
