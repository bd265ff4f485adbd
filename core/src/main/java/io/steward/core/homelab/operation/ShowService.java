// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.homelab.operation;

import com.google.inject.Inject;
import io.steward.core.homelab.Homelab;
import io.steward.core.homelab.Service;
import io.steward.core.operation.Arg;
import io.steward.core.operation.Line;
import io.steward.core.operation.Operation;
import io.steward.core.operation.Page;
import io.steward.core.operation.Printable;
import io.steward.core.operation.Run;
import io.steward.core.operation.Spec;
import java.util.Collection;
import java.util.List;

/** {@code service show}. */
final class ShowService implements Operation<ShowService.Input, ShowService.Shown> {
  static final Spec SPEC =
      Spec.operation("service", "show", ShowService.class)
          .summary("Show one service: where it runs, who may reach it, what it needs")
          .example("steward service show website", "one service")
          .build();
  private final Homelab homelab;

  @Inject
  ShowService(Homelab homelab) {
    this.homelab = homelab;
  }

  @Override
  public Shown run(Input input, Run run) {
    Service service = homelab.getService(input.name());
    return new Shown(
        service,
        homelab.getStack(service.stack()).target(),
        List.copyOf(homelab.graph().servicesNeeding(service.name())));
  }

  record Input(@Arg(value = "The service", positional = true, label = "SERVICE") String name) {}

  /**
   * One service.
   *
   * @param service what the configuration says of it
   * @param target where its stack runs
   * @param neededBy services that cannot work without it, directly or through others
   */
  record Shown(Service service, String target, List<String> neededBy) implements Printable {
    private static final int COLUMN = 14;

    Shown {
      neededBy = List.copyOf(neededBy);
    }

    @Override
    public void print(Page page) {
      page.add(
          Line.blank()
              .name(service.name())
              .text(service.description().map(d -> ": " + d).orElse("")));
      row(page, "stack", service.stack() + " on " + target);
      row(page, "runs", service.runs().isEmpty() ? "all of the stack" : list(service.runs()));
      row(page, "exposure", service.exposure().text());
      row(page, "hostname", service.hostname().orElse("none"));
      row(page, "needs", service.dependsOn().isEmpty() ? "nothing" : list(service.dependsOn()));
      row(page, "needed by", neededBy.isEmpty() ? "nothing" : list(neededBy));
      service.owner().ifPresent(owner -> row(page, "owner", owner));
      service.runbook().ifPresent(runbook -> row(page, "runbook", runbook));
    }

    private static void row(Page page, String name, String value) {
      page.add(Line.of("  ").aside(name).to(COLUMN).text(value));
    }

    private static String list(Collection<?> values) {
      return String.join(", ", values.stream().map(Object::toString).toList());
    }
  }
}
