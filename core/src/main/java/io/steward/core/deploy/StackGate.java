// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy;

import io.steward.core.error.ErrorKind;
import io.steward.core.error.Names;
import io.steward.core.error.OperationException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The gate of every stack: first its containers, then its own checks, all within one time-out. A
 * check that failed before anything was touched is told of and never blamed; it is waited for no
 * longer than a service without a health check.
 */
final class StackGate implements ReadinessGate {
  private final ReadinessGate containers;
  private final Checks checks;
  private final Clock clock;

  StackGate(ReadinessGate containers, Checks checks, Clock clock) {
    this.containers = containers;
    this.checks = checks;
    this.clock = clock;
  }

  @Override
  public List<Readiness> judge(Question question) {
    Instant begin = clock.instant();
    List<Readiness> answers = new ArrayList<>(containers.judge(question));
    boolean whole = answers.size() == question.services().size();
    if (!whole || !answers.stream().allMatch(Readiness::ready)) {
      return answers;
    }
    for (Map.Entry<String, ReadinessGate> check : due(question).entrySet()) {
      Duration left = question.timeout().minus(Duration.between(begin, clock.instant()));
      boolean sick = question.failing().contains(check.getKey());
      Duration bound = sick && question.monitor().compareTo(left) < 0 ? question.monitor() : left;
      List<Readiness> said =
          check.getValue().judge(question.within(bound.isNegative() ? Duration.ZERO : bound));
      if (said.isEmpty()) {
        throw OperationException.of(
            ErrorKind.INTERRUPTED, "stopped before check " + check.getKey() + " was made");
      }
      said.forEach(answer -> answers.add(sick ? excused(answer) : answer));
      if (!answers.stream().allMatch(Readiness::ready)) {
        return answers;
      }
    }
    return answers;
  }

  @Override
  public Set<String> failing(Question question) {
    Set<String> failing = new LinkedHashSet<>();
    due(question)
        .forEach(
            (name, check) -> {
              boolean ran =
                  check
                      .service()
                      .map(service -> question.before().containsKey(service))
                      .orElse(!question.before().isEmpty());
              if (ran && !check.isWell(question)) {
                failing.add(name);
              }
            });
    return failing;
  }

  @Override
  public List<String> problems(WantedStack wanted) {
    Set<String> services = wanted.services().keySet();
    List<String> problems = new ArrayList<>();
    String stack = wanted.stack().name();
    checks
        .of(stack)
        .forEach(
            (name, check) ->
                check
                    .service()
                    .filter(service -> !services.contains(service))
                    .ifPresent(
                        service ->
                            problems.add(
                                "check "
                                    + name
                                    + " of "
                                    + stack
                                    + " is for service '"
                                    + service
                                    + "', which it does not have"
                                    + Names.suggestion(service, services)
                                        .map(hint -> " (" + hint + ")")
                                        .orElse(""))));
    return problems;
  }

  /** The checks of the stack as a whole, and of the services in question. */
  private Map<String, ReadinessGate> due(Question question) {
    Map<String, ReadinessGate> due = new LinkedHashMap<>();
    checks
        .of(question.wanted().stack().name())
        .forEach(
            (name, check) -> {
              if (check.service().stream().allMatch(question.services()::contains)) {
                due.put(name, check);
              }
            });
    return due;
  }

  private static Readiness excused(Readiness answer) {
    if (answer.ready()) {
      return answer;
    }
    return new Readiness(
        answer.service(),
        true,
        answer.words(),
        answer.after(),
        answer.message() + "; it was not well before either",
        true,
        answer.container());
  }
}
