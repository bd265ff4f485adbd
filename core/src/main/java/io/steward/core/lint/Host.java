// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.lint;

import io.steward.core.homelab.Service;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * The stacks that run side by side on one target, for rules that look across them. Not thread-safe.
 */
public final class Host {
  private final String target;
  private final List<LintStack> stacks = new ArrayList<>();
  private final List<Service> services;
  private final LintFile settings;
  private final Map<Class<?>, Object> facts = new HashMap<>();

  Host(String target, List<StackText> texts, List<Service> services, LintFile settings) {
    this.target = target;
    this.services = List.copyOf(services);
    this.settings = settings;
    texts.forEach(text -> stacks.add(new LintStack(this, text)));
  }

  /** The name of the target, empty for files that belong to no homelab. */
  public String target() {
    return target;
  }

  /** Every stack on it, those that cannot be read included. */
  public List<LintStack> stacks() {
    return List.copyOf(stacks);
  }

  /** What the homelab offers, on this target or another. */
  public List<Service> services() {
    return services;
  }

  /** What the user set. */
  public LintFile settings() {
    return settings;
  }

  /** What several rules want to know of a host: found out once, when it is first asked for. */
  public <T> T fact(Class<T> type, Function<Host, T> findOut) {
    Object known = facts.get(type);
    if (known == null) {
      known = findOut.apply(this);
      facts.put(type, known);
    }
    return type.cast(known);
  }
}
