// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.steward.core.error.OperationException;
import io.steward.core.error.Position;
import io.steward.core.error.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class YamlTest {
  private final List<Problem> problems = new ArrayList<>();

  @Test
  void saysWhichLimitIsPassed() {
    List<Problem> problems = new ArrayList<>();

    Yaml.read("a: " + "[".repeat(200), "a.yaml", problems);
    Yaml.read("a: " + "x".repeat(2 * 1024 * 1024) + "\nb: 1\n", "b.yaml", problems);

    assertThat(problems)
        .hasToString(
            "[a.yaml:1: is nested deeper than 100 levels,"
                + " b.yaml:1: is longer than 2097152 characters]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a:\tx",
        "a: x\t",
        "a: 'x'\t",
        "a: \"x\"\t# why",
        "a: [x]\t# why",
        "a: [\n\tx,\t\n\ty\t]",
        "a:\t# why\n  - x",
        "a: &it\t\n  x",
        "a: |\t# why\n  x",
        "---\t\na: x",
        "a:\t\t{\tb:\tx\t}"
      })
  void takesTabsForBlanksWhereNothingIsIndented(String text) {
    Node spaces = Yaml.read(text.replace('\t', ' '), "t.yaml", problems);

    assertThat(mapping(text)).isEqualTo(spaces);
    assertThat(problems).isEmpty();
  }

  @Test
  void keepsTabsOfValues() {
    assertThat(mapping("a:\t'x\ty'\nb:\tx\ty\nc:\t|\n  x\ty\nd: {a:\t\"\t\"}\n"))
        .isEqualTo(mapping("a: 'x\ty'\nb: x\ty\nc: |\n  x\ty\nd: {a: \"\t\"}\n"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"\ta: x", "a:\n  \tb: x", "a:\n  - \tb: x", "a:\n  -\tx", "a: x\n\t# why\n"})
  void refusesTabsThatIndent(String text) {
    Yaml.read(text, "t.yaml", problems);

    assertThat(problems).hasSize(1);
    assertThat(problems.get(0).message()).isEqualTo("a tab cannot indent YAML; use spaces");
  }

  @Test
  void hasNotEveryNumberOfTabsRead() {
    Yaml.read("a:\tx\n".repeat(20_000), "t.yaml", problems);

    assertThat(problems).hasToString("[t.yaml:1: has too many tabs; use spaces]");
  }

  @Test
  void refusesAMergeKeyWrittenTwice() {
    mapping("x: &x {a: 1}\ny: &y {b: 2}\nz:\n  <<: *x\n  <<: *y\n");

    assertProblems("t.yaml:5:3: <<: is written twice; the first is in line 4");
  }

  @Test
  void takesAColonBeforeTheEndOfANameInBracketsAsComposeDoes() {
    String text = "{a:, b: {c:}, d: [e:, f], \"g\":, h: }";

    var map = (Node.Mapping) Yaml.readAsCompose(text, "t.yaml", problems).get(0);
    assertThat(map.entries()).containsOnlyKeys("a:", "b", "d", "g", "h");
    assertThat(map.find("b").orElseThrow()).asString().contains("entries={c:=");
    assertThat(map.find("d").orElseThrow()).asString().contains("text=e:,", "text=f,");
    assertThat(mapping("{a:, b: }").entries()).containsOnlyKeys("a", "b");
    assertThat(problems).isEmpty();
  }

  @Test
  void refusesHalfACharacter() {
    mapping("a: \"\\uD83D\"\n\"x\\uDE00\": 1\nc: \"\\uD83D\\uDE00\"\n");

    assertProblems(
        "t.yaml:1:4: \\uD83D is half a character (write the character itself)",
        "t.yaml:2:1: \\uDE00 is half a character (write the character itself)");
  }

  @Test
  void keepsPlaceOfEveryValue() {
    Node.Mapping tree = mapping("a: 1\nb:\n  - x\n  - 'y'\n");

    Node.Sequence list = (Node.Sequence) tree.find("b").orElseThrow();
    assertThat(list.items())
        .containsExactly(
            new Node.Scalar(new Position("t.yaml", 3, 5), "", "x", true),
            new Node.Scalar(new Position("t.yaml", 4, 5), "", "y", false));
    assertThat(tree.entries()).containsOnlyKeys("a", "b");
  }

  @Test
  void refusesKeyWrittenTwice() {
    mapping("a: 1\nb: 2\na: 3\n");

    assertProblems("t.yaml:3:1: a: is written twice; the first is in line 1");
  }

  @Test
  void appliesMergeKeysWithoutReplacingOwnValues() {
    Node.Mapping tree =
        mapping("base: &b { x: 1, y: 2 }\nmore: &m { z: 3, x: 9 }\nown: { <<: [*b, *m], y: 5 }\n");

    Node.Mapping own = (Node.Mapping) tree.find("own").orElseThrow();
    assertThat(own.entries().keySet()).containsExactly("y", "x", "z");
    assertThat(text(own, "x")).isEqualTo("1");
    assertThat(text(own, "y")).isEqualTo("5");
    assertThat(problems).isEmpty();
  }

  @Test
  void refusesMergeKeyThatIsNoMap() {
    mapping("own: { <<: 5 }\n");

    assertProblems("t.yaml:1:8: <<: a merge key takes a map or a list of maps");
  }

  @Test
  void namesTabAsWhatItIs() {
    mapping("a:\n\tb: 1\n");

    assertProblems("t.yaml:2:1: a tab cannot indent YAML; use spaces");
  }

  @Test
  void refusesCharacterNul() {
    mapping("a: 1\nb: \u0000\n");

    assertProblems("t.yaml:2: character U+0000 is not allowed in YAML");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\\x", "\\UFFFFFFFF\""})
  void refusesNumberThatIsNoCharacter(String escape) {
    mapping("a: 1\nb: \"" + escape);

    assertProblems("t.yaml:2:7: not valid YAML: the number of a character is not one");
  }

  @Test
  void refusesTagThatEndsWithABlank() {
    mapping("a: 1\nb: !%20 1");

    assertProblems("t.yaml:2:10: not valid YAML: a tag begins or ends with a blank");
  }

  @Test
  void refusesSecondDocument() {
    mapping("a: 1\n---\nb: 2\n");

    assertProblems("t.yaml:3: a second document; one is allowed");
  }

  @Test
  void refusesAliasThatContainsItself() {
    mapping("a: &a\n  b: *a\n");

    assertProblems("t.yaml:1:4: an alias contains itself");
  }

  @Test
  void refusesKeyThatIsNoText() {
    mapping("? [a, b]\n: 1\n");

    assertProblems("t.yaml:1:3: a key must be text");
  }

  @Test
  void refusesAliasesThatMultiply() {
    var bomb = new StringBuilder("a0: &a0 [x, x]\n");
    for (int level = 1; level < 40; level++) {
      bomb.append("a" + level + ": &a" + level + " [*a" + (level - 1) + ", *a" + (level - 1));
      bomb.append("]\n");
    }

    mapping(bomb.toString());

    assertProblems("t.yaml:1: its aliases stand for more than 1000000 values");
  }

  @Test
  void allowsOneAliasInManyPlaces() {
    var text = new StringBuilder("base: &base { restart: always }\n");
    for (int service = 0; service < 200; service++) {
      text.append("s" + service + ": { <<: *base, more: *base }\n");
    }

    assertThat(mapping(text.toString()).entries()).hasSize(201);
    assertThat(problems).isEmpty();
  }

  @Test
  void givesEmptyMapForEmptyText() {
    assertThat(mapping("").entries()).isEmpty();
    assertThat(mapping("\uFEFFa: 1").entries()).containsOnlyKeys("a");
    assertThat(problems).isEmpty();
  }

  @Test
  void tellsNothingFromText() {
    Node.Mapping tree = mapping("a:\nb: ~\nc: null\nd: 'null'\ne: ''\n");

    assertThat(tree.entries().values())
        .extracting(entry -> ((Node.Scalar) entry.value()).isNull())
        .containsExactly(true, true, true, false, false);
  }

  @Test
  void refusesFileThatIsNotUtf8(@TempDir Path folder) throws IOException {
    Path file = Files.write(folder.resolve("x.yaml"), new byte[] {'a', ':', ' ', (byte) 0xFC});

    Yaml.read(file, "t.yaml", problems);

    assertProblems("t.yaml:1: is not UTF-8 text (save the file as UTF-8)");
  }

  @Test
  void saysWhichFileCannotBeRead(@TempDir Path folder) {
    assertThatThrownBy(() -> Yaml.read(folder.resolve("none.yaml"), "none.yaml", problems))
        .isInstanceOf(OperationException.class)
        .hasMessage("cannot read none.yaml: no such file");
  }

  private Node.Mapping mapping(String text) {
    return (Node.Mapping) Yaml.read(text, "t.yaml", problems);
  }

  private static String text(Node.Mapping mapping, String key) {
    return ((Node.Scalar) mapping.find(key).orElseThrow()).text();
  }

  private void assertProblems(String... expected) {
    assertThat(problems).map(Problem::toString).containsExactly(expected);
  }
}
