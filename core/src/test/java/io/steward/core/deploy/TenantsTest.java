// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.steward.core.deploy.target.Fate;
import io.steward.core.operation.Json;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Services that live in the network, the processes or the memory of others. */
class TenantsTest {
  private static final String SITE =
      """
      services:
        vpn:
          image: x:1
          environment: {COLOUR: blue}
          volumes: ['./vpn.conf:/vpn.conf:ro']
        host: {image: 'x:1', environment: {SHAPE: round}}
        app: {image: 'x:1', network_mode: 'service:vpn', pid: 'service:host'}
        shared: {image: 'x:1', ipc: 'service:host'}
        alone: {image: 'x:1'}
      """;

  @TempDir Path folder;
  private Bench bench;

  @BeforeEach
  void open() {
    bench = new Bench(folder).deployment("stacks: { site: {} }\n");
    bench.file("stacks/site/vpn.conf", "a\n").stack("site", SITE);
    bench.deploy("site");
  }

  @AfterEach
  void close() {
    bench.close();
  }

  private StackPlan planned(String... names) {
    return bench.plan(names).stacks().get(0);
  }

  private List<String> words(String... names) {
    return planned(names).services().stream()
        .flatMap(
            change ->
                Stream.concat(
                    Stream.of(change.service() + " " + change.change()),
                    change.fields().stream().map(f -> (f.field() + " " + f.values()).strip())))
        .toList();
  }

  private String rendered(String service) {
    Revision last = bench.store().current(bench.key("site")).orElseThrow();
    var services = (Map<?, ?>) Json.read(last.rendered(), "a revision").get("services");
    return String.valueOf(services == null ? null : services.get(service));
  }

  @Test
  void goWithEachOfTheOthersThatIsReplaced() {
    bench.stack("site", SITE.replace("blue", "green"));
    assertThat(planned().names(Change.RECREATE)).containsExactly("vpn", "app");

    bench.stack("site", SITE.replace("round", "square"));
    assertThat(planned().names(Change.RECREATE)).containsExactly("host", "app", "shared");
  }

  /** A container that starts again has a new network: who was in the old one is cut off. */
  @Test
  void areRestartedWithOneThatIs() {
    bench.file("stacks/site/vpn.conf", "b\n");

    assertThat(planned().names(Change.RECREATE)).isEmpty();
    assertThat(planned().names(Change.RESTART)).containsExactly("vpn", "app");
  }

  @Test
  void goWithOneThatIsReplacedAlone() {
    bench.stack("site", SITE.replace("blue", "green"));
    String app = bench.id("site", "app");

    assertThat(words("site/vpn"))
        .containsExactly(
            "vpn RECREATE", "environment blue → green",
            "app RECREATE", "lives in vpn, which is replaced");
    assertThat(Bench.outcome(bench.deploy("site/vpn"), "site")).isEqualTo(Outcome.DEPLOYED);

    assertThat(bench.id("site", "app")).isNotEqualTo(app);
    assertThat(bench.plan("site").isEmpty()).isTrue();
  }

  @Test
  void areRestartedWithOneThatIsAlone() {
    bench.file("stacks/site/vpn.conf", "b\n");
    bench.target.forgetCalls();

    assertThat(words("site/vpn"))
        .containsExactly(
            "vpn RESTART", "file +1 −1 lines",
            "app RESTART", "lives in vpn, which is restarted");
    bench.deploy("site/vpn");

    assertThat(bench.target.calls()).containsExactly("restart site-vpn-1", "restart site-app-1");
  }

  @Test
  void goBackWithOneThatWasDeployedAlone() {
    String app = bench.id("site", "app");
    bench.stack(
        "site", SITE.replace("blue}", "green}\n    labels: {steward.simulated.health: exits}"));

    DeployResult result = bench.deploy("site/vpn");

    assertThat(Bench.outcome(result, "site")).isEqualTo(Outcome.ROLLED_BACK);
    assertThat(Bench.find(result, "site").orElseThrow().services())
        .extracting(ReadinessGate.Readiness::service)
        .containsExactly("vpn", "app");
    assertThat(bench.id("site", "app")).isNotEqualTo(app);
  }

  @Test
  void areNotReplacedForWhatIsNotDeployed() {
    bench.stack("site", SITE.replace("round", "square"));

    assertThat(words("site/shared")).containsExactly("shared NONE");
    assertThat(bench.deploy("site/shared").plan().isEmpty()).isTrue();
  }

  @Test
  void takeTheirOwnChangesAlongAndSaySo() {
    bench.stack(
        "site",
        SITE.replace("blue", "green")
            .replace("pid: 'service:host'", "pid: 'service:host', user: '7'"));

    assertThat(words("site/vpn"))
        .containsExactly(
            "vpn RECREATE",
            "environment blue → green",
            "app RECREATE",
            "user 7",
            "lives in vpn, which is replaced");
    bench.deploy("site/vpn");

    assertThat(rendered("app")).contains("user=7");
    assertThat(bench.plan("site").isEmpty()).isTrue();
  }

  @Test
  void keepTheirOwnChangesPendingWhenTheyOnlyStartAnew() {
    String changed = SITE.replace("pid: 'service:host'", "pid: 'service:host', user: '7'");
    bench.file("stacks/site/vpn.conf", "b\n").stack("site", changed);

    bench.deploy("site/vpn");

    assertThat(rendered("app")).doesNotContain("user");
    assertThat(words("site/app")).containsExactly("app RECREATE", "user 7");
  }

  @Test
  void areLeftAloneByARestartThatTheyCannotBeHurtBy() {
    bench.target.befall(bench.id("site", "app"), Fate.EXITS);
    bench.file("stacks/site/vpn.conf", "b\n");

    assertThat(words("site/vpn")).containsExactly("vpn RESTART", "file +1 −1 lines");
  }

  private List<String> back(String site) {
    String app = "  app: {image: 'x:1', network_mode: 'service:vpn', pid: 'service:host'}\n";
    bench.stack("site", SITE.replace(app, "").replace("services:\n", "services:\n" + app));
    bench.stack("site", bench.read("stacks/site/compose.yaml").replace("'x:1', network", site));
    bench.file("stacks/site/vpn.conf", "b\n");
    bench.target.forgetCalls();
    bench.target.before(
        "restart", () -> bench.target.befall(bench.id("site", "vpn"), Fate.UNHEALTHY));
    bench.deploy("site");
    List<String> calls =
        bench.target.calls().stream().filter(call -> !call.startsWith("tag")).toList();
    return calls.subList(2, calls.size());
  }

  @Test
  void startAnewAfterTheirLeaderOnTheWayBack() {
    assertThat(back("'x:1', network")).containsExactly("restart site-vpn-1", "restart site-app-1");
  }

  @Test
  void areMadeAnewAfterTheirLeaderOnTheWayBack() {
    assertThat(back("'x:1', user: '7', network"))
        .containsExactly("restart site-vpn-1", "apply site [app] back anew");
  }
}
