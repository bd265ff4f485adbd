// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.steward.core.error.ErrorKind;
import io.steward.core.error.OperationException;
import io.steward.core.operation.Page;
import io.steward.core.operation.Printable;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PagesTest {
  private static final String SITE =
      """
      services:
        web:
          image: nginx:1.27
          environment: { LEVEL: info, DB_PASSWORD: old }
          volumes: [ "./web.conf:/etc/web.conf:ro", "data:/data" ]
          ports: [ "8096:80" ]
        app: { image: "app:1" }
        old: { image: "old:1", volumes: [ "junk:/junk" ] }
      volumes: { data: {}, junk: {} }
      """;
  private static final String NEWER =
      """
      services:
        web:
          image: nginx:1.28
          environment: { LEVEL: warn, DB_PASSWORD: new }
          volumes: [ "./web.conf:/etc/web.conf:ro", "data:/data" ]
          ports: [ "127.0.0.1:8096:80" ]
        app: { image: "app:1" }
        new: { image: "new:1" }
      volumes: { data: {} }
      """;

  @TempDir Path folder;
  private Bench bench;

  @BeforeEach
  void open() {
    bench =
        new Bench(folder)
            .deployment("stacks: { site: {}, db: {} }\n")
            .stack("site", SITE)
            .file("stacks/site/web.conf", "one\n")
            .stack("db", "services: { db: { image: 'db:1' } }\n")
            .file(
                "config/services.yaml",
                "services: { page: { stack: site, hostname: page.example.org, runs: [ site/web ] }"
                    + " }\n");
  }

  @AfterEach
  void close() {
    bench.close();
  }

  private String text(Printable result) {
    var page = new Page();
    result.print(page);
    return page.plain().replace(folder.toString(), "~/homelab");
  }

  @Test
  void theEnvironmentIsNamedWhereOneWasChosen() {
    assertThat(PlanPage.among(Optional.of("production"))).isEqualTo(" (production)");
    assertThat(PlanPage.among(Optional.empty())).isEmpty();
    assertThat(bench.plan().scene().environment()).isEmpty();
  }

  @Test
  void aPlanNamesEachChange() {
    bench.deploy();
    bench.stack("site", NEWER);

    assertThat(text(bench.plan()))
        .isEqualTo(
            """
            Homelab ~/homelab on sim, simulated engine, 5 services in 2 stacks  (simulated)
            Compared files with what runs in 0.0 s. Nothing was touched.  (simulated)

              site                                                     wave 1  (simulated)
              ~ web            recreate  image        nginx:1.27 → nginx:1.28  (simulated)
                                         environment  DB_PASSWORD  changed (hidden)  (simulated)
                                         environment  LEVEL  info → warn  (simulated)
                                         port         8096 → 80/tcp  every address → 127.0.0.1  (simulated)
              + new            create    image        new:1  (simulated)
              - old            remove    not in the files any more  (simulated)
                                         volume       site_junk  stays, unused  (simulated)
              ! no sure way back for web: a new image of a service that writes data  (simulated)

              2 services need nothing (--all lists them).  (simulated)

            Plan: 1 create, 1 recreate, 1 remove, 2 unchanged.  (simulated)
              Interrupted: page.example.org  (simulated)
              To pull:     2 images, about 200 MB  (simulated)
              Data:        no existing volume or folder is removed, moved or replaced  (simulated)
            Next: steward deploy site  (simulated)\
            """);
  }

  @Test
  void aPlanSaysOfWhichImagesTheSizeIsNotKnown() {
    bench.deploy();
    bench.stack("site", NEWER.replace("new:1", "new:missing"));

    assertThat(text(bench.plan()))
        .contains("  To pull:     2 images, about 100 MB and 1 of size not known  (simulated)");
  }

  @Test
  void aPlanDoesNotFailForASize() {
    bench.deploy();
    bench.stack("site", NEWER);
    bench.target.before(
        "layers",
        () -> {
          throw OperationException.of(ErrorKind.UNREACHABLE, "no registry");
        });

    assertThat(text(bench.plan())).contains("  To pull:     2 images, size not known  (simulated)");
  }

  @Test
  void aPlanAsksNoRegistryWhenNothingIsAbsent() {
    bench.deploy();
    bench.stack("db", "services: { db: { image: 'db:1', environment: [ A=b ] } }\n");
    var asked = new AtomicBoolean();
    bench.target.before("layers", () -> asked.set(true));

    assertThat(bench.plan().isEmpty()).isFalse();
    assertThat(asked).isFalse();
  }

  @Test
  void aPlanOfNothingSaysSo() {
    bench.deploy();

    assertThat(text(bench.plan()))
        .isEqualTo(
            """
            Homelab ~/homelab on sim, simulated engine, 4 services in 2 stacks  (simulated)
            Compared files with what runs in 0.0 s. Nothing was touched.  (simulated)

            Plan: nothing to do. All 4 services are as wanted.  (simulated)\
            """);
  }

  @Test
  void aDeployThatWentWellNamesTheWayBack() {
    bench.deploy();
    bench.stack("site", NEWER);

    assertThat(text(bench.deploy()))
        .isEqualTo(
            """
            Done in 30 s: 1 created, 1 recreated, 1 removed, 2 untouched.  (simulated)
            Now: site revision 2. Everything changed is ready.  (simulated)
            To go back: steward rollback site  (simulated)\
            """);
  }

  @Test
  void aDeployThatFailedSaysWhatIsHowNowAndOnceWhy() {
    bench.deploy();
    bench.clock.advance(Duration.ofMinutes(1));
    bench.stack(
        "site",
        NEWER.replace("nginx:1.28", "nginx:1.28\n    labels: [ steward.simulated.health=exits ]"));

    DeployResult result = bench.deploy();

    assertThat(text(result))
        .isEqualTo(
            """
            · db            unchanged     runs revision 1  (simulated)

            ✗ site          rolled back   runs revision 1  (simulated)

              The last 2 lines it wrote:  (simulated)
              | simulated: web started  (simulated)
              | simulated: ended with exit code 1  (simulated)

              The old state is back.  (simulated)
            ! Data: web 1.28 may have written to site_data for 1 s. That stays.  (simulated)
            ! Revision 2 is held: it is not deployed again until its files change.  (simulated)
            """);
    assertThat(result.error())
        .contains(
            "deploy of site failed: web: exited (1), its process ended: exit code 1 (simulated)");
    assertThat(result.hints())
        .isEqualTo(
            List.of(
                "steward stack history site 2     the whole story",
                "steward deploy site --again     try the same once more"));
  }

  @Test
  void aDeployThatWasStoppedIsBackAndNotHeld() {
    bench.deploy();
    bench.stack("site", NEWER);
    bench.target.before("apply", () -> bench.stopping.set(true));

    DeployResult result = bench.deploy();

    assertThat(text(result))
        .contains(
            """
            ✗ site          stopped       runs revision 1  (simulated)
              Stopped: the old state is back.  (simulated)
            """)
        .doesNotContain("held");
    assertThat(result.failure()).contains(ErrorKind.INTERRUPTED);
    assertThat(result.hints()).containsExactly("steward deploy site     try the same once more");
    bench.stopping.set(false);
    bench.target.before("apply", () -> {});
    assertThat(Bench.find(bench.deploy(), "site").orElseThrow().outcome())
        .isEqualTo(Outcome.DEPLOYED);
  }

  @Test
  void aDeployThatIsLeftAsItIsClaimsNoRevisionToRun() {
    bench.deploy();
    bench.clock.advance(Duration.ofMinutes(1));
    bench.stack(
        "site",
        NEWER.replace(
            "nginx:1.28",
            """
            nginx:1.28
                labels: [ steward.simulated.health=exits ]
                deploy: { update_config: { failure_action: pause } }"""));

    assertThat(text(bench.deploy()))
        .contains(
            """
            ✗ site          left as is    at revision 2  (simulated)
            """,
            """
              It stays as it is, because its settings say so.  (simulated)
            """);
  }

  @Test
  void everyStepSaysThatItIsSimulated() {
    bench.deploy();

    assertThat(bench.steps()).isNotEmpty().allMatch(step -> step.detail().endsWith("(simulated)"));
  }
}
