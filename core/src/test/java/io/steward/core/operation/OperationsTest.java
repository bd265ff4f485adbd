// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.steward.core.error.OperationException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OperationsTest {
  private static final Spec PLAN =
      Spec.operation("stack", "plan", Plan.class)
          .summary("Show what a deploy would do")
          .shortForm("plan")
          .example("steward plan", "all")
          .build();

  record Input(
      @Arg(value = "Stacks", positional = true) List<String> stackNames,
      @Arg(value = "Everything", letter = 'a') boolean all,
      @Arg(value = "How many", fallback = "4") int parallel,
      @Arg("Why") Optional<String> reason,
      @Arg(value = "Where", label = "FILE") String out) {}

  record Planned() {}

  static final class Plan implements Operation<Input, Planned> {
    @Override
    public Planned run(Input input, Run run) {
      return new Planned();
    }
  }

  @Test
  void findsOperationByNameAndShortForm() {
    var operations = new Operations(List.of(() -> List.of(PLAN)));

    assertThat(operations.get("stack plan")).isSameAs(PLAN);
    assertThat(operations.get("plan")).isSameAs(PLAN);
    assertThat(operations.all()).containsExactly(PLAN);
  }

  @Test
  void namesNearestWhenThereIsNone() {
    var operations = new Operations(List.of(() -> List.of(PLAN)));

    assertThatThrownBy(() -> operations.get("stack plam"))
        .isInstanceOf(OperationException.class)
        .hasMessage("there is no operation 'stack plam'")
        .extracting(e -> ((OperationException) e).hints())
        .isEqualTo(List.of("did you mean 'stack plan'?"));
  }

  @Test
  void refusesTwoOfOneName() {
    assertThatThrownBy(() -> new Operations(List.of(() -> List.of(PLAN, PLAN))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("two operations are called 'stack plan'");
  }

  @Test
  void readsInputAndResultFromTheClass() {
    assertThat(PLAN.inputType()).isEqualTo(Input.class);
    assertThat(PLAN.resultType()).isEqualTo(Planned.class);
    assertThat(PLAN.effect()).isEqualTo(Effect.READ);
    assertThat(PLAN.needs()).isEqualTo(Needs.HOMELAB);
  }

  @Test
  void describesEveryComponentOfInput() {
    List<ArgField> fields = PLAN.fields();

    assertThat(fields)
        .extracting(ArgField::key)
        .containsExactly("stack-names", "all", "parallel", "reason", "out");
    assertThat(fields)
        .extracting(ArgField::required)
        .containsExactly(false, false, false, false, true);
    assertThat(fields)
        .extracting(ArgField::repeated)
        .containsExactly(true, false, false, false, false);
    assertThat(fields)
        .extracting(ArgField::label)
        .containsExactly("STACK-NAMES", "ALL", "PARALLEL", "REASON", "FILE");
    assertThat(fields.get(1).letter()).contains("a");
    assertThat(fields.get(2).fallback()).contains("4");
    assertThat(fields.get(3).valueClass()).isEqualTo(String.class);
  }

  record Undescribed(String text) {}

  @Test
  void refusesComponentWithoutText() {
    assertThatThrownBy(() -> ArgField.of(Undescribed.class))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(Undescribed.class.getName() + ".text has no @Arg");
  }
}
