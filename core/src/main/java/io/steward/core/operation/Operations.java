// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.operation;

import io.steward.core.error.ErrorKind;
import io.steward.core.error.Names;
import io.steward.core.error.OperationException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Every operation there is, by name; known without an injector. Immutable. */
public final class Operations {
  private final Map<String, Spec> byName = new LinkedHashMap<>();

  /**
   * Gathers the operations of the modules.
   *
   * @throws IllegalArgumentException if two have one name or short form, a mistake of their authors
   */
  public Operations(Collection<? extends OperationModule> modules) {
    for (OperationModule module : modules) {
      module.operations().forEach(this::add);
    }
  }

  private void add(Spec spec) {
    if (byName.putIfAbsent(spec.name(), spec) != null) {
      throw new IllegalArgumentException("two operations are called '" + spec.name() + "'");
    }
  }

  /** All, in the order they were bound. */
  public List<Spec> all() {
    return List.copyOf(byName.values());
  }

  /** The operation of this name, such as {@code stack plan}, or of this short form. */
  public Optional<Spec> find(String name) {
    Spec spec = byName.get(name);
    if (spec != null) {
      return Optional.of(spec);
    }
    return byName.values().stream()
        .filter(candidate -> candidate.shortForm().filter(name::equals).isPresent())
        .findFirst();
  }

  /**
   * The operation of this name or short form.
   *
   * @throws OperationException of kind usage if there is none
   */
  public Spec get(String name) {
    return find(name)
        .orElseThrow(
            () ->
                OperationException.of(
                    ErrorKind.USAGE,
                    "there is no operation '" + name + "'",
                    Names.suggestion(name, byName.keySet()).stream().toArray(String[]::new)));
  }
}
