// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.docs.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Which module and which package may import which. */
class ImportTableTest {
  private static final String CORE = "io.steward.core";
  private static final List<String> SIBLINGS =
      List.of("io.steward.portainer", "io.steward.health", "io.steward.backup", "io.steward.certs");

  /** Each may import those before it and none behind it. */
  private static final List<String> ORDER =
      List.of(
          "error",
          "operation",
          "config",
          "kind",
          "secret",
          "process",
          "http",
          "retry",
          "docker",
          "state",
          "audit",
          "homelab",
          "compose",
          "lint",
          "deploy",
          "demo");

  @Test
  void coreImportsNoOtherModule() {
    noClasses()
        .that()
        .resideInAPackage(CORE + "..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(inside(List.of("io.steward.cli", "io.steward.server"), SIBLINGS))
        .check(Production.CLASSES);
  }

  @TestFactory
  Stream<DynamicTest> siblingsImportNeitherEachOtherNorTheFrontEnds() {
    return SIBLINGS.stream()
        .map(
            module -> {
              List<String> others = new ArrayList<>(SIBLINGS);
              others.remove(module);
              others.addAll(List.of("io.steward.cli", "io.steward.server"));
              return DynamicTest.dynamicTest(
                  module,
                  () ->
                      noClasses()
                          .that()
                          .resideInAPackage(module + "..")
                          .should()
                          .dependOnClassesThat()
                          .resideInAnyPackage(inside(others))
                          .allowEmptyShould(true)
                          .check(Production.CLASSES));
            });
  }

  @Test
  void commandImportsCoreOnly() {
    noClasses()
        .that()
        .resideInAPackage("io.steward.cli..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(inside(List.of("io.steward.server"), SIBLINGS))
        .check(Production.CLASSES);
  }

  @Test
  void serverImportsDomainModulesOnlyWhereItDrawsTheirResults() {
    noClasses()
        .that()
        .resideInAPackage("io.steward.server..")
        .and()
        .resideOutsideOfPackage("io.steward.server.web..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(inside(SIBLINGS, List.of("io.steward.cli")))
        .check(Production.CLASSES);
  }

  @Test
  void nobodyInCoreImportsItsRoot() {
    noClasses()
        .that()
        .resideInAPackage(CORE + ".*..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage(CORE)
        .check(Production.CLASSES);
  }

  @TestFactory
  Stream<DynamicTest> corePackagesImportOnlyThoseBeforeThem() {
    return ORDER.stream()
        .map(
            name -> {
              List<String> behind =
                  new ArrayList<>(ORDER.subList(ORDER.indexOf(name) + 1, ORDER.size()));
              return DynamicTest.dynamicTest(
                  name,
                  () -> {
                    if (!behind.isEmpty()) {
                      noClasses()
                          .that()
                          .resideInAPackage(CORE + "." + name + "..")
                          .should()
                          .dependOnClassesThat()
                          .resideInAnyPackage(
                              inside(behind.stream().map(other -> CORE + "." + other).toList()))
                          .allowEmptyShould(true)
                          .check(Production.CLASSES);
                    }
                  });
            });
  }

  @Test
  void everyPackageOfCoreHasItsPlaceInTheOrder() {
    Set<String> unknown = new TreeSet<>();
    for (var each : Production.CLASSES) {
      String name = each.getPackageName();
      if (name.startsWith(CORE + ".")) {
        String first = name.substring(CORE.length() + 1).split("\\.", 2)[0];
        if (!ORDER.contains(first)) {
          unknown.add(name);
        }
      }
    }

    assertThat(unknown).isEmpty();
  }

  @Test
  void composeReaderKnowsNoHomelab() {
    classes()
        .that()
        .resideInAPackage(CORE + ".compose")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            CORE + ".compose",
            CORE + ".config",
            CORE + ".error",
            "java..",
            "com.fasterxml..",
            "org.apache.commons.codec.digest..",
            "org.jspecify..")
        .check(Production.CLASSES);
  }

  @Test
  void packagesHaveNoCycles() {
    slices().matching("io.steward.(**)").should().beFreeOfCycles().check(Production.CLASSES);
  }

  @SafeVarargs
  @SuppressWarnings("varargs") // it is only read
  private static String[] inside(List<String>... packages) {
    return Stream.of(packages)
        .flatMap(List::stream)
        .map(name -> name + "..")
        .toArray(String[]::new);
  }
}
