// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.lint;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Files that show a rule: documentation and test at once.
 *
 * @param files their texts by path; each folder with a {@code compose.yaml} is a stack, and {@code
 *     config/} is that of the homelab
 */
public record Example(Map<String, String> files) {
  /** Keeps its own copy, order kept. */
  public Example {
    files = Collections.unmodifiableMap(new LinkedHashMap<>(files));
  }

  /** A stack of one file. */
  public static Example of(String compose) {
    return new Example(Map.of("compose.yaml", compose));
  }

  /** Files of a homelab, beginning with this one. */
  public static Example of(String path, String text) {
    return new Example(Map.of(path, text));
  }

  /** The example with one more file. */
  public Example with(String path, String text) {
    Map<String, String> more = new LinkedHashMap<>(files);
    more.put(path, text);
    return new Example(more);
  }
}
