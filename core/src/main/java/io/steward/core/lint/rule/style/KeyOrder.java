// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.lint.rule.style;

import io.steward.core.lint.Findings;
import io.steward.core.lint.Fix;
import io.steward.core.lint.LintService;
import io.steward.core.lint.RuleSpec;
import io.steward.core.lint.ServiceRule;
import io.steward.core.lint.Severity;
import io.steward.core.lint.Spot;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Finds services whose keys stand in another order than in the others. */
final class KeyOrder implements ServiceRule {
  private static final List<String> ORDER =
      List.of(
          "<<",
          "extends",
          "image",
          "build",
          "platform",
          "pull_policy",
          "container_name",
          "hostname",
          "profiles",
          "restart",
          "depends_on",
          "user",
          "entrypoint",
          "command",
          "env_file",
          "environment",
          "secrets",
          "configs",
          "volumes",
          "tmpfs",
          "devices",
          "network_mode",
          "networks",
          "ports",
          "expose");
  private static final List<String> LAST = List.of("healthcheck", "labels", "logging", "deploy");
  private static final RuleSpec SPEC =
      RuleSpec.rule("key-order", Severity.INFO)
          .finds("keys of a service in another order than the usual one")
          .why("In files of one order the eye finds a key where it was in the last file.")
          .mend(
              "write them in this order: "
                  + String.join(", ", ORDER.subList(1, ORDER.size()))
                  + ", all others, "
                  + String.join(", ", LAST)
                  + ", and what begins with x-")
          .sameAs("dclint service-keys-order")
          .bad(
              """
              services:
                jellyfin:
                  # by hand, until the next release
                  restart: unless-stopped
                  ports:
                    - "8096:8096" # http
                  image: jellyfin/jellyfin:10.10.3
              """)
          .good(
              """
              services:
                jellyfin:
                  image: jellyfin/jellyfin:10.10.3
                  # by hand, until the next release
                  restart: unless-stopped
                  ports:
                    - "8096:8096" # http
              """)
          .fixes()
          .build();

  @Override
  public RuleSpec spec() {
    return SPEC;
  }

  @Override
  public void check(LintService service, Findings findings) {
    Spot spot = service.at();
    ServiceBlock block =
        service
            .stack()
            .source(spot.position().source())
            .flatMap(file -> ServiceBlock.below(file, spot.position().line()))
            .orElse(null);
    if (block == null) {
      return;
    }
    List<ServiceBlock.Key> written = block.keys();
    List<ServiceBlock.Key> sorted =
        written.stream().sorted(Comparator.comparingInt(key -> rank(key.name()))).toList();
    for (int index = 0; index < written.size(); index++) {
      ServiceBlock.Key wanted = sorted.get(index);
      if (!written.get(index).equals(wanted)) {
        Spot at = service.at(wanted.name());
        String message =
            "in "
                + service.name()
                + ", "
                + wanted.name()
                + " stands after "
                + written.get(index).name();
        Optional<Fix> fix = block.inOrder(sorted);
        fix.ifPresentOrElse(
            mend -> findings.add(at, message, mend), () -> findings.add(at, message));
        return;
      }
    }
  }

  private static int rank(String key) {
    int first = ORDER.indexOf(key);
    int last = LAST.indexOf(key);
    if (first >= 0) {
      return first;
    }
    if (last >= 0) {
      return ORDER.size() + 1 + last;
    }
    return key.startsWith("x-") ? ORDER.size() + 1 + LAST.size() : ORDER.size();
  }
}
