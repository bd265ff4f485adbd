// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.steward.core.deploy.StackTarget.Application;
import io.steward.core.homelab.Homelab;
import io.steward.core.operation.Page;
import io.steward.core.operation.Run;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AcceptanceTest {
  private static final String SITE =
      """
      services:
        web:
          image: nginx:1
          environment: { LEVEL: info }
          volumes: [ "./web.conf:/etc/web.conf:ro" ]
        app: { image: "app:1" }
      """;

  @TempDir Path folder;
  private Bench bench;

  @BeforeEach
  void open() {
    bench =
        new Bench(folder)
            .deployment("stacks: { site: {} }\n")
            .stack("site", SITE)
            .file("stacks/site/web.conf", "one\n");
  }

  @AfterEach
  void close() {
    bench.close();
  }

  private void byHand(String compose) {
    bench.stack("site", compose);
    WantedStack wanted =
        bench.get(StackReader.class).read(bench.get(Homelab.class).getStack("site"));
    List<String> all = List.copyOf(wanted.services().keySet());
    bench
        .target
        .behind()
        .apply(new Application(wanted, false, all, false, Duration.ZERO), process -> {});
    bench.stack("site", SITE);
  }

  private Drift drift() {
    return bench.get(Drifts.class).find(bench.selection(), false);
  }

  private AcceptResult accept(String... names) {
    return bench.get(Acceptance.class).accept(bench.selection(names), "it is fine", bench.run());
  }

  private static String text(io.steward.core.operation.Printable result) {
    var page = new Page();
    result.print(page);
    return page.plain();
  }

  @Test
  void driftIsSilentAndThePlanIsNot() {
    bench.deploy();
    byHand(SITE.replace("info", "warn"));
    bench.target.forgetCalls();
    bench.clock.advance(Duration.ofMinutes(5));

    AcceptResult result = accept("site/web");

    assertThat(text(result))
        .isEqualTo(
            """
            ✓ site/web          accepted, revision 2
                                environment  LEVEL  info → warn

            What runs counts as deployed. No container was touched.
            Next: steward plan site     where the files say otherwise""");
    assertThat(drift().isEmpty()).isTrue();
    assertThat(drift().stacks().get(0).otherHands()).isEmpty();
    assertThat(bench.target.calls()).isEmpty();
    assertThat(bench.plan().stacks().get(0).names(Change.RECREATE)).containsExactly("web");
    assertThat(Bench.outcome(bench.deploy(), "site")).isEqualTo(Outcome.DEPLOYED);
    assertThat(drift().isEmpty()).isTrue();
  }

  @Test
  void historySaysThatNothingWasDeployed() {
    bench.deploy();
    byHand(SITE.replace("info", "warn"));
    accept("site/web");

    History history = bench.get(Inventory.class).history(new StackRevision("site", Optional.of(2)));

    assertThat(text(history))
        .startsWith("✓ site revision 2: accepted, runs\n")
        .contains("  How it went\n  What ran was accepted as it was. Nothing was deployed.\n")
        .doesNotContain("cut off");
  }

  @Test
  void historySaysWhoAcceptedItAndWhy() {
    bench.deploy();
    byHand(SITE.replace("info", "warn"));

    accept("site/web");

    Revision revision = bench.store().current(bench.key("site")).orElseThrow();
    assertThat(revision.number()).isEqualTo(2);
    assertThat(revision.outcome()).contains(Outcome.ACCEPTED);
    assertThat(revision.origin().actor()).isEqualTo("mark");
    assertThat(revision.origin().reason()).isEqualTo("it is fine");
  }

  @Test
  void theSameDifferenceOfAnotherContainerIsDriftAgain() {
    bench.deploy();
    byHand(SITE.replace("info", "warn"));
    accept("site/web");
    bench.deploy();

    byHand(SITE.replace("info", "warn"));

    assertThat(drift().isEmpty()).isFalse();
  }

  @Test
  void onlyWhatWasNamedIsAccepted() {
    bench.deploy();
    byHand(SITE.replace("info", "warn").replace("app:1", "app:2"));

    accept("site/web");

    assertThat(drift().stacks().get(0).drifted())
        .extracting(ServiceDrift::service)
        .containsExactly("app");
    assertThat(drift().stacks().get(0).otherHands()).containsExactly("site-app-1");
  }

  @Test
  void acceptsWhatIsMissingStoppedExtraOrAnotherFile() {
    bench.deploy();
    byHand(SITE.replace("app:", "other:"));
    bench.target.behind().stop(bench.id("site", "web"));
    bench.target.behind().remove(bench.id("site", "app"));
    bench.file("stacks/site/web.conf", "two\n");

    accept("site");

    assertThat(text(drift())).contains("Drift: none in ");
    assertThat(bench.plan().isEmpty()).isFalse();
  }

  @Test
  void acceptsAnImageThatMoved() {
    bench.deploy();
    bench.target.behind().publish("app:1");
    bench.target.behind().pull("app:1", Duration.ZERO, words -> {});
    byHand(SITE);
    assertThat(drift().isEmpty()).isFalse();

    accept("site/app");

    assertThat(drift().isEmpty()).isTrue();
  }

  @Test
  void recordsNothingWhereNothingDriftedOrOnlyInADryRun() {
    bench.deploy();
    assertThat(text(accept("site")))
        .isEqualTo("Everything that was named is as deployed. Nothing was recorded.");
    byHand(SITE.replace("info", "warn"));
    Run run = bench.run();
    Run dry = new Run("x", "mark", folder, true, run.progress(), run.questions(), run.stopping());

    AcceptResult result = bench.get(Acceptance.class).accept(bench.selection("site"), "", dry);

    assertThat(text(result)).contains("would be accepted");
    assertThat(bench.store().newest(bench.key("site"))).isEqualTo(1);
    assertThat(drift().isEmpty()).isFalse();
  }

  @Test
  void refusesAStackThatWasNeverDeployed() {
    assertThatThrownBy(() -> accept("site"))
        .hasMessage("stack site was never deployed: there is nothing that it drifted from");
  }
}
