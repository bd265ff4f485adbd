// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.docs.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What may stand in a public signature: the JDK, our own types and JSpecify. */
class SignatureTest {
  /** How modules are written and handed to an embedder's own injector. */
  private static final Set<String> GUICE =
      Set.of(
          "com.google.inject.Module",
          "com.google.inject.AbstractModule",
          "com.google.inject.Binder");

  /** Public because logback's ServiceLoader makes it; nobody else can use it. */
  private static final Set<String> FOUND_BY_LOGBACK = Set.of("io.steward.cli.Logging");

  @Test
  void mentionsNoLibrary() {
    Set<String> foreign = new TreeSet<>();
    for (JavaClass each : Production.CLASSES) {
      if (isPublic(each) && !FOUND_BY_LOGBACK.contains(each.getName())) {
        supertypes(each).forEach(type -> note(foreign, each.getName(), type));
        members(each)
            .forEach(
                member -> types(member).forEach(type -> note(foreign, member.getFullName(), type)));
      }
    }

    assertThat(foreign).isEmpty();
  }

  @Test
  void findsWhatIsPublic() {
    List<String> names =
        Production.CLASSES.stream()
            .filter(SignatureTest::isPublic)
            .map(JavaClass::getName)
            .toList();

    assertThat(names).contains("io.steward.core.Steward", "io.steward.core.operation.Spec");
  }

  private static boolean isPublic(JavaClass type) {
    return type.getModifiers().contains(JavaModifier.PUBLIC)
        && Optional.ofNullable(type.getEnclosingClass().orElse(null))
            .map(SignatureTest::isPublic)
            .orElse(true);
  }

  private static Stream<JavaType> supertypes(JavaClass type) {
    return Stream.concat(type.getSuperclass().stream(), type.getInterfaces().stream());
  }

  private static Stream<JavaMember> members(JavaClass type) {
    return type.getMembers().stream()
        .filter(
            member ->
                member.getModifiers().contains(JavaModifier.PUBLIC)
                    || member.getModifiers().contains(JavaModifier.PROTECTED))
        .filter(member -> !member.getModifiers().contains(JavaModifier.SYNTHETIC))
        .map(member -> member);
  }

  private static List<JavaType> types(JavaMember member) {
    List<JavaType> types = new ArrayList<>();
    if (member instanceof JavaField field) {
      types.add(field.getType());
    } else if (member instanceof JavaCodeUnit unit) {
      types.add(unit.getReturnType());
      types.addAll(unit.getParameterTypes());
      types.addAll(unit.getExceptionTypes());
    }
    return types;
  }

  private static void note(Set<String> foreign, String where, JavaType type) {
    for (JavaClass raw : type.getAllInvolvedRawTypes()) {
      JavaClass base = raw.getBaseComponentType();
      String name = base.getName();
      boolean fine =
          base.isPrimitive()
              || name.startsWith("java.")
              || name.startsWith("javax.net.ssl.")
              || name.startsWith("io.steward.")
              || name.startsWith("org.jspecify.")
              || GUICE.contains(name);
      if (!fine) {
        foreign.add(where + " mentions " + name);
      }
    }
  }
}
