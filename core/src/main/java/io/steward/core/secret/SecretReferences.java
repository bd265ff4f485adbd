// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.secret;

import io.steward.core.config.References;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The sources of references in the configuration: {@code env:NAME} and {@code secret:path}, the
 * latter from the first store that has it.
 */
public final class SecretReferences implements References {
  private static final String ENV = "env";
  private static final String SECRET = "secret";
  private final Map<String, String> variables;
  private final List<SecretStore> stores;

  /** Looks into these variables and stores, in this order. */
  public SecretReferences(Map<String, String> variables, List<SecretStore> stores) {
    this.variables = Map.copyOf(variables);
    this.stores = List.copyOf(stores);
  }

  @Override
  public Set<String> schemes() {
    return Set.of(ENV, SECRET);
  }

  @Override
  public Optional<String> find(String scheme, String name) {
    if (scheme.equals(ENV)) {
      return Optional.ofNullable(variables.get(name));
    }
    return stores.stream()
        .flatMap(store -> store.find(name).stream())
        .findFirst()
        .map(Secret::reveal);
  }

  @Override
  public boolean secret(String scheme) {
    return scheme.equals(SECRET);
  }

  @Override
  public List<Path> files(String scheme, String name) {
    return scheme.equals(SECRET)
        ? stores.stream().flatMap(store -> store.files(name).stream()).toList()
        : List.of();
  }

  @Override
  public String advice(String scheme, String name) {
    if (scheme.equals(ENV)) {
      return "set the environment variable " + name;
    }
    if (stores.isEmpty()) {
      return "no secret store is configured; name one under secret-stores in deployment.yaml";
    }
    return "looked for "
        + stores.stream().map(store -> store.place(name)).collect(Collectors.joining(", "));
  }
}
