// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.lint;

import io.steward.core.compose.ComposeRequest;
import io.steward.core.homelab.Stack;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** What of a stack its Compose project is read from. */
public final class StackRequest {
  private StackRequest() {}

  /** Its files, profiles and variables; files are called from {@code folder} in problems. */
  public static ComposeRequest of(Stack stack, Path folder) {
    Map<String, String> environment = new LinkedHashMap<>();
    stack.environment().forEach((name, value) -> environment.put(name, value.text()));
    return new ComposeRequest(
        stack.dir(),
        stack.files(),
        stack.envFiles(),
        Set.copyOf(stack.profiles()),
        stack.project(),
        environment,
        folder);
  }
}
