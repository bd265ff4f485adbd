// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.steward.core.deploy.DeployResult;
import io.steward.core.deploy.Outcome;
import io.steward.core.deploy.StackOutcome;
import io.steward.core.error.ErrorKind;
import io.steward.core.error.HomelabException;
import io.steward.core.operation.Page;
import java.util.List;
import java.util.Optional;

/**
 * What a deploy came to, as the command would say it: with a result, or without one.
 *
 * @param result the outcome of every stack; absent when the deploy ended before it touched any
 * @param kind where exit code and status come from; absent for a success
 * @param error the sentence after {@code steward: error:}; empty for a success
 * @param hints what to do
 */
record Attempt(
    Optional<DeployResult> result, Optional<ErrorKind> kind, String error, List<String> hints) {

  static Attempt of(DeployResult result) {
    return new Attempt(
        Optional.of(result), result.failure(), result.error().orElse(""), result.hints());
  }

  static Attempt of(HomelabException refusal) {
    return new Attempt(
        Optional.empty(), Optional.of(refusal.kind()), refusal.getMessage(), refusal.hints());
  }

  StackOutcome stack(String name) {
    return result.stream()
        .flatMap(all -> all.stacks().stream())
        .filter(stack -> stack.stack().equals(name))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no outcome of " + name + ": " + error));
  }

  /** The page of a result, without colour. */
  String text() {
    Page page = new Page();
    result.orElseThrow().print(page);
    return page.plain();
  }

  /** Before anything was touched it ended with this exit code and this sentence. */
  Attempt refused(ErrorKind refusal, String sentence) {
    assertThat(error).isEqualTo(sentence);
    assertThat(result).isEmpty();
    assertThat(kind).contains(refusal);
    return this;
  }

  /** The stack has this outcome, and the command ends with this sentence. */
  Attempt failed(String stack, Outcome outcome, String sentence) {
    assertThat(error).isEqualTo("deploy of " + stack + " failed: " + sentence);
    assertThat(stack(stack).outcome()).describedAs(text()).isEqualTo(outcome);
    assertThat(kind).isEqualTo(outcome.failure());
    assertThat(text()).doesNotContain("Done in").doesNotContain("Everything changed is ready");
    return this;
  }
}
