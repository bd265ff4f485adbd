// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.steward.core.error.ErrorKind;
import io.steward.core.operation.Page;
import io.steward.core.operation.Run;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HooksTest {
  private static final String SITE =
      """
      services:
        web:
          image: web:1
          environment: { DB_PASSWORD: hunter22 }
      """;
  private static final String SICK =
      SITE.replace("web:1", "web:2\n    labels: [ steward.simulated.health=exits ]");

  @TempDir Path folder;
  private Bench bench;

  @BeforeEach
  void open() {
    bench = new Bench(folder).stack("site", SITE).variable("PATH", System.getenv("PATH"));
    bench.target.real = true;
  }

  @AfterEach
  void close() {
    bench.close();
  }

  /** Each hook adds a line to a file, in the folder of the stack. */
  private void hooks(String preDeploy, String postDeploy, String preRollback) {
    bench.deployment(
        """
        stacks:
          site:
            hooks:
              pre-deploy: { command: [ sh, -c, "echo pre-deploy >> ran; %s" ] }
              post-deploy: { command: [ sh, -c, "echo post-deploy >> ran; %s" ] }
              pre-rollback: { command: [ sh, -c, "echo pre-rollback >> ran; %s" ] }
        """
            .formatted(preDeploy, postDeploy, preRollback));
  }

  private List<String> ran() {
    return Files.exists(bench.path("stacks/site/ran"))
        ? bench.read("stacks/site/ran").lines().toList()
        : List.of();
  }

  private StackOutcome deploy() {
    return Bench.find(bench.deploy(), "site").orElseThrow();
  }

  private List<HookReport> kept(int revision) {
    return bench.store().hooks().of(bench.key("site"), revision);
  }

  private History history(int revision) {
    return bench.get(Inventory.class).history(new StackRevision("site", Optional.of(revision)));
  }

  @Test
  void runBeforeAndAfterADeploy() {
    hooks("", "", "");
    bench.target.before("apply", () -> assertThat(ran()).containsExactly("pre-deploy"));

    assertThat(deploy().outcome()).isEqualTo(Outcome.DEPLOYED);

    assertThat(ran()).containsExactly("pre-deploy", "post-deploy");
    assertThat(deploy().outcome()).isEqualTo(Outcome.UNCHANGED);
    assertThat(ran()).hasSize(2);
  }

  @Test
  void areToldWhatIsDeployed() {
    bench.variable("SECRET_OF_MINE", "not handed on");
    bench.deployment(
        """
        stacks:
          site:
            environment: { LEVEL: high }
            hooks:
              pre-deploy: { command: [ sh, -c, "env | sort > told; pwd >> told" ] }
        """);
    deploy();
    bench.stack("site", SITE.replace("web:1", "web:2"));
    deploy();

    assertThat(bench.read("stacks/site/told").lines())
        .contains(
            "LEVEL=high",
            "STEWARD_HOOK=pre-deploy",
            "STEWARD_PROJECT=site",
            "STEWARD_REVISION=2",
            "STEWARD_REVISION_BEFORE=1",
            "STEWARD_RUN=run-2",
            "STEWARD_STACK=site",
            "STEWARD_TARGET=sim",
            bench.path("stacks/site").toString())
        .noneMatch(line -> line.contains("SECRET_OF_MINE"));
  }

  @Test
  void stopADeployBeforeAnythingIsTouched() {
    hooks("echo no room for the dump; exit 3", "", "");

    DeployResult result = bench.deploy();
    StackOutcome outcome = Bench.find(result, "site").orElseThrow();

    assertThat(outcome.outcome()).isEqualTo(Outcome.NOT_TOUCHED);
    assertThat(outcome.error()).isEqualTo("hook pre-deploy failed: exit code 3");
    assertThat(outcome.log()).containsExactly("no room for the dump");
    assertThat(result.failure()).contains(ErrorKind.FAILED);
    assertThat(result.error())
        .contains("deploy of site failed: hook pre-deploy failed: exit code 3");
    assertThat(bench.target.calls()).noneMatch(call -> call.startsWith("apply"));
    assertThat(ran()).containsExactly("pre-deploy");
    assertThat(bench.store().current(bench.key("site"))).isEmpty();
  }

  @Test
  void doNotHoldWhatTheyStopped() {
    hooks("test -e room", "", "");
    assertThat(deploy().outcome()).isEqualTo(Outcome.NOT_TOUCHED);
    bench.file("stacks/site/room", "");

    StackOutcome outcome = deploy();

    assertThat(outcome.outcome()).isEqualTo(Outcome.DEPLOYED);
    assertThat(outcome.revision()).isEqualTo(2);
  }

  @Test
  void stillHoldWhatFailedWhenTheyStopASecondTry() {
    hooks("test ! -e full", "", "");
    deploy();
    bench.stack("site", SICK);
    assertThat(deploy().held()).contains(2);
    bench.file("stacks/site/full", "");
    bench.again();

    assertThatThrownBy(() -> bench.deploy())
        .hasMessage(
            "revision 2 of site is held: it failed or was taken back, and its files are the same");
  }

  @Test
  void takeBackWhatIsReadyButNotLiked() {
    hooks("", "test $STEWARD_REVISION = 1 || { echo smoke; exit 9; }", "");
    deploy();
    bench.stack("site", SITE.replace("web:1", "web:2"));

    StackOutcome outcome = deploy();

    assertThat(outcome.outcome()).isEqualTo(Outcome.ROLLED_BACK);
    assertThat(outcome.error()).isEqualTo("hook post-deploy failed: exit code 9");
    assertThat(outcome.log()).containsExactly("smoke");
    assertThat(outcome.remarks()).isEmpty();
    assertThat(ran())
        .containsExactly("pre-deploy", "post-deploy", "pre-deploy", "post-deploy", "pre-rollback");
  }

  @Test
  void neverKeepTheWayBackFromHappening() {
    hooks("", "", "echo cannot; exit 4");
    deploy();
    bench.stack("site", SICK);

    StackOutcome outcome = deploy();

    assertThat(outcome.outcome()).isEqualTo(Outcome.ROLLED_BACK);
    assertThat(outcome.remarks()).containsExactly("Its hook pre-rollback failed: exit code 4.");
    assertThat(ran()).containsExactly("pre-deploy", "post-deploy", "pre-deploy", "pre-rollback");
  }

  @Test
  void neverKeepARollbackFromHappening() {
    hooks("", "test $STEWARD_REVISION -lt 3", "exit 4");
    deploy();
    bench.stack("site", SITE.replace("web:1", "web:2"));
    deploy();

    RollbackResult result = bench.rollback(Optional.empty(), bench.run());

    StackOutcome outcome = result.stacks().get(0).outcome().orElseThrow();
    assertThat(outcome.outcome()).isEqualTo(Outcome.DEPLOYED);
    assertThat(outcome.remarks())
        .containsExactly(
            "Its hook pre-rollback failed: exit code 4.",
            "Its hook post-deploy failed: exit code 1.");
  }

  @Test
  void areEndedWhenTheyTakeTooLong() {
    bench.deployment(
        """
        stacks:
          site:
            hooks:
              pre-deploy: { command: [ sh, -c, "echo began; exec sleep 60" ], timeout: 1s }
        """);

    StackOutcome outcome = deploy();

    assertThat(outcome.error())
        .isEqualTo(
            "hook pre-deploy failed: 'sh -c echo began; exec sleep 60' did not end within 1 s, so"
                + " it was ended");
    assertThat(outcome.log()).containsExactly("began");
  }

  @Test
  void sayWhenThereIsNoSuchProgram() {
    bench.deployment(
        "stacks: { site: { hooks: { pre-deploy: { command: [ ./dump.sh, \"1\" ] } } } }\n");

    assertThatThrownBy(() -> bench.deploy())
        .hasMessage(
            "preflight: site: its hook pre-deploy cannot run "
                + bench.path("stacks/site/dump.sh")
                + ", which is not there or may not be executed. Nothing was touched");
    assertThat(bench.target.calls()).noneMatch(call -> call.startsWith("apply"));
  }

  @Test
  void mustBeFitToRunBeforeAnythingIsTouched() {
    bench.file("stacks/site/smoke.sh", "#!/bin/sh\n");
    bench.deployment(
        """
        stacks:
          site:
            hooks:
              post-deploy: { command: [ ./smoke.sh ] }
              pre-rollback: { command: [ no-such-program-anywhere ] }
        """);

    assertThatThrownBy(() -> bench.deploy())
        .hasMessage(
            "preflight: site: its hook post-deploy cannot run "
                + bench.path("stacks/site/smoke.sh")
                + ", which is not there or may not be executed; site: its hook pre-rollback cannot"
                + " run no-such-program-anywhere, which is not there or may not be executed."
                + " Nothing was touched");
  }

  @Test
  void neverShowSecrets() {
    bench.variable("TOKEN", "s3cr3t-t0ken");
    bench.deployment(
        """
        stacks:
          site:
            environment: { API_TOKEN: "${env:TOKEN}" }
            hooks:
              pre-deploy:
                command: [ sh, -c, "echo $API_TOKEN hunter22 http://me:pw@host/x; exit 1" ]
        """);

    StackOutcome outcome = deploy();

    assertThat(outcome.log()).containsExactly("(hidden) (hidden) http://(hidden)@host/x");
    assertThat(kept(1).get(0).output()).isEqualTo(outcome.log());
    assertThat(bench.steps()).noneMatch(step -> step.toString().contains("hunter22"));
  }

  @Test
  void areInTheHistory() {
    hooks("echo dumped 3 tables", "echo off > maintenance; exit 2", "");

    deploy();

    assertThat(history(1).revisions().get(0).hooks())
        .extracting(HookReport::hook, HookReport::failure, HookReport::output)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(
                HookPoint.PRE_DEPLOY, "", List.of("dumped 3 tables")),
            org.assertj.core.groups.Tuple.tuple(
                HookPoint.POST_DEPLOY, "exit code 2", List.<String>of()),
            org.assertj.core.groups.Tuple.tuple(HookPoint.PRE_ROLLBACK, "", List.<String>of()));
    var page = new Page();
    history(1).print(page);
    assertThat(page.plain().lines())
        .contains("  Hook pre-deploy: done after 0.0 s", "  | dumped 3 tables");
  }

  @Test
  void doNotRunInADryRun() {
    hooks("", "", "");
    Run plain = bench.run();
    var dry =
        new Run(
            plain.id(),
            plain.actor(),
            plain.folder(),
            true,
            plain.progress(),
            plain.questions(),
            plain.stopping());

    bench.get(Deployer.class).deploy(bench.request(), dry);

    assertThat(ran()).isEmpty();
  }

  @Test
  void doNotRunWhereNothingIsReal() {
    bench.target.real = false;
    hooks("", "", "");

    assertThat(deploy().outcome()).isEqualTo(Outcome.DEPLOYED);

    assertThat(ran()).isEmpty();
    assertThat(bench.steps())
        .anyMatch(
            step ->
                step.subject().equals("pre-deploy")
                    && step.state().equals("not run")
                    && step.detail().startsWith("nothing real happens on this target"));
  }

  private void killedAt(int entry) {
    bench.journal().dieAt(entry, true);
    assertThatThrownBy(() -> bench.deploy()).isInstanceOf(CrashingJournal.Killed.class);
    bench.restart();
  }

  @Test
  void runOnceWhenADeployIsInterruptedAndFinished() {
    hooks("", "", "");
    killedAt(4); // begun, hook, its process, applying
    assertThat(ran()).containsExactly("pre-deploy");

    StackOutcome outcome = bench.resume(false).stacks().get(0).outcome();

    assertThat(outcome.outcome()).isEqualTo(Outcome.DEPLOYED);
    assertThat(ran()).containsExactly("pre-deploy", "post-deploy");
  }

  @Test
  void runWhenTheInterruptionCameBeforeThem() {
    hooks("", "", "");
    killedAt(2);
    assertThat(ran()).isEmpty();

    StackOutcome outcome = bench.resume(false).stacks().get(0).outcome();

    assertThat(outcome.outcome()).isEqualTo(Outcome.DEPLOYED);
    assertThat(ran()).containsExactly("pre-deploy", "post-deploy");
  }

  @Test
  void areNamedWhenTheyWereInterrupted() {
    hooks("", "", "");
    killedAt(2);

    assertThat(bench.store().interruptions().open(bench.key("site")).orElseThrow().doing())
        .isEqualTo("while it ran the hook pre-deploy");
  }
}
