// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.steward.core.deploy.target.Fate;
import io.steward.core.error.ErrorKind;
import io.steward.core.error.OperationException;
import io.steward.core.operation.Page;
import io.steward.core.operation.Run;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RollbackTest {
  private static final String OLD =
      """
      services:
        web:
          image: nginx:1.27
          volumes: [ "./site.conf:/etc/site.conf:ro" ]
        app:
          image: app:1
      """;
  private static final String NEW = OLD.replace("nginx:1.27", "nginx:1.28");

  @TempDir Path folder;
  private Bench bench;

  @BeforeEach
  void open() {
    bench = site(folder);
  }

  @AfterEach
  void close() {
    bench.close();
  }

  private void deployTwice() {
    deployTwice(bench);
  }

  /** A stack with a service that has a file mounted, and one beside it. */
  static Bench site(Path folder) {
    return new Bench(folder)
        .deployment("stacks: { site: {} }\n")
        .stack("site", OLD)
        .file("stacks/site/site.conf", "one\n");
  }

  /** One revision, then another one that is to be taken back. */
  static void deployTwice(Bench bench) {
    bench.deploy();
    bench.stack("site", NEW).file("stacks/site/site.conf", "two\n");
    bench.deploy();
  }

  static String text(RollbackResult result) {
    var page = new Page();
    result.print(page);
    return page.plain();
  }

  @Test
  void runsTheEarlierRevisionUnderANewNumber() {
    deployTwice();
    String app = bench.id("site", "app");

    RollbackResult result = bench.rollback(Optional.empty(), bench.run());

    assertThat(result.failure()).isEmpty();
    assertThat(bench.running("site").get("web").fields().find("image")).contains("nginx:1.27");
    assertThat(bench.id("site", "app")).isEqualTo(app);
    assertThat(bench.store().current(bench.key("site")).orElseThrow().number()).isEqualTo(3);
    assertThat(text(result)).contains("site runs revision 1 as revision 3, and is ready.");
    assertThat(result.hints()).containsExactly("steward diff site 1     what to undo in the files");
  }

  @Test
  void putsMountedFilesBackAndKeepsTheNewerAside() {
    deployTwice();

    bench.rollback(Optional.empty(), bench.run());

    assertThat(bench.read("stacks/site/site.conf")).isEqualTo("one\n");
    assertThat(bench.read("stacks/site/site.conf.revision-2")).isEqualTo("two\n");
    assertThat(bench.read("stacks/site/compose.yaml")).isEqualTo(NEW);
  }

  @Test
  void holdsWhatWasTakenBack() {
    deployTwice();
    bench.rollback(Optional.empty(), bench.run());

    assertThat(bench.plan("site").count(Change.RECREATE)).isEqualTo(1);
    assertThatThrownBy(() -> bench.deploy("site"))
        .isInstanceOf(OperationException.class)
        .hasMessage(
            "revision 2 of site is held: it failed or was taken back, and its files are the same");
    assertThat(Bench.outcome(bench.again("site"), "site")).isEqualTo(Outcome.DEPLOYED);
  }

  private RollbackResult rollbackWithRestarts(Fate... fates) {
    bench.deploy();
    bench.file("stacks/site/site.conf", "two\n");
    bench.deploy();
    bench.clock.advance(Duration.ofMinutes(5));
    var restarts = new AtomicInteger();
    bench.target.before(
        "restart",
        () -> bench.target.befall(bench.id("site", "web"), fates[restarts.getAndIncrement()]));
    return bench.rollback(Optional.empty(), bench.run());
  }

  @Test
  void returnsToWhatRanWhenTheEarlierRevisionDoesNotGetReady() {
    RollbackResult result = rollbackWithRestarts(Fate.UNHEALTHY, Fate.HEALTHY);

    assertThat(result.failure()).contains(ErrorKind.FAILED);
    assertThat(result.error().orElseThrow()).startsWith("rollback of site failed: web: ");
    assertThat(bench.read("stacks/site/site.conf")).isEqualTo("two\n");
    assertThat(bench.store().current(bench.key("site")).orElseThrow().number()).isEqualTo(2);
    assertThat(text(result)).contains("The old state is back.");
  }

  @Test
  void needsHandsWhenThatFailsToo() {
    RollbackResult result = rollbackWithRestarts(Fate.UNHEALTHY, Fate.UNHEALTHY);

    assertThat(result.failure()).contains(ErrorKind.NEEDS_HANDS);
    assertThat(text(result)).contains("The way back failed too. Look at it now: it needs hands.");
  }

  private void remove() {
    bench
        .get(ServiceControl.class)
        .handle(Handling.REMOVE, bench.selection("site"), "", Duration.ZERO, bench.run());
  }

  @Test
  void leavesAStackRemovedThatWasRemovedBefore() {
    deployTwice();
    remove();
    bench.target.before(
        "apply",
        () -> {
          throw OperationException.of(ErrorKind.FAILED, "Compose could not bring it up: no");
        });

    RollbackResult result = bench.rollback(Optional.empty(), bench.run());

    assertThat(result.failure()).contains(ErrorKind.FAILED);
    assertThat(text(result))
        .contains("removed", "Its containers and networks are removed; volumes stay.")
        .doesNotContain("runs revision", "The old state is back.");
    assertThat(bench.read("stacks/site/site.conf")).isEqualTo("two\n");
    assertThat(bench.store().removedAt(bench.key("site"))).isPresent();
  }

  @Test
  void leavesNothingOfADeployThatFailsAfterARemoval() {
    deployTwice();
    remove();
    bench.stack("site", NEW.replace("app:1", "app:2\n    labels: [ " + Fate.LABEL + "=exits ]"));

    DeployResult result = bench.deploy();

    assertThat(Bench.outcome(result, "site")).isEqualTo(Outcome.REMOVED);
    assertThat(result.stacks().get(0).revision()).isZero();
    assertThat(bench.running("site")).isEmpty();
    assertThat(bench.target.calls()).endsWith("remove network site_default");
    assertThat(bench.store().removedAt(bench.key("site"))).isPresent();
    bench.stack("site", NEW);
    assertThat(Bench.outcome(bench.deploy(), "site")).isEqualTo(Outcome.DEPLOYED);
    assertThat(bench.store().removedAt(bench.key("site"))).isEmpty();
  }

  @Test
  void leavesNothingOfADeployThatIsStoppedAfterARemoval() {
    deployTwice();
    remove();
    bench.target.before("apply", () -> bench.stopping.set(true));

    StackOutcome outcome = Bench.find(bench.deploy(), "site").orElseThrow();

    assertThat(outcome.outcome()).isEqualTo(Outcome.STOPPED);
    assertThat(outcome.revision()).isZero();
    assertThat(bench.store().removedAt(bench.key("site"))).isPresent();
  }

  @Test
  void saysWhatCannotBeReplacedStartFirst() {
    String site =
        """
        services:
          web:
            image: %s
            ports: [ "8080:80" ]
            deploy: { update_config: { order: start-first } }
        """;
    bench.stack("site", site.formatted("web:1"));
    var first = new Page();
    bench.deploy().print(first);
    bench.stack("site", site.formatted("web:2"));
    var second = new Page();
    bench.deploy().print(second);
    assertThat(first.plain()).doesNotContain("To go back");
    assertThat(second.plain()).contains("To go back: steward rollback site");
    Run run = bench.run();
    var dry = new Run("", "mark", folder, true, run.progress(), run.questions(), run.stopping());

    assertThat(text(bench.rollback(Optional.empty(), dry)))
        .contains("  ! stop-first, not start-first: web, which publishes 8080 → 80/tcp");
  }

  @Test
  void touchesNothingInADryRunOrAfterANo() {
    deployTwice();
    bench.target.forgetCalls();
    Run run = bench.run();
    var dry = new Run("", "mark", folder, true, run.progress(), run.questions(), run.stopping());
    var no = new Run("", "mark", folder, false, run.progress(), question -> false, () -> false);

    RollbackResult result = bench.rollback(Optional.empty(), dry);

    assertThat(text(result))
        .contains("site would go from revision 2 back to 1.")
        .contains("Dry run: this is what a rollback would do. Nothing was touched.");
    assertThatThrownBy(() -> bench.rollback(Optional.empty(), no))
        .hasMessage("not confirmed; nothing was touched");
    assertThat(bench.target.calls()).isEmpty();
    assertThat(bench.read("stacks/site/site.conf")).isEqualTo("two\n");
    assertThat(bench.store().newest(bench.key("site"))).isEqualTo(2);
  }

  private DeployResult pull() {
    var plain = bench.request("site");
    return bench.deploy(
        new Deployer.Request(plain.selection(), "", false, true, Duration.ZERO, Optional.empty()));
  }

  @Test
  void goesBackToTheImagesThatTheSameFilesRanWithBefore() {
    bench.deploy();
    String first = bench.running("site").get("app").imageId();
    bench.target.behind().publish("app:1");
    assertThat(Bench.outcome(pull(), "site")).isEqualTo(Outcome.DEPLOYED);
    assertThat(bench.running("site").get("app").imageId()).isNotEqualTo(first);

    RollbackResult result = bench.rollback(Optional.empty(), bench.run());

    assertThat(result.failure()).isEmpty();
    assertThat(text(result)).contains("site runs revision 1 as revision 3, and is ready.");
    assertThat(bench.running("site").get("app").imageId()).isEqualTo(first);
    assertThat(bench.plan("site").isEmpty()).isTrue();
    assertThatThrownBy(() -> bench.rollback(Optional.empty(), bench.run()))
        .hasMessage("stack site has no revision before 3 that was well; nothing was touched");
    assertThat(Bench.outcome(pull(), "site")).isEqualTo(Outcome.DEPLOYED);
  }

  /** The image is pruned while its successor runs. */
  private String pruned() {
    bench.deploy();
    String first = bench.running("site").get("app").imageId();
    bench.target.behind().publish("app:1");
    assertThat(Bench.outcome(pull(), "site")).isEqualTo(Outcome.DEPLOYED);
    bench.target.behind().forgetImage(first);
    bench.target.forgetCalls();
    return first;
  }

  @Test
  void fetchesAnImageThatIsGoneByItsDigest() {
    String first = pruned();

    RollbackResult result = bench.rollback(Optional.empty(), bench.run());

    assertThat(result.failure()).isEmpty();
    assertThat(bench.target.calls()).contains("pull app@" + first);
    assertThat(bench.running("site").get("app").imageId()).isEqualTo(first);
  }

  @Test
  void refusesAnImageThatIsAnotherOneNow() {
    String first = pruned();
    ContainerState now = bench.running("site").get("app");
    bench.target.before("tag", () -> bench.target.behind().forgetImage(first));

    assertThatThrownBy(() -> bench.rollback(Optional.empty(), bench.run()))
        .hasMessage(
            "the image that app ran with (app:1) is gone, and app@"
                + first
                + " is another one now; nothing was touched")
        .extracting(error -> ((OperationException) error).hints().toString())
        .isEqualTo(
            "[load app:1 again (docker load), then: steward rollback site, or build it anew, and"
                + " deploy the files of that time]");
    assertThat(bench.running("site").get("app")).isEqualTo(now);
    assertThat(bench.plan("site").isEmpty()).isTrue();
  }

  @Test
  void isAdvisedOnlyWhereSomethingWasWellBefore() {
    bench.stack("site", OLD.replace("app:1", "app:1\n    labels: [ " + Fate.LABEL + "=exits ]"));
    assertThat(bench.deploy().failure()).isPresent();
    bench.stack("site", OLD);
    DeployResult second = bench.deploy();
    bench.stack("site", NEW);

    assertThat(second.stacks().get(0).revision()).isEqualTo(2);
    assertThat(second.goBack()).isEmpty();
    assertThat(bench.deploy().goBack()).containsExactly("site");
  }

  @Test
  void refusesWhereThereIsNothingToGoBackTo() {
    assertThatThrownBy(() -> bench.rollback(Optional.empty(), bench.run()))
        .hasMessage("stack site was never deployed: there is nothing to go back to");

    bench.deploy();

    assertThatThrownBy(() -> bench.rollback(Optional.empty(), bench.run()))
        .hasMessage("stack site has no revision before 1 that was well; nothing was touched")
        .extracting(error -> ((OperationException) error).kind())
        .isEqualTo(ErrorKind.REFUSED);
    assertThatThrownBy(() -> bench.rollback(Optional.of(7), bench.run()))
        .hasMessage("stack site has no revision 7");
    assertThatThrownBy(() -> bench.rollback(Optional.of(1), bench.run()))
        .hasMessage("stack site has revision 1 already; nothing was touched");
  }
}
