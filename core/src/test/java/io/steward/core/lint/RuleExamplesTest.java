// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.lint;

import static org.assertj.core.api.Assertions.assertThat;

import io.steward.core.Steward;
import io.steward.core.config.ConfigurationSource;
import io.steward.core.kind.Plugins;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Each rule finds something in its bad example and nothing in its good one. */
class RuleExamplesTest {
  @TempDir private Path folder;

  private Rules rules() {
    ConfigurationSource source = ConfigurationSource.of(folder, Map.of());
    try (Steward steward = Steward.start(source, Plugins.find())) {
      return steward.get(Rules.class);
    }
  }

  @TestFactory
  Stream<DynamicTest> badExamplesAreFound() {
    Rules all = rules();
    return all.all().stream()
        .map(Rule::spec)
        .map(
            spec ->
                DynamicTest.dynamicTest(
                    spec.id(),
                    () -> assertThat(looked(all, spec, spec.bad()).found(spec.id())).isNotEmpty()));
  }

  @TestFactory
  Stream<DynamicTest> goodExamplesAreNotFound() {
    Rules all = rules();
    return all.all().stream()
        .map(Rule::spec)
        .map(
            spec ->
                DynamicTest.dynamicTest(
                    spec.id(),
                    () -> {
                      Looked looked = looked(all, spec, spec.good());

                      assertThat(looked.found(spec.id())).isEmpty();
                      assertThat(looked.found("compose-invalid")).isEmpty();
                    }));
  }

  @TestFactory
  Stream<DynamicTest> fixesMakeGoodExamplesOfBadOnes() {
    Rules all = rules();
    return all.all().stream()
        .map(Rule::spec)
        .filter(RuleSpec::fixes)
        .map(
            spec ->
                DynamicTest.dynamicTest(
                    spec.id(),
                    () -> {
                      Looked looked = looked(all, spec, spec.bad());

                      looked.result(Map.of("fix", true));

                      Map<String, String> texts = new LinkedHashMap<>(spec.good().files());
                      texts.replaceAll((file, text) -> looked.text(file));
                      assertThat(texts).isEqualTo(spec.good().files());
                    }));
  }

  @TestFactory
  Stream<DynamicTest> textsReadAsSentences() {
    return rules().all().stream()
        .map(Rule::spec)
        .map(
            spec ->
                DynamicTest.dynamicTest(
                    spec.id(),
                    () -> {
                      assertThat(spec.id()).matches("[a-z0-9]+(-[a-z0-9]+)*");
                      assertThat(spec.summary()).matches("[^A-Z\\n].*[^.]");
                      assertThat(spec.why()).matches("[A-Z].*\\.");
                      assertThat(spec.mend()).matches("[^A-Z\\n].*[^.]");
                    }));
  }

  /** The pack of the rule is on, whatever it is by default. */
  private Looked looked(Rules all, RuleSpec spec, Example example) throws IOException {
    List<String> packs = new ArrayList<>();
    RulePack pack = all.packOf(all.get(spec.id()));
    if (!pack.onByDefault()) {
      packs.add(pack.name());
    }
    Example whole =
        packs.isEmpty() || example.files().containsKey("config/lint.yaml")
            ? example
            : example.with("config/lint.yaml", "packs: " + packs + "\n");
    return Looked.at(Files.createTempDirectory(folder, "example"), whole);
  }
}
