// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.lint;

import com.google.inject.Inject;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Every rule there is, by its name. Immutable. */
public final class Rules {
  private final List<RulePack> packs;
  private final Map<String, Rule> rules = new LinkedHashMap<>();
  private final Map<String, RulePack> packOf = new LinkedHashMap<>();

  /**
   * The rules of these packs.
   *
   * @throws IllegalArgumentException if two have the same name
   */
  @Inject
  public Rules(Set<RulePack> packs) {
    this.packs = packs.stream().sorted(Comparator.comparing(RulePack::name)).toList();
    for (RulePack pack : this.packs) {
      for (Rule rule : pack.rules()) {
        String id = rule.spec().id();
        if (rules.put(id, rule) != null) {
          throw new IllegalArgumentException("two rules are called " + id);
        }
        packOf.put(id, pack);
      }
    }
  }

  /** The packs by name. */
  public List<RulePack> packs() {
    return packs;
  }

  /** Every rule, pack by pack. */
  public List<Rule> all() {
    return List.copyOf(rules.values());
  }

  /** The rule of this name. */
  public Optional<Rule> find(String id) {
    return Optional.ofNullable(rules.get(id));
  }

  /**
   * The rule of this name.
   *
   * @throws IllegalArgumentException if there is none
   */
  public Rule get(String id) {
    return find(id).orElseThrow(() -> new IllegalArgumentException("there is no rule " + id));
  }

  /** The pack of a rule. */
  public RulePack packOf(Rule rule) {
    RulePack pack = packOf.get(rule.spec().id());
    if (pack == null) {
      throw new IllegalArgumentException(rule.spec().id() + " is in no pack");
    }
    return pack;
  }

  /** How much the findings of a rule matter with these settings; empty when it does not run. */
  public Optional<Severity> severity(Rule rule, LintFile settings) {
    RuleLevel level = settings.severity().get(rule.spec().id());
    if (level != null) {
      return level.severity();
    }
    RulePack pack = packOf(rule);
    boolean on = pack.onByDefault() || settings.packs().contains(pack.name());
    return on ? Optional.of(rule.spec().severity()) : Optional.empty();
  }

  /** The names of all rules. */
  public List<String> names() {
    return List.copyOf(rules.keySet());
  }
}
