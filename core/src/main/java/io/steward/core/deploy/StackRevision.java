// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy;

import io.steward.core.error.ErrorKind;
import io.steward.core.error.OperationException;
import io.steward.core.homelab.Homelab;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * One stack, and perhaps one of its revisions, as a user names them.
 *
 * @param stack the name of the stack
 * @param revision the number of the revision
 */
public record StackRevision(String stack, Optional<Integer> revision) {
  /**
   * What was named; the stack may be left out in its folder.
   *
   * @throws OperationException of kind usage if no stack is named and none can be meant
   */
  public static StackRevision of(
      Homelab homelab, Optional<String> stack, Optional<Integer> revision, Path folder) {
    boolean number =
        stack.filter(word -> word.matches("\\d{1,9}")).isPresent()
            && homelab.findStack(stack.get()).isEmpty();
    if (number && revision.isEmpty()) {
      return new StackRevision(
          one(homelab, List.of(), folder), Optional.of(Integer.valueOf(stack.get())));
    }
    return new StackRevision(one(homelab, stack.stream().toList(), folder), revision);
  }

  private static String one(Homelab homelab, List<String> names, Path folder) {
    Selection selection = Selection.named(homelab, names, folder);
    if (selection.names().get(0).contains("/")) {
      throw OperationException.of(
          ErrorKind.USAGE, "a whole stack is meant here, not " + selection.names().get(0));
    }
    return selection.stacks().get(0);
  }

  boolean is(int number) {
    return revision.filter(n -> n == number).isPresent();
  }
}
