// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.steward.core.deploy.Deployer.Request;
import io.steward.core.error.ErrorKind;
import io.steward.core.error.OperationException;
import io.steward.core.operation.Page;
import io.steward.core.operation.Printable;
import io.steward.core.operation.Run;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** A stack called site with data, and what is asked of it where that could be left behind. */
record GuardedBench(Bench bench, Path folder) {
  static final String VOLUME =
      """
      services:
        db: { image: "app:1", volumes: [ "data:/data" ] }
      volumes: { data: {} }
      """;

  void deployed(String compose) {
    bench.deployment("stacks: { site: {} }\n").stack("site", compose);
    bench.deploy("site");
  }

  DeployResult accepting(String... places) {
    return bench.deploy(request(new DataConsent(Set.of(places), false)));
  }

  Request request(DataConsent consent) {
    Request plain = bench.request("site");
    return new Request(
        plain.selection(), "", false, false, Duration.ZERO, Optional.empty(), consent);
  }

  static String text(Printable result) {
    var page = new Page();
    result.print(page);
    return page.plain();
  }

  /** A deploy is refused with this sentence, and nothing is touched. */
  void refuses(String why) {
    bench.target.forgetCalls();
    var running = bench.running("site");

    assertThatThrownBy(() -> bench.deploy("site"))
        .hasMessage("deploy refused: " + why + "; nothing was touched")
        .extracting(error -> ((OperationException) error).kind())
        .isEqualTo(ErrorKind.REFUSED);

    assertThat(bench.target.calls()).isEmpty();
    assertThat(bench.running("site")).isEqualTo(running);
    assertThat(bench.store().newest(bench.key("site"))).isEqualTo(1);
  }

  RollbackResult rollback(DataConsent consent, boolean dryRun) {
    Run run = bench.run();
    return bench
        .get(Rollback.class)
        .goBack(
            new Rollback.Request(
                bench.selection("site"), Optional.empty(), "", Duration.ZERO, consent),
            new Run(
                run.id(), "mark", folder, dryRun, run.progress(), run.questions(), run.stopping()));
  }
}
