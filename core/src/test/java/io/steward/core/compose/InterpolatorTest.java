// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.compose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InterpolatorTest {
  private final List<String> missing = new ArrayList<>();
  private final Interpolator interpolator =
      new Interpolator(Map.of("SET", "value", "EMPTY", "")::get, missing::add);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      textBlock =
          """
          no variable | no variable
          $SET. | value.
          ${SET}x | valuex
          ${NO:-d}|d
          ${EMPTY:-d}|d
          ${SET:-d}|value
          ${NO-d}|d
          [${EMPTY-d}]|[]
          ${SET:?m}|value
          [${EMPTY?m}]|[]
          ${SET:+a}|a
          [${EMPTY:+a}]|[]
          ${EMPTY+a}|a
          [${NO+a}]|[]
          $$SET|$SET
          $$$SET|$value
          ${NO:-${SET}}|value
          ${NO:-${NO:-deep}}|deep
          ${NO:-a${SET}b${EMPTY:-c}d}|avaluebcd
          ${NO:-{"a":1}}!|{"a":1}!
          ${NO:-x} ${SET} }|x value }
          ${NO:-a:-b}|a:-b
          ${NO-:?b}|:?b
          $5 and $|$5 and $
          $(SET)|$(SET)
          """)
  void putsVariablesIn(String text, String expected) throws SyntaxException {
    assertThat(interpolator.apply(text)).isEqualTo(expected);
    assertThat(missing).isEmpty();
  }

  @Test
  void tellsOfVariablesWithoutValue() throws SyntaxException {
    assertThat(interpolator.apply("[$A ${B} ${C:-$D} ${SET:-$E}]")).isEqualTo("[   value]");

    assertThat(missing).containsExactly("A", "B", "D");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ${|'${' is not a variable
          a ${} b|'${} b' is not a variable
          ${1}|'${1}' is not a variable
          ${SET|'${SET' is not a variable
          ${SET!x}|'${SET!x}' is not a variable
          ${SET:x}|'${SET:x}' is not a variable
          ${NO:?}|required variable NO has no value
          ${NO?be $SET}|required variable NO has no value: be value
          ${EMPTY:?x}|required variable EMPTY has no value: x
          """,
      quoteCharacter = '\0')
  void refusesWhatIsNoVariable(String text, String message) {
    assertThatThrownBy(() -> interpolator.apply(text))
        .isInstanceOf(SyntaxException.class)
        .hasMessage(message);
  }

  @Test
  void refusesToNestWithoutEnd() {
    String text = "${A:-".repeat(5_000) + "}".repeat(5_000);

    assertThatThrownBy(() -> interpolator.apply(text))
        .hasMessage("variables are nested deeper than 50");
  }

  @Test
  void refusesToGrowWithoutEnd() {
    var large = new Interpolator(name -> "x".repeat(100_000), missing::add);

    assertThatThrownBy(() -> large.apply("$A".repeat(100)))
        .hasMessage("grows beyond 1 MiB when its variables are put in");
  }
}
