// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.kind;

import com.google.inject.Inject;
import com.google.inject.Singleton;
import io.steward.core.config.Choice;
import io.steward.core.error.ErrorKind;
import io.steward.core.error.OperationException;
import java.util.Set;

/** Creates what the configuration chose, from whichever kind it named. Thread-safe. */
@Singleton
public final class Kinds {
  private final Set<BoundKind> kinds;

  @Inject
  Kinds(Set<BoundKind> kinds) {
    this.kinds = kinds;
  }

  /**
   * Creates the chosen one.
   *
   * @param name what the user calls it
   * @throws OperationException of kind configuration if no such kind is bound
   */
  public <T> T create(String name, Choice<T> choice) {
    for (BoundKind kind : kinds) {
      if (kind.spec().makes() == choice.makes() && kind.spec().name().equals(choice.kind())) {
        return choice.makes().cast(create(kind, name, choice.settings()));
      }
    }
    throw OperationException.of(
        ErrorKind.CONFIGURATION,
        "there is no kind '" + choice.kind() + "' for '" + name + "'",
        "is the plugin that brings it on the class path?");
  }

  private static <S extends Record> Object create(BoundKind bound, String name, S settings) {
    @SuppressWarnings("unchecked") // the spec's own settings class, checked when it was bound
    Kind<S, ?> kind = (Kind<S, ?>) bound.provider().get();
    return kind.create(name, settings);
  }
}
