// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.secret;

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

  /** Where {@link #find} looks for this path, for advice: a file, a variable. */
  String place(String path);
}
