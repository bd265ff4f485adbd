// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.compose;

import static org.assertj.core.api.Assertions.assertThat;

import io.steward.core.config.Node;
import io.steward.core.config.Yaml;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * {@code compose-keys.txt} lists every key of the Compose Specification of August 2026; the word
 * {@code newer} stands behind those that the lab's Compose, 2.26.1 with compose-go 2.4.8, refuses,
 * or takes and drops, as it does {@code gw_priority}.
 */
class ComposeSchemaTest {
  private static final Path KEYS = Path.of("src/test/resources/compose-keys.txt");
  private static final String NEWER = " newer";

  @Test
  void knowsEveryKeyOfTheSpecification() throws IOException {
    assertThat(keys())
        .hasSizeGreaterThan(340)
        .allSatisfy(key -> assertThat(type(key.replace(NEWER, ""))).isNotNull());
  }

  @Test
  void knowsNoOther() {
    assertThat(type("services.*.imag")).isNull();
    assertThat(type("services.*.build.ulimits.*.softer")).isNull();
  }

  @Test
  void holdsEveryKeyThatComposeReadsAgainstIt() throws IOException {
    List<Node> both = documents(ComposeSample::isRead);

    assertThat(keys().stream().filter(key -> !key.endsWith(NEWER)).filter(key -> !in(key, both)))
        .as("keys in no sample that Compose and Steward both read")
        .isEmpty();
  }

  @Test
  void holdsNewerKeysOnlyInSamplesThatComposeRefuses() throws IOException {
    List<Node> both = documents(ComposeSample::isRead);
    List<Node> ours = documents(sample -> sample.name().endsWith("-ours-only"));

    List<String> newer = keys().stream().filter(key -> key.endsWith(NEWER)).toList();
    assertThat(newer).hasSize(31);
    assertThat(newer.stream().map(key -> key.replace(NEWER, "")))
        .allSatisfy(
            key -> {
              assertThat(in(key, ours)).isTrue();
              assertThat(in(key, both)).isFalse();
            });
  }

  private static List<String> keys() throws IOException {
    return Files.readAllLines(KEYS);
  }

  /** The Compose files that are read for these samples. */
  private static List<Node> documents(Predicate<ComposeSample> which) throws IOException {
    List<Node> documents = new ArrayList<>();
    for (ComposeSample sample : ComposeSample.all().stream().filter(which).toList()) {
      for (Content input : new ComposeReader().read(sample.request()).inputs()) {
        if (input.path().toString().endsWith(".yaml")) {
          String text = new String(input.bytes(), StandardCharsets.UTF_8);
          documents.addAll(Yaml.readAsCompose(text, "", new ArrayList<>()));
        }
      }
    }
    return documents;
  }

  private static boolean in(String key, List<Node> documents) {
    List<String> steps = List.of(key.split("\\.", -1));
    return documents.stream().anyMatch(document -> holds(document, steps));
  }

  private static boolean holds(Node node, List<String> steps) {
    if (steps.isEmpty()) {
      return true;
    }
    String step = steps.get(0);
    List<String> rest = steps.subList(1, steps.size());
    if (node instanceof Node.Sequence list) {
      return step.equals("[]") && list.items().stream().anyMatch(item -> holds(item, rest));
    }
    return node instanceof Node.Mapping map
        && map.entries().entrySet().stream()
            .filter(entry -> step.equals("*") || step.equals(entry.getKey()))
            .anyMatch(entry -> holds(entry.getValue().value(), rest));
  }

  private static @Nullable Type type(String key) {
    Type at = ComposeSchema.FILE;
    for (String step : key.split("\\.", -1)) {
      at = at == null ? null : at.in(step);
    }
    return at;
  }
}
