// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.docs.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import io.steward.core.operation.Operation;
import io.steward.core.operation.Spec;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** What the sources do not do. */
class SourceTest {
  private static final String STREAMS = "System.out or System.err";

  @Test
  void onlyTheCommandPrints() {
    noClasses()
        .that()
        .resideOutsideOfPackage("io.steward.cli..")
        .should()
        .accessField(System.class, "out")
        .orShould()
        .accessField(System.class, "err")
        .because(STREAMS + " belong to the command; libraries log and report progress")
        .check(Production.CLASSES);
  }

  @Test
  void onlyTheCommandEndsTheProcess() {
    noClasses()
        .that()
        .resideOutsideOfPackage("io.steward.cli..")
        .should()
        .callMethod(System.class, "exit", int.class)
        .check(Production.CLASSES);
  }

  @Test
  void nobodySleeps() {
    noClasses()
        .should()
        .callMethodWhere(call("Thread.sleep", to -> named(to, Thread.class.getName(), "sleep")))
        .check(Production.CLASSES);
  }

  @Test
  void nobodyAsksForTheTimeButTheClock() {
    ArchRule rule =
        noClasses()
            .should()
            .callMethodWhere(call("the time without a Clock", SourceTest::asksForTheTime));

    rule.check(Production.CLASSES);
    assertThatThrownBy(() -> rule.check(new ClassFileImporter().importClasses(Hasty.class)))
        .hasMessageContaining("Instant.now()")
        .hasMessageContaining("System.currentTimeMillis()");
  }

  /** Does what nobody does, to see it found. */
  static final class Hasty {
    String times(Clock clock) {
      return Instant.now() + " " + System.currentTimeMillis() + " " + LocalDate.now(clock);
    }
  }

  @Test
  void realClocksAreMadeOnlyWhereThingsStart() {
    noClasses()
        .that(
            describe(
                "are not where things start",
                each ->
                    !each.getName().equals("io.steward.core.Steward")
                        && !each.getPackageName().equals("io.steward.cli")))
        .should()
        .callMethodWhere(
            call(
                "Clock.system…",
                to ->
                    to.getTargetOwner().isEquivalentTo(Clock.class)
                        && to.getName().startsWith("system")))
        .check(Production.CLASSES);
  }

  @Test
  void namesSayWhatThingsAre() {
    noClasses()
        .should()
        .haveNameMatching(".*(Util|Utils|Helper|Helpers|Manager|Impl)(\\$.*)?")
        .orShould()
        .resideInAnyPackage(
            "..util..", "..helper..", "..common..", "..misc..", "..toolbox..", "..impl..")
        .check(Production.CLASSES);
  }

  @Test
  void operationsAreNotPublic() {
    classes()
        .that()
        .implement(Operation.class)
        .should()
        .notBePublic()
        .andShould()
        .haveModifier(JavaModifier.FINAL)
        .check(Production.CLASSES);
  }

  @Test
  void operationsKeepTheirSpecInOneConstant() {
    fields()
        .that()
        .haveRawType(Spec.class)
        .and()
        .areStatic()
        .should()
        .beFinal()
        .andShould()
        .haveName("SPEC")
        .check(Production.CLASSES);
  }

  private static boolean asksForTheTime(JavaMethodCall call) {
    boolean now =
        call.getTargetOwner().getPackageName().equals("java.time")
            && call.getName().equals("now")
            && call.getTarget().getRawParameterTypes().stream()
                .noneMatch(type -> type.isEquivalentTo(Clock.class));
    return now || named(call, System.class.getName(), "currentTimeMillis");
  }

  private static boolean named(JavaMethodCall call, String owner, String name) {
    return call.getTargetOwner().getName().equals(owner) && call.getName().equals(name);
  }

  private static DescribedPredicate<JavaMethodCall> call(
      String text, Predicate<JavaMethodCall> predicate) {
    return describe("to " + text, predicate);
  }
}
