// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy;

import io.steward.core.error.ErrorKind;
import io.steward.core.error.Names;
import io.steward.core.error.OperationException;
import io.steward.core.homelab.Homelab;
import io.steward.core.homelab.Stack;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which stacks, and which services of them, somebody named.
 *
 * @param services by stack; an empty set is every service of that stack
 * @param everything whether nothing was named, so that it is all there is
 * @param since how these were chosen by what changed in Git; absent when they were not
 */
public record Selection(
    Map<String, Set<String>> services, boolean everything, Optional<Since> since) {
  /** Keeps its own copy, order kept. */
  public Selection {
    services = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(services));
  }

  /** What was named, whatever changed. */
  Selection(Map<String, Set<String>> services, boolean everything) {
    this(services, everything, Optional.empty());
  }

  /** Of these, the stacks that changed; perhaps none. */
  Selection only(Since changes) {
    Map<String, Set<String>> chosen = new LinkedHashMap<>(services);
    chosen.keySet().retainAll(changes.changed());
    return new Selection(chosen, everything, Optional.of(changes));
  }

  /**
   * What was named.
   *
   * @param names {@code STACK} or {@code STACK/SERVICE} each; none is the stack whose folder the
   *     user stands in, or else all
   * @param folder where the user stands
   * @throws OperationException of kind not found if a stack does not exist
   */
  public static Selection of(Homelab homelab, List<String> names, Path folder) {
    Map<String, Set<String>> services = new LinkedHashMap<>();
    for (String name : names) {
      int slash = name.indexOf('/');
      String stack = slash < 0 ? name : name.substring(0, slash);
      Set<String> of = services.get(homelab.getStack(stack).name());
      if (slash < 0) {
        services.put(stack, new LinkedHashSet<>());
      } else if (of == null) {
        services.put(stack, new LinkedHashSet<>(List.of(name.substring(slash + 1))));
      } else if (!of.isEmpty()) {
        of.add(name.substring(slash + 1));
      }
    }
    if (!services.isEmpty()) {
      return new Selection(services, false);
    }
    for (Stack stack : homelab.stacks().values()) {
      if (folder.toAbsolutePath().normalize().startsWith(stack.dir())
          && !stack.dir().equals(homelab.folder())) {
        return new Selection(Map.of(stack.name(), Set.of()), false);
      }
    }
    return all(homelab);
  }

  /**
   * What was named, or the stack whose folder the user stands in, and never everything.
   *
   * @throws OperationException of kind usage if nothing was named and that is no stack's folder
   */
  public static Selection named(Homelab homelab, List<String> names, Path folder) {
    Selection selection = of(homelab, names, folder);
    if (selection.everything()) {
      throw OperationException.of(
          ErrorKind.USAGE,
          "no stack is named, and " + folder + " is not the folder of one",
          "stacks: " + String.join(", ", homelab.stacks().keySet()));
    }
    return selection;
  }

  /**
   * Every stack there is.
   *
   * @throws OperationException of kind not found if there is none
   */
  public static Selection all(Homelab homelab) {
    if (homelab.stacks().isEmpty()) {
      throw OperationException.of(
          ErrorKind.NOT_FOUND,
          "the homelab has no stacks",
          "name them under stacks in config/deployment.yaml");
    }
    Map<String, Set<String>> services = new LinkedHashMap<>();
    homelab.stacks().keySet().forEach(stack -> services.put(stack, Set.of()));
    return new Selection(services, true);
  }

  /**
   * The same, of whole stacks only.
   *
   * @param verb what is done to them, for the error: {@code go back}
   * @throws OperationException of kind usage if a single service was named
   */
  public Selection whole(String verb) {
    for (String name : names()) {
      if (name.contains("/")) {
        throw OperationException.of(
            ErrorKind.USAGE, "whole stacks " + verb + ", not single services such as " + name);
      }
    }
    return this;
  }

  /** What is meant, each as {@code STACK} or {@code STACK/SERVICE}. */
  public List<String> names() {
    List<String> names = new ArrayList<>();
    services.forEach(
        (stack, of) -> {
          if (of.isEmpty()) {
            names.add(stack);
          }
          of.forEach(service -> names.add(stack + "/" + service));
        });
    return List.copyOf(names);
  }

  /** What is meant of one stack. */
  List<String> names(String stack) {
    return names().stream()
        .filter(name -> name.equals(stack) || name.startsWith(stack + "/"))
        .toList();
  }

  /** The names of the stacks. */
  public List<String> stacks() {
    return List.copyOf(services.keySet());
  }

  /** Whether a service of a stack is meant. */
  public boolean has(String stack, String service) {
    Set<String> of = services.get(stack);
    return of != null && (of.isEmpty() || of.contains(service));
  }

  /** Whether every service of a stack is meant. */
  boolean isWhole(String stack) {
    return services.getOrDefault(stack, Set.of("")).isEmpty();
  }

  /**
   * Refuses a service that its stack does not have.
   *
   * @throws OperationException of kind not found that names the nearest
   */
  void check(String stack, Set<String> known) {
    for (String service : services.getOrDefault(stack, Set.of())) {
      if (!known.contains(service)) {
        throw OperationException.of(
            ErrorKind.NOT_FOUND,
            "stack " + stack + " has no service '" + service + "'",
            Names.suggestion(service, known).stream().toArray(String[]::new));
      }
    }
  }
}
