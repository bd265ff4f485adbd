// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.steward.core.error.Problem;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class RecordBinderTest {
  private final List<Problem> problems = new ArrayList<>();

  @Test
  void takesDefaultsFromTheirOnePlace() {
    Sample sample = bind("name: a").orElseThrow();

    assertThat(sample.count()).isEqualTo(3);
    assertThat(sample.size()).isEmpty();
    assertThat(sample.share()).isEqualTo(0.5);
    assertThat(sample.active()).isFalse();
    assertThat(sample.pause()).isEqualTo(Duration.ofMinutes(90));
    assertThat(sample.colour()).isEqualTo(Sample.Colour.DARK_RED);
    assertThat(sample.place()).isEmpty();
    assertThat(sample.words()).containsExactly("one", "two");
    assertThat(sample.numbers()).isEmpty();
    assertThat(sample.texts()).isEmpty();
    assertThat(sample.look().width()).isEqualTo(78);
  }

  @Test
  void bindsEveryComponent() {
    Sample sample =
        bind("""
            name: a
            count: -7
            size: 9000000000
            share: 2
            active: true
            pause: 2w1d3h4m5s6ms
            colour: blue
            place: /srv/data
            address: http://nas/
            key: hush
            words: [x]
            numbers: [1, 2]
            texts: { LEVEL: info, EMPTY: }
            rooms: { kitchen: { doors: 2, use: cooking } }
            tools: { one: saw, two: { hammer: { weight: 300 } } }
            look: { width: 100 }
            """)
            .orElseThrow();

    assertThat(sample.name()).isEqualTo("a");
    assertThat(sample.count()).isEqualTo(-7);
    assertThat(sample.size()).contains(9_000_000_000L);
    assertThat(sample.pause())
        .isEqualTo(Duration.ofDays(15).plusHours(3).plusMinutes(4).plusMillis(5006));
    assertThat(sample.place()).contains(Path.of("/srv/data"));
    assertThat(sample.address()).contains(URI.create("http://nas/"));
    assertThat(sample.key().orElseThrow().reveal()).isEqualTo("hush");
    assertThat(sample.key().orElseThrow()).hasToString("[REDACTED]");
    assertThat(sample.words()).containsExactly("x");
    assertThat(sample.numbers()).isEqualTo(Set.of(1, 2));
    assertThat(sample.texts()).containsEntry("EMPTY", new Value("", false));
    assertThat(sample.rooms()).containsEntry("kitchen", new Sample.Room(2, Optional.of("cooking")));
    assertThat(sample.tools())
        .containsEntry("one", new Choice<>(Runnable.class, "saw", new Sample.Saw(20)))
        .containsEntry("two", new Choice<>(Runnable.class, "hammer", new Sample.Hammer(300)));
    assertThat(sample.look().width()).isEqualTo(100);
  }

  @TestFactory
  Stream<DynamicTest> acceptsWhatFits() {
    return Sample.GOOD.stream()
        .map(
            document ->
                dynamicTest(
                    document.replace("\n", " ⏎ "),
                    () -> {
                      List<Problem> found = new ArrayList<>();

                      assertThat(bind(document, found)).isPresent();
                      assertThat(found).isEmpty();
                    }));
  }

  @TestFactory
  Stream<DynamicTest> saysWhatDoesNotFit() {
    return Sample.BAD.entrySet().stream()
        .map(
            entry ->
                dynamicTest(
                    entry.getKey().replace("\n", " ⏎ "),
                    () -> {
                      List<Problem> found = new ArrayList<>();
                      bind(entry.getKey(), found);

                      assertThat(found).map(Problem::toString).containsExactly(entry.getValue());
                    }));
  }

  @Test
  void namesEveryProblemAtOnce() {
    Optional<Sample> sample = bind("count: x\npause: y\ncolor: blue\n");

    assertThat(sample).isEmpty();
    assertThat(problems)
        .map(Problem::toString)
        .containsExactly(
            "sample.yaml:3:1: color: unknown key (did you mean 'colour'?)",
            "sample.yaml:1:1: name: is missing",
            "sample.yaml:1:8: count: 'x' is not a whole number",
            "sample.yaml:2:8: pause: 'y' is not a duration such as 30s, 5m or 1h30m");
  }

  @Test
  void keepsRecordWholeWhenOnlyKeyIsUnknown() {
    Optional<Sample> sample = bind("name: a\ncolor: blue\n");

    assertThat(sample).isPresent();
    assertThat(problems).hasSize(1);
  }

  @Test
  void leavesOutWhatIsSwitchedOff() {
    Sample sample =
        bind("name: a\nrooms: { attic: { enabled: false }, hall: { enabled: true, doors: 1 } }")
            .orElseThrow();

    assertThat(sample.rooms()).containsOnlyKeys("hall");
  }

  @Test
  void keepsOrderOfFileInMaps() {
    Sample sample = bind("name: a\ntexts: { Z: 1, A: 2, M: 3 }").orElseThrow();

    assertThat(sample.texts().keySet()).containsExactly("Z", "A", "M");
  }

  private Optional<Sample> bind(String text) {
    return bind(text, problems);
  }

  private static Optional<Sample> bind(String text, List<Problem> problems) {
    Node node = Yaml.read(text, "sample.yaml", problems);
    return new RecordBinder(Sample.TOOLS, problems).bind(node, Sample.class, "");
  }
}
