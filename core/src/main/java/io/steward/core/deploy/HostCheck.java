// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy;

import io.steward.core.deploy.Needs.Driver;
import io.steward.core.deploy.Needs.HostFile;
import io.steward.core.deploy.StackTarget.DriverKind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Looks whether a host has what the touched services of a stack need and do not bring. */
final class HostCheck {
  private final PlannedStack stack;
  private final Set<String> touched;

  HostCheck(PlannedStack stack) {
    this.stack = stack;
    this.touched =
        stack.plan().changes().stream()
            .filter(c -> c.change() == Change.CREATE || c.change() == Change.RECREATE)
            .map(ServiceChange::service)
            .collect(Collectors.toSet());
  }

  /** Files that must be there, in the words of a problem each. */
  List<String> files() {
    List<HostFile> needed =
        stack.wanted().needs().files().stream()
            .filter(file -> touched.contains(file.service()))
            .toList();
    if (needed.isEmpty()) {
      return List.of();
    }
    Set<Path> missing =
        stack.target().missing(needed.stream().map(HostFile::path).collect(Collectors.toSet()));
    return needed.stream()
        .filter(file -> missing.contains(file.path()))
        .map(
            file ->
                stack.name()
                    + " needs "
                    + file.path()
                    + ", "
                    + file.what()
                    + " of "
                    + file.service()
                    + ", which is not there")
        .distinct()
        .toList();
  }

  /** Files that services had mounted and that are not there any more: no engine makes a file. */
  List<String> gone() {
    var files = new GoneFiles(stack.last());
    List<String> problems = new ArrayList<>();
    for (ServiceChange change : stack.plan().changes()) {
      Optional.ofNullable(stack.wanted().services().get(change.service())).stream()
          .flatMap(service -> files.of(service).stream())
          .filter(file -> !isNeeded(change.service(), file))
          .map(
              file ->
                  stack.name()
                      + " needs "
                      + file
                      + ", a file of "
                      + change.service()
                      + ", which "
                      + GoneFiles.words(file)
                      + " (put the file back, or take its mount out of the Compose file)")
          .forEach(problems::add);
    }
    return problems;
  }

  /** Whether it is named already as one that must be there. */
  private boolean isNeeded(String service, Path file) {
    return touched.contains(service)
        && Files.notExists(file)
        && stack.wanted().needs().files().stream()
            .anyMatch(need -> need.service().equals(service) && need.path().equals(file));
  }

  /** Drivers that the host does not have. */
  List<String> drivers() {
    List<String> problems = new ArrayList<>();
    Map<DriverKind, Optional<Set<String>>> known = new EnumMap<>(DriverKind.class);
    for (Driver driver : stack.wanted().needs().drivers()) {
      Optional<Set<String>> there =
          isDue(driver)
              ? known.computeIfAbsent(driver.kind(), stack.target()::drivers)
              : Optional.empty();
      if (there.isPresent() && !there.get().contains(driver.driver())) {
        problems.add(
            stack.name()
                + " needs "
                + driver.kind().words()
                + " driver "
                + driver.driver()
                + " for "
                + driver.of()
                + ", and "
                + stack.target().name()
                + " has only "
                + String.join(", ", new TreeSet<>(there.get())));
      }
    }
    return problems;
  }

  /** What is there already needs nothing. */
  private boolean isDue(Driver driver) {
    return switch (driver.kind()) {
      case LOG -> touched.contains(driver.of());
      case VOLUME -> stack.plan().newVolumes().contains(driver.of());
      case NETWORK -> stack.plan().newNetworks().contains(driver.of());
    };
  }

  /** Images that were made for other machines; a service that says so itself is let. */
  List<String> images() {
    Map<String, String> users = new TreeMap<>();
    for (String service : touched) {
      WantedService wanted = stack.wanted().services().get(service);
      boolean named = stack.wanted().needs().platforms().contains(service);
      if (wanted != null && !named && stack.observed().images().containsKey(wanted.image())) {
        users.put(wanted.image(), service);
      }
    }
    List<String> problems = new ArrayList<>(absent());
    stack
        .target()
        .foreign(users.keySet())
        .forEach(
            (image, platforms) ->
                problems.add(
                    stack.name()
                        + " needs another "
                        + image
                        + " for "
                        + users.get(image)
                        + ": this one is for "
                        + platforms.image()
                        + ", and "
                        + stack.target().name()
                        + " is "
                        + platforms.host()));
    return problems;
  }

  /** A simulated target has whatever nobody pulls. */
  private List<String> absent() {
    if (stack.target().simulated()) {
      return List.of();
    }
    return stack.wanted().needs().local().stream()
        .filter(touched::contains)
        .map(name -> Optional.ofNullable(stack.wanted().services().get(name)))
        .flatMap(Optional::stream)
        .filter(service -> !stack.observed().images().containsKey(service.image()))
        .map(
            service ->
                stack.name()
                    + " needs image "
                    + service.image()
                    + " for "
                    + service.name()
                    + ", which is not on "
                    + stack.target().name()
                    + " and is never pulled (pull_policy)")
        .toList();
  }
}
