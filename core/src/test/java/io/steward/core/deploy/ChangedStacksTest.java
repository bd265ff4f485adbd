// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.steward.core.error.ErrorKind;
import io.steward.core.error.OperationException;
import io.steward.core.homelab.Homelab;
import io.steward.core.operation.Page;
import io.steward.core.process.Command;
import io.steward.core.process.ProcessRunner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChangedStacksTest {
  private static final String ONE = "services: { main: { image: 'x:1' } }\n";

  @TempDir Path folder;
  private Bench bench;

  @BeforeEach
  void twoCommittedStacks() {
    bench =
        new Bench(folder.resolve("lab"))
            .variable("PATH", System.getenv("PATH"))
            .variable("GIT_DIR", "/dev/null/nowhere")
            .stack("db", ONE)
            .stack("web", ONE)
            .file(".gitignore", "/state\n.env\n");
  }

  @AfterEach
  void close() {
    bench.close();
  }

  private void commit() {
    bench.selection();
    git(bench.path(""), "init", "-q");
    git(bench.path(""), "add", "-A");
    git(bench.path(""), "commit", "-q", "-m", "first");
  }

  private void git(Path where, String... words) {
    List<String> line = new ArrayList<>(List.of("git", "-c", "user.name=eva"));
    line.addAll(List.of("-c", "user.email=eva@example.org"));
    line.addAll(List.of(words));
    Map<String, String> variables = new HashMap<>();
    variables.put("PATH", System.getenv("PATH"));
    variables.put("HOME", folder.toString());
    var result =
        new ProcessRunner().run(Command.of(line).withDirectory(where).withEnvironment(variables));
    assertThat(result.succeeded()).as(result.errors()).isTrue();
  }

  private Selection since(String ref, String... names) {
    return bench.get(ChangedStacks.class).among(bench.selection(names), Optional.of(ref));
  }

  private List<String> changed() {
    return since("HEAD").stacks();
  }

  @Test
  void aPlanNamesTheDeployOfWhatChangedOnly() {
    bench.deployment("stacks: { db: {}, web: {} }\n");
    commit();
    bench.stack("web", ONE.replace("x:1", "x:2"));
    var page = new Page();

    bench.get(PlanMaker.class).plan(since("HEAD"), false, false).print(page);

    assertThat(page.plain()).contains("Next: steward deploy --changed-since HEAD  (simulated)");
  }

  @Test
  void findsNothingInACleanTree() {
    bench.deployment("stacks: { db: {}, web: {} }\n");
    commit();

    Selection selection = since("HEAD");

    assertThat(selection.stacks()).isEmpty();
    assertThat(selection.since().orElseThrow().unchanged()).containsExactly("db", "web");
  }

  @Test
  void findsUncommittedAndNewAndRemovedFiles() throws IOException {
    bench.deployment("stacks: { db: {}, web: {}, log: {}, mail: {} }\n");
    bench.stack("log", ONE).stack("mail", ONE).file("stacks/log/old.conf", "old");
    commit();
    bench.stack("web", ONE.replace("x:1", "x:2"));
    bench.file("stacks/db/new.conf", "new");
    Files.delete(bench.path("stacks/log/old.conf"));

    assertThat(changed()).containsExactly("db", "web", "log");
  }

  @Test
  void findsWhatWasCommittedSince() {
    bench.deployment("stacks: { db: {}, web: {} }\n");
    commit();
    bench.stack("web", ONE.replace("x:1", "x:2"));
    git(bench.path(""), "commit", "-q", "-a", "-m", "second");

    assertThat(since("HEAD").stacks()).isEmpty();
    assertThat(since("HEAD~1").stacks()).containsExactly("web");
  }

  @Test
  void staysAmongWhatWasNamed() {
    bench.deployment("stacks: { db: {}, web: {} }\n");
    commit();
    bench.stack("web", ONE.replace("x:1", "x:2")).stack("db", ONE.replace("x:1", "x:2"));

    Selection selection = since("HEAD", "web/main");

    assertThat(selection.names()).containsExactly("web/main");
    assertThat(selection.since().orElseThrow().unchanged()).isEmpty();
  }

  @Test
  void findsFilesThatAStackReadsOrMountsFromElsewhere() throws IOException {
    bench.deployment("stacks: { db: {}, web: {}, log: {}, mail: {} }\n");
    bench.stack("db", "services: { main: { image: 'x:1', env_file: [../../shared/db.env] } }\n");
    bench.stack(
        "web", "services: { main: { image: 'x:1', volumes: ['../../shared/web.conf:/c:ro'] } }\n");
    bench.stack(
        "log",
        """
        services: { main: { image: 'x:1', configs: [c] } }
        configs: { c: { file: ../../shared/log.conf } }
        """);
    bench.stack("mail", ONE);
    for (String name : List.of("db.env", "web.conf", "log.conf")) {
      bench.file("shared/" + name, "A=1\n");
    }
    commit();
    bench.file("shared/db.env", "A=2\n").file("shared/log.conf", "A=2\n");
    Files.delete(bench.path("shared/web.conf"));

    assertThat(changed()).containsExactly("db", "web", "log");
  }

  @Test
  void findsAChangedEntryOfTheConfiguration() {
    bench.deployment("stacks: { db: {}, web: { environment: { A: '1' } } }\n");
    commit();
    String now = bench.read("config/deployment.yaml");

    bench.file("config/deployment.yaml", "# a remark\n" + now.replace("db: {}", "db:  { }"));
    assertThat(changed()).isEmpty();

    bench.file("config/deployment.yaml", now.replace("'1'", "'2'"));
    assertThat(changed()).containsExactly("web");

    bench.file("config/deployment.yaml", now.replace("default-target: sim", "default-target: x"));
    assertThat(changed()).containsExactly("db", "web");
  }

  @Test
  void doesNotSeeWhatIsIgnored() {
    bench.deployment("stacks: { db: {}, web: {} }\n");
    commit();
    bench.file("stacks/web/.env", "A=1\n");

    assertThat(changed()).isEmpty();
  }

  @Test
  void leavesTheFilesOfAStackBelowAnotherToThat() {
    bench.deployment("stacks: { whole: { dir: . }, web: {} }\n");
    bench.file("compose.yaml", ONE);
    commit();
    bench.stack("web", ONE.replace("x:1", "x:2")).file("config/services.yaml", "services: {}\n");

    assertThat(changed()).containsExactly("web");

    bench.file("compose.yaml", ONE.replace("x:1", "x:2"));

    assertThat(changed()).containsExactly("whole", "web");
  }

  @Test
  void choosesAStackThatCannotBeReadSoThatThePlanTells() {
    bench.deployment("stacks: { db: {}, web: {} }\n");
    bench.stack("web", "include: [../../shared/part.yaml]\n" + ONE);
    bench.file("shared/part.yaml", "services: { more: { image: 'x:1' } }\n");
    commit();
    bench.file("shared/part.yaml", "services: [\n");

    assertThat(changed()).containsExactly("web");
  }

  @Test
  void tellsOfStacksTheRepositoryHasNothingOf() {
    Path outside = folder.resolve("cloud");
    bench.deployment("stacks: { cloud: { dir: " + outside + " }, own: {}, hidden: {}, web: {} }\n");
    bench.file("../cloud/compose.yaml", ONE).stack("hidden", ONE).stack("own", ONE);
    bench.file(".gitignore", "/state\nstacks/hidden/\nstacks/own/\n");
    commit();
    git(bench.path("stacks/own"), "init", "-q");

    Selection selection = since("HEAD");

    assertThat(selection.stacks()).isEmpty();
    assertThat(selection.since().orElseThrow().outside()).containsExactly("cloud", "own", "hidden");
    var page = new Page();
    selection.since().orElseThrow().print(page);
    assertThat(page.plain())
        .startsWith("No file of 1 stack changed since HEAD (")
        .endsWith(
            "). Nothing was touched.\n"
                + "! Not in that repository, so left out: cloud, own, hidden");
  }

  @Test
  void findsAChangedSubmodule() {
    bench.deployment("stacks: { db: {}, web: {}, sub: { dir: parts/sub } }\n");
    Path origin = folder.resolve("origin");
    bench.file("../origin/sub/compose.yaml", ONE);
    git(origin, "init", "-q");
    git(origin, "add", "-A");
    git(origin, "commit", "-q", "-m", "first");
    git(bench.path(""), "init", "-q");
    String from = origin.toString();
    String[] add = {
      "-c", "protocol.file.allow=always", "submodule", "--quiet", "add", from, "parts"
    };
    git(bench.path(""), add);
    commit();
    assertThat(changed()).isEmpty();

    bench.file("parts/sub/compose.yaml", ONE.replace("x:1", "x:2"));

    assertThat(changed()).containsExactly("sub");
  }

  @Test
  void deploysNothingWhenNothingChanged() {
    bench.deployment("stacks: { db: {}, web: {} }\n");
    commit();

    DeployResult result = deploy(since("HEAD"));

    assertThat(result.failure()).isEmpty();
    assertThat(bench.target.calls()).isEmpty();
    var page = new Page();
    result.print(page);
    assertThat(page.plain()).startsWith("No file of 2 stacks changed since HEAD (");
  }

  @Test
  void deploysWhatChanged() {
    bench.deployment("stacks: { db: {}, web: {} }\n");
    commit();
    bench.stack("web", ONE.replace("x:1", "x:2"));

    DeployResult result = deploy(since("HEAD"));

    assertThat(result.stacks()).extracting(StackOutcome::stack).containsExactly("web");
    assertThat(bench.running("db")).isEmpty();
    var page = new Page();
    result.print(page);
    assertThat(page.plain()).contains("Changed since HEAD (").contains("): web; not db.");
  }

  private DeployResult deploy(Selection selection) {
    Deployer.Request plain = bench.request();
    return bench.deploy(
        new Deployer.Request(selection, "", false, false, plain.lockWait(), Optional.empty()));
  }

  @Test
  void refusesAHomelabOutsideOfGit() {
    bench.deployment("stacks: { db: {}, web: {} }\n");

    assertThatThrownBy(() -> since("HEAD"))
        .isInstanceOfSatisfying(
            OperationException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.USAGE))
        .hasMessage(
            "the homelab "
                + bench.path("")
                + " is in no Git repository, so nobody knows what changed since 'HEAD'");
  }

  @Test
  void refusesWhatIsNoCommit() {
    bench.deployment("stacks: { db: {}, web: {} }\n");
    commit();

    for (String ref :
        List.of("", "nothing", "--output=/tmp/x", "-h", "HEAD..HEAD", "a b", "a\nb")) {
      assertThatThrownBy(() -> since(ref))
          .isInstanceOfSatisfying(
              OperationException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.USAGE))
          .hasMessage("Git knows no commit '" + ref + "' in " + bench.path(""));
    }
  }

  @Test
  void refusesWithoutGit() {
    bench.deployment("stacks: { db: {}, web: {} }\n").variable("PATH", "/nonexistent");

    assertThatThrownBy(() -> since("HEAD"))
        .isInstanceOfSatisfying(
            OperationException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.UNREACHABLE))
        .hasMessage("cannot run 'git': not found in PATH (/nonexistent)");
  }

  @Test
  void readsAPlanOfNothingAsOneOfNothing() {
    bench.deployment("stacks: { db: {}, web: {} }\n");
    commit();
    Selection none = since("HEAD");
    bench.get(PlanFiles.class).plan(none, false, false, bench.path("plan.json"));

    DeployOrder order =
        DeployOrder.of(
            bench.get(Homelab.class),
            bench.get(PlanFiles.class),
            new DeployOrder.Asked(
                List.of(), false, Optional.of(Path.of("plan.json")), false, false),
            bench.run());

    assertThat(order.selection().stacks()).isEmpty();
    assertThat(order.selection().everything()).isFalse();
  }
}
