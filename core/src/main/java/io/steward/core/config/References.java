// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Where {@code ${scheme:name}} in the configuration takes its value from. */
public interface References {
  /** The schemes it knows, such as {@code env} and {@code secret}. */
  Set<String> schemes();

  /** The value of a name, empty when there is none of that name. */
  Optional<String> find(String scheme, String name);

  /** Whether values of this scheme are never shown. */
  boolean secret(String scheme);

  /** The files a value comes from, there or not; a change of one may be another value. */
  default List<Path> files(String scheme, String name) {
    return List.of();
  }

  /** What to do when a name has no value. */
  String advice(String scheme, String name);
}
