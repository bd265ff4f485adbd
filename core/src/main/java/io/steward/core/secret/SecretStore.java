// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.secret;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Where secrets are kept. Kinds: {@code env}, {@code file}. */
public interface SecretStore {
  /**
   * The secret of this path, such as {@code grafana/smtp-password}; empty when there is none. May
   * read a file.
   *
   * @throws io.steward.core.error.HomelabException if the store itself cannot be read
   */
  Optional<Secret> find(String path);

  /** The files {@link #find} reads for this path, there or not; empty for a store without. */
  default List<Path> files(String path) {
    return List.of();
  }

  /** Where {@link #find} looks for this path, for advice: a file, a variable. */
  String place(String path);
}
