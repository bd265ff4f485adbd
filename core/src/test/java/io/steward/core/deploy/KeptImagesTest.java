// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeptImagesTest {
  @TempDir Path folder;
  private Bench bench;
  private final List<String> ids = new ArrayList<>();

  @BeforeEach
  void deployFiveImages() {
    bench = new Bench(folder).deployment("stacks: { site: {} }\n");
    for (int number = 1; number <= 5; number++) {
      bench.stack(
          "site", "services: { web: { image: 'x:" + number + "' }, db: { image: 'db:1' } }\n");
      bench.deploy();
      bench.clock.advance(Duration.ofMinutes(1));
      ids.add(bench.running("site").get("web").imageId());
    }
  }

  @AfterEach
  void close() {
    bench.close();
  }

  private static String said(KeptImages.Kept kept) {
    return kept.id() + ": " + kept.why();
  }

  @Test
  void keepsThoseOfNowAndOfTheLastThatWereWell() {
    List<KeptImages.Kept> kept = bench.get(KeptImages.class).all();

    String db = bench.running("site").get("db").imageId();
    assertThat(kept)
        .extracting(KeptImagesTest::said)
        .containsExactlyInAnyOrder(
            db + ": site/db is made from it",
            ids.get(4) + ": site/web is made from it",
            ids.get(3) + ": site/web ran with it in revision 4",
            ids.get(2) + ": site/web ran with it in revision 3");
    assertThat(kept)
        .filteredOn(k -> k.revision() == 4)
        .singleElement()
        .satisfies(k -> assertThat(k.digests()).containsExactly("x@" + ids.get(3)))
        .satisfies(k -> assertThat(k.target()).isEqualTo("sim"));
  }

  @Test
  void doesNotCountOneThatFailed() {
    bench.stack(
        "site",
        "services: { web: { image: 'x:6', labels: [ steward.simulated.health=exits ] },"
            + " db: { image: 'db:1' } }\n");
    bench.deploy();

    assertThat(bench.get(KeptImages.class).all())
        .extracting(KeptImages.Kept::id)
        .contains(ids.get(4), ids.get(3), ids.get(2))
        .doesNotContain(ids.get(1));
  }
}
