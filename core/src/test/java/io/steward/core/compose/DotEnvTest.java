// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.compose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DotEnvTest {
  private final Findings findings = new Findings();
  private final List<String> missing = new ArrayList<>();

  @Test
  void readsEveryFormOfValue() {
    assertThat(
            read(
                """
                # a comment
                PLAIN=value
                SPACED =  value with blanks \s
                COMMENT=value # gone
                HASH=value#kept
                EMPTY=
                SINGLE='$PLAIN \\n'
                DOUBLE="$PLAIN\\t\\"quoted\\" \\$5"
                LINES="one
                two"
                export EXPORTED=yes
                YAML: style
                DEFAULT=${NOWHERE:-d}
                DOLLAR=a$$b
                """))
        .containsExactly(
            entry("PLAIN", "value"),
            entry("SPACED", "value with blanks"),
            entry("COMMENT", "value"),
            entry("HASH", "value#kept"),
            entry("EMPTY", ""),
            entry("SINGLE", "$PLAIN \\n"),
            entry("DOUBLE", "value\t\"quoted\" $5"),
            entry("LINES", "one\ntwo"),
            entry("EXPORTED", "yes"),
            entry("YAML", "style"),
            entry("DEFAULT", "d"),
            entry("DOLLAR", "a$b"));
    assertThat(findings.isEmpty()).isTrue();
  }

  @Test
  void prefersWhatIsGivenInItsInterpolation() {
    assertThat(read("GIVEN=file\nUSE=$GIVEN\nGIVEN\n"))
        .containsExactly(entry("GIVEN", "outside"), entry("USE", "outside"));
  }

  @Test
  void tellsOfVariablesWithoutValueWithTheirLine() {
    read("A=1\nPASSWORD=ab$cd\n");

    assertThat(missing).containsExactly(".env:2 cd");
  }

  @Test
  void refusesWhatIsNoAssignment() {
    assertThat(problem("A=1\nB C=2\n")).isEqualTo(".env:2: the name 'B C' holds a blank");
    assertThat(problem("A=1\n\n{}\n"))
        .isEqualTo(
            ".env:3: '{' cannot be part of the name of a variable (write NAME=value, a comment"
                + " begins with #)");
    assertThat(problem("A='x\nB=1\n")).isEqualTo(".env:1: the quote ' is never closed");
    assertThat(problem("A=${\n"))
        .isEqualTo(".env:1: '${' is not a variable (write $$ where a dollar sign is meant)");
  }

  private Map<String, String> read(String text) {
    return DotEnv.read(
        text,
        ".env",
        Map.of("GIVEN", "outside")::get,
        (at, name) -> missing.add(at + " " + name),
        findings);
  }

  private static String problem(String text) {
    var findings = new Findings();
    DotEnv.read(text, ".env", name -> null, (at, name) -> {}, findings);
    return findings.inOrderOf(List.of()).get(0).toString();
  }
}
