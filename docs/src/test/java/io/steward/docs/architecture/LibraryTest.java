// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.docs.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Each third-party library for input and output lives in one package. */
class LibraryTest {
  private static final String[] EVERYWHERE = {
    "java..",
    "io.steward..",
    "org.jspecify..",
    "org.slf4j..",
    "com.google.inject..",
    "com.fasterxml.jackson..",
    "org.apache.commons.codec.digest..",
    "javax.crypto..",
    "javax.net.ssl..",
    "javax.security.."
  };
  private static final Map<String, List<String>> HOMES = homes();

  private static Map<String, List<String>> homes() {
    Map<String, List<String>> homes = new LinkedHashMap<>();
    homes.put("org.yaml.snakeyaml", List.of("io.steward.core.config"));
    homes.put("org.apache.commons.configuration2", List.of("io.steward.core.config"));
    homes.put("com.github.dockerjava", List.of("io.steward.core.docker"));
    homes.put("org.apache.hc", List.of("io.steward.core.http"));
    homes.put("io.github.resilience4j", List.of("io.steward.core.retry"));
    homes.put("java.net.http", List.of());
    homes.put("java.sql", List.of("io.steward.core.state"));
    homes.put("javax.sql", List.of("io.steward.core.state"));
    homes.put("org.flywaydb", List.of("io.steward.core.state"));
    homes.put("org.sqlite", List.of("io.steward.core.state"));
    homes.put("sun.misc", List.of("io.steward.core.process"));
    homes.put("picocli", List.of("io.steward.cli"));
    homes.put("org.jline", List.of("io.steward.cli"));
    homes.put("io.javalin", List.of("io.steward.server"));
    homes.put("org.eclipse.jetty", List.of("io.steward.server"));
    homes.put("jakarta.servlet", List.of("io.steward.server"));
    homes.put("io.micrometer", List.of("io.steward.server"));
    homes.put("ch.qos.logback", List.of("io.steward.cli"));
    return homes;
  }

  @TestFactory
  Stream<DynamicTest> livesInItsOnePackage() {
    return HOMES.entrySet().stream()
        .map(
            library ->
                DynamicTest.dynamicTest(
                    library.getKey(),
                    () ->
                        noClasses()
                            .that()
                            .resideOutsideOfPackages(
                                library.getValue().stream()
                                    .map(home -> home + "..")
                                    .toArray(String[]::new))
                            .should()
                            .dependOnClassesThat()
                            .resideInAPackage(library.getKey() + "..")
                            .check(Production.CLASSES)));
  }

  @Test
  void nothingElseIsUsed() {
    String[] known =
        Stream.concat(Stream.of(EVERYWHERE), HOMES.keySet().stream().map(library -> library + ".."))
            .toArray(String[]::new);

    classes()
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(known)
        .check(Production.CLASSES);
  }

  @Test
  void programsAreStartedInOnePackage() {
    noClasses()
        .that()
        .resideOutsideOfPackage("io.steward.core.process..")
        .should()
        .dependOnClassesThat()
        .areAssignableTo(ProcessBuilder.class)
        .orShould()
        .callMethodWhere(
            describe(
                "to Runtime.exec",
                call ->
                    call.getTargetOwner().isEquivalentTo(Runtime.class)
                        && call.getName().equals("exec")))
        .check(Production.CLASSES);
  }
}
