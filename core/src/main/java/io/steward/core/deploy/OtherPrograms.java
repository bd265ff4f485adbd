// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy;

import io.steward.core.deploy.ContainerState.Status;
import io.steward.core.deploy.Examination.Check;
import io.steward.core.deploy.Survey.Seen;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Looks for programs on a target that replace containers by themselves.
 *
 * @param survey everything the target has
 * @param projects those of the homelab's stacks there
 */
record OtherPrograms(Survey survey, Set<String> projects) {
  private static final String NAME = "other hands";
  private static final String DATA = "/data/compose";
  private static final int SHOWN = 5;
  private static final Pattern PORTAINER =
      Pattern.compile("(?:.*/)?portainer/portainer(?:-ce|-ee)?(?:[:@].*)?");

  List<Check> checks() {
    List<Check> checks = new ArrayList<>();
    for (Seen container : survey.containers()) {
      Watchtower.of(container).ifPresent(watchtower -> checks.add(check(watchtower)));
      if (isPortainer(container)) {
        checks.add(portainer());
      }
    }
    return checks.isEmpty()
        ? List.of(Check.ok(NAME, "neither Watchtower nor Portainer runs here"))
        : checks;
  }

  private Check check(Watchtower watchtower) {
    List<String> touched =
        survey.containers().stream()
            .filter(container -> projects.contains(container.project()))
            .filter(container -> !container.state().name().equals(watchtower.name()))
            .filter(watchtower::mayUpdate)
            .map(container -> container.state().name())
            .sorted()
            .toList();
    if (touched.isEmpty()) {
      return Check.ok(NAME, "Watchtower runs and touches none of our containers");
    }
    return Check.care(
        NAME,
        "Watchtower may update "
            + touched.size()
            + " of our containers: "
            + String.join(", ", touched.subList(0, Math.min(SHOWN, touched.size())))
            + (touched.size() > SHOWN ? " and " + (touched.size() - SHOWN) + " more" : ""),
        "label them com.centurylinklabs.watchtower.enable=false; steward deploy --pull updates");
  }

  private static boolean isPortainer(Seen container) {
    String image = container.state().fields().find("image").orElse("");
    return PORTAINER.matcher(image).matches()
        && container.state().condition().status() == Status.RUNNING;
  }

  /** What it updates by itself stands in its own database. */
  private Check portainer() {
    Set<String> its = new TreeSet<>();
    survey.containers().stream()
        .filter(container -> container.workingFolder().startsWith(DATA))
        .forEach(container -> its.add(container.project()));
    String stacks = its.isEmpty() ? "" : "; it keeps the files of " + String.join(", ", its);
    return new Check(
        NAME,
        Examination.Grade.NOT_MADE,
        "could not check: Portainer runs, and only its own pages tell what it updates" + stacks,
        its.isEmpty()
            ? Optional.empty()
            : Optional.of("switch off 'GitOps updates' of these stacks in Portainer"));
  }
}
