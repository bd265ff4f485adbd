// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.steward.core.error.ErrorKind;
import io.steward.core.error.OperationException;
import io.steward.core.homelab.Homelab;
import io.steward.core.operation.Json;
import io.steward.core.operation.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A deploy that is held to a plan does exactly that or nothing. */
class PlanFilesTest {
  private static final String SITE =
      """
      services:
        web:
          image: nginx:1.27
          environment: { PASSWORD: "$PASSWORD" }
          volumes: [ "./web.conf:/web.conf:ro" ]
        app: { image: "app:1" }
      """;

  @TempDir Path folder;
  private Bench bench;

  @BeforeEach
  void deployOnceAndPlan() {
    bench =
        new Bench(folder)
            .deployment("stacks: { site: { project: site } }\n")
            .file("stacks/site/.env", "PASSWORD=one\n")
            .file("stacks/site/web.conf", "workers 1\n")
            .stack("site", SITE);
    bench.deploy();
    bench.stack("site", SITE.replace("nginx:1.27", "nginx:1.28"));
    bench.file("stacks/site/web.conf", "workers 2\n");
    bench.file("stacks/site/.env", "PASSWORD=correct-horse\n");
    bench.get(PlanFiles.class).plan(bench.selection(), false, false, file());
    bench.target.forgetCalls();
  }

  @AfterEach
  void close() {
    bench.close();
  }

  private Path file() {
    return bench.path("plan.json");
  }

  private DeployResult deploy() {
    DeployOrder order =
        DeployOrder.of(
            bench.get(Homelab.class),
            bench.get(PlanFiles.class),
            new DeployOrder.Asked(List.of(), false, Optional.of(file()), false, false),
            bench.run());
    Deployer.Request plain = bench.request();
    return bench.deploy(
        new Deployer.Request(order.selection(), "", false, false, plain.lockWait(), order.plan()));
  }

  private void assertRefused(String what) {
    assertThatThrownBy(this::deploy)
        .isInstanceOfSatisfying(
            OperationException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.REFUSED))
        .hasMessage("the plan is not true any more: " + what);
    assertThat(bench.target.calls()).isEmpty();
  }

  @Test
  void saysThatTheFolderOfTheFileIsNotThere() {
    Path lost = bench.path("lost/plan.json");

    assertThatThrownBy(() -> bench.get(PlanFiles.class).plan(bench.selection(), false, false, lost))
        .hasMessage("the plan cannot be written to " + lost + ": its folder is not there")
        .extracting(e -> ((OperationException) e).hints().toString())
        .isEqualTo("[mkdir -p " + lost.getParent() + "]");
  }

  @Test
  void deploysWhatWasPlanned() {
    DeployResult result = deploy();

    assertThat(Bench.outcome(result, "site")).isEqualTo(Outcome.DEPLOYED);
    assertThat(bench.target.calls()).contains("pull nginx:1.28", "apply site [web]");
  }

  @Test
  void refusesAnotherComposeFile() {
    bench.stack("site", SITE.replace("nginx:1.27", "nginx:1.29"));

    assertRefused("site: file compose.yaml changed");
  }

  @Test
  void refusesAMountedFileThatWouldReadTheSameInThePlan() {
    bench.file("stacks/site/web.conf", "workers 3\n");

    assertRefused("site: file web.conf changed");
  }

  @Test
  void refusesAnotherSecretAndDoesNotTellIt() {
    bench.file("stacks/site/.env", "PASSWORD=three\n");

    assertRefused("site: file .env changed");
  }

  @Test
  void refusesWhenAnotherDeployCameBetween() {
    String planned = SITE.replace("nginx:1.27", "nginx:1.28");
    bench.stack("site", planned.replace("app:1", "app:2"));
    bench.deploy("site/app");
    bench.stack("site", planned);
    bench.target.forgetCalls();

    assertRefused("site has revision 2 now, not 1; site/app has other containers now");
  }

  @Test
  void refusesWhenAContainerIsGone() {
    bench.target.behind().remove(bench.id("site", "app"));

    assertRefused("site/app has no container any more");
  }

  @Test
  void refusesWhenAContainerStopped() {
    bench.target.behind().stop(bench.id("site", "app"));

    assertRefused("site/app is not as it was");
  }

  @Test
  void refusesWhenSomethingMovesWhileImagesAreFetched() {
    bench.target.before("pull", () -> bench.file("stacks/site/web.conf", "workers 3\n"));

    assertThatThrownBy(this::deploy)
        .hasMessage("the plan is not true any more: site: file web.conf changed");
    assertThat(bench.target.calls()).containsExactly("pull nginx:1.28");
  }

  @Test
  void refusesWhatIsNotItsOwnPlan() throws IOException {
    String text = Files.readString(file());
    Files.writeString(file(), text.replaceFirst("\"basis\": \"....", "\"basis\": \"AAAA"));

    assertThatThrownBy(this::deploy)
        .isInstanceOfSatisfying(
            OperationException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.USAGE))
        .hasMessage(
            file() + " was made with the state of another homelab or machine, or was changed");
  }

  @Test
  void refusesAPlanThatWasEdited() throws IOException {
    String text = Files.readString(file());

    for (String edited :
        List.of(
            text.replace("\"nginx:1.28\"", "\"nginx:1.29\""),
            text.replaceFirst("\"stack\": \"site\"", "\"stack\": \"other\""),
            text.replaceFirst("\"pendingFails\": false", "\"pendingFails\": true"),
            text.replaceFirst("\"plan\": ", "\"more\": null, \"plan\": "))) {
      assertThat(edited).isNotEqualTo(text);
      Files.writeString(file(), edited);

      assertThatThrownBy(this::deploy)
          .isInstanceOfSatisfying(
              OperationException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.USAGE))
          .hasMessage(
              file() + " was made with the state of another homelab or machine, or was changed");
    }
    assertThat(bench.target.calls()).isEmpty();
  }

  @Test
  void deploysAPlanThatWasOnlyFormatted() throws IOException {
    Map<String, Object> sorted =
        new TreeMap<>(
            Json.read(Files.readString(file()), "plan").entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    Files.writeString(file(), Json.line(sorted));

    assertThat(Bench.outcome(deploy(), "site")).isEqualTo(Outcome.DEPLOYED);
  }

  @Test
  void aKeptPlanNamesItsDeploy() {
    var page = new Page();

    bench.plan().keptIn("plan.json").print(page);

    assertThat(page.plain()).contains("Next: steward deploy --plan plan.json  (simulated)");
  }

  @Test
  void refusesOtherFiles() {
    bench.file("plan.json", "{}");

    assertThatThrownBy(this::deploy).hasMessage(file() + " is not a plan");
  }

  @Test
  void tellsNoSecretAndNobodyElse() throws IOException {
    assertThat(Files.readString(file()))
        .doesNotContain("correct-horse")
        .doesNotContain("web.conf\": \"");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
        .isEqualTo("rw-------");
  }

  @Test
  void refusesWhatAPlanSaysAlready() {
    for (DeployOrder.Asked asked :
        List.of(
            new DeployOrder.Asked(List.of("site"), false, Optional.of(file()), false, false),
            new DeployOrder.Asked(List.of(), true, Optional.of(file()), false, false),
            new DeployOrder.Asked(List.of(), false, Optional.of(file()), true, false))) {
      assertThatThrownBy(() -> order(asked))
          .hasMessage(
              "--plan says which stacks: name none, and leave out --all and --changed-since");
    }
    assertThatThrownBy(
            () -> order(new DeployOrder.Asked(List.of(), false, Optional.of(file()), false, true)))
        .hasMessage("--plan says which images: leave out --pull");
  }

  private DeployOrder order(DeployOrder.Asked asked) {
    return DeployOrder.of(bench.get(Homelab.class), bench.get(PlanFiles.class), asked, bench.run());
  }
}
