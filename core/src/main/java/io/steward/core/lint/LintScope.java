// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.lint;

import io.steward.core.error.Position;
import io.steward.core.homelab.Homelab;
import io.steward.core.homelab.Service;
import io.steward.core.homelab.Stack;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The stacks a linter looks at, host by host, and what the user set. Not thread-safe. */
public final class LintScope {
  private final LintFile settings;
  private final List<LintStack> stacks = new ArrayList<>();
  private final Map<String, Ignore> ignores = new LinkedHashMap<>();

  /**
   * Reads the files of these stacks.
   *
   * @param stacks what there is, on one host or several
   * @param services what the homelab offers
   * @param folder the folder that files are called from
   * @param settings what the user set
   */
  public LintScope(
      Collection<Stack> stacks, Collection<Service> services, Path folder, LintFile settings) {
    this.settings = settings;
    Map<String, List<Stack>> targets =
        stacks.stream()
            .collect(Collectors.groupingBy(Stack::target, LinkedHashMap::new, Collectors.toList()));
    targets.forEach(
        (target, those) -> {
          List<StackText> texts = those.stream().map(s -> StackText.read(s, folder)).toList();
          this.stacks.addAll(new Host(target, texts, List.copyOf(services), settings).stacks());
        });
  }

  /** Every stack of a homelab. */
  public static LintScope of(Homelab homelab, LintFile settings) {
    return new LintScope(
        homelab.stacks().values(), homelab.services().values(), homelab.folder(), settings);
  }

  /** The same with places for what {@code lint.yaml} accepts, by its name there. */
  LintScope withIgnores(Function<String, Position> position) {
    settings
        .ignore()
        .forEach(
            (name, ignore) -> ignores.put(name, ignore(ignore, Spot.of(position.apply(name)))));
    return this;
  }

  private static Ignore ignore(IgnoreSettings settings, Spot spot) {
    return new Ignore(settings.rule(), settings.reason(), settings.until(), spot, settings::covers);
  }

  /** Every stack, host by host. */
  List<LintStack> stacks() {
    return List.copyOf(stacks);
  }

  /** What the user set. */
  LintFile settings() {
    return settings;
  }

  /** What {@code lint.yaml} accepts. */
  List<Ignore> ignores() {
    return List.copyOf(ignores.values());
  }

  /** What {@code lint.yaml} accepts, as far as these stacks alone can tell whether it is used. */
  List<Ignore> ignores(List<LintStack> looked) {
    Set<String> names = looked.stream().map(LintStack::name).collect(Collectors.toSet());
    boolean all = looked.size() == stacks.size();
    return settings.ignore().entrySet().stream()
        .filter(entry -> all || entry.getValue().stack().filter(names::contains).isPresent())
        .map(entry -> Optional.ofNullable(ignores.get(entry.getKey())))
        .flatMap(Optional::stream)
        .toList();
  }
}
