// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy;

import io.steward.core.error.ErrorKind;
import io.steward.core.error.OperationException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a user accepts that is refused otherwise, as data may be left behind or changed for good.
 *
 * @param places the new volumes and folders that are meant, each as {@link DataMove#accept()}
 * @param migration whether databases may start another major version on their data
 */
public record DataConsent(Set<String> places, boolean migration) {
  /** Accepts nothing. */
  public static final DataConsent NONE = new DataConsent(Set.of(), false);

  /** Keeps its own copy; a slash at the end of a path means nothing. */
  public DataConsent {
    places =
        places.stream()
            .map(place -> place.length() > 1 && place.endsWith("/") ? chopped(place) : place)
            .collect(Collectors.toUnmodifiableSet());
  }

  private static String chopped(String place) {
    return place.substring(0, place.length() - 1);
  }

  /**
   * Why something is refused.
   *
   * @param message everything that is not accepted, in one sentence
   * @param hints what to do about it
   */
  public record Refusal(String message, List<String> hints) {
    /** Keeps its own copy. */
    public Refusal {
      hints = List.copyOf(hints);
    }
  }

  /**
   * Goes on only when everything the plans risk is accepted.
   *
   * @param verb what is done, {@code deploy} or {@code rollback}
   * @throws OperationException of kind refused otherwise
   */
  void require(String verb, List<StackPlan> plans) {
    Optional<Refusal> refusal = refusal(verb, plans);
    if (refusal.isPresent()) {
      throw OperationException.of(
          ErrorKind.REFUSED,
          verb + " refused: " + refusal.get().message() + "; nothing was touched",
          refusal.get().hints().toArray(String[]::new));
    }
  }

  /** Why these plans would be refused; empty when everything they risk is accepted. */
  Optional<Refusal> refusal(String verb, List<StackPlan> plans) {
    List<Risk> risks = plans.stream().flatMap(plan -> open(plan).stream()).toList();
    if (risks.isEmpty()) {
      return Optional.empty();
    }
    List<String> hints = new ArrayList<>();
    risks.stream().map(Risk::advice).distinct().forEach(hints::add);
    hints.add(
        "steward "
            + verb
            + " "
            + risks.stream().map(Risk::stack).distinct().collect(Collectors.joining(" "))
            + " "
            + risks.stream().map(Risk::option).distinct().collect(Collectors.joining(" "))
            + "     goes on all the same");
    String message = risks.stream().map(Risk::sentence).collect(Collectors.joining("; "));
    return Optional.of(new Refusal(message, hints));
  }

  /** One thing that is not accepted. */
  private record Risk(String stack, String sentence, String option, String advice) {}

  private List<Risk> open(StackPlan plan) {
    List<Risk> risks = new ArrayList<>();
    for (DataMove move : plan.data().moves()) {
      if (!places.contains(move.accept())) {
        risks.add(
            new Risk(
                plan.stack(),
                plan.stack() + "/" + move.service() + " " + move.sentence(),
                "--accept-volume " + move.accept(),
                "write the old place into the files again, or bring its data over first"));
      }
    }
    for (DatabaseJump jump : plan.data().jumps()) {
      if (jump.refuses() && !migration) {
        risks.add(
            new Risk(
                plan.stack(),
                plan.stack() + "/" + jump.service() + " " + jump.sentence(),
                "--accept-data-migration",
                "dump the data first: there is no sure way back"));
      }
    }
    return risks;
  }
}
