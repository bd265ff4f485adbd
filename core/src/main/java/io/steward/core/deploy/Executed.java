// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy;

import io.steward.core.error.ErrorKind;
import io.steward.core.operation.Discreet;
import io.steward.core.operation.Page;
import io.steward.core.operation.Printable;
import io.steward.core.operation.Verdict;
import java.util.List;
import java.util.Optional;

/**
 * How a command in a container ended.
 *
 * @param stack whose container it is
 * @param service its Compose service
 * @param container the engine's name for it
 * @param dryRun whether it was not run at all
 * @param exitCode what the command ended with
 * @param output the end of what it wrote; absent where that went to the user themselves
 * @param errors the end of what it wrote to its standard error; absent likewise
 * @param truncated whether it wrote more than is kept
 */
public record Executed(
    String stack,
    String service,
    String container,
    boolean dryRun,
    int exitCode,
    Optional<String> output,
    Optional<String> errors,
    boolean truncated)
    implements Printable, Verdict, Discreet {

  /** The same without what the command wrote. */
  @Override
  public Executed masked() {
    return new Executed(
        stack, service, container, dryRun, exitCode, Optional.empty(), Optional.empty(), false);
  }

  @Override
  public void print(Page page) {
    if (dryRun) {
      page.add("Dry run: the command would run in " + container + ". Nothing was touched.");
    }
  }

  @Override
  public Optional<ErrorKind> failure() {
    return exitCode == 0 ? Optional.empty() : Optional.of(ErrorKind.FAILED);
  }

  @Override
  public Optional<String> error() {
    return Optional.empty();
  }

  @Override
  public List<String> hints() {
    return List.of();
  }
}
