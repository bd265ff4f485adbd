// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.lint;

import static org.assertj.core.api.Assertions.assertThat;

import com.contrastsecurity.sarif.SarifSchema210;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.steward.core.operation.Json;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SarifTest {
  private static final Example TWO_STACKS =
      Example.of(
              "media server/compose.yaml",
              """
              version: "3"
              services:
                jellyfin:
                  image: jellyfin/jellyfin:10.10.3
                  ports: ["8096:8096"]
              """)
          .with(
              "test/compose.yaml",
              """
              services:
                emby:
                  image: emby/embyserver:4.8.10.0
                  ports: ["8096:8096"]
              """)
          .with("broken/compose.yaml", "services:\n  web:\n    imag: nginx\n");

  @TempDir private Path folder;

  @Test
  void isValidByThePublishedSchema() throws IOException {
    String sarif = Looked.at(folder, TWO_STACKS).result(Map.of()).form("sarif");

    assertThat(errors(sarif)).isEmpty();
    assertThat(sarif).contains("\"uri\": \"media%20server/compose.yaml\"");
  }

  @Test
  void isValidWhenNothingIsFound() throws IOException {
    LintResult nothing =
        new LintResult(0, 0, List.of(), List.of(), List.of(), Severity.ERROR, rules(), false);

    assertThat(errors(nothing.form("sarif"))).isEmpty();
  }

  @Test
  void everyResultPointsAtItsRule() {
    Map<String, Object> log =
        plain(Json.read(Looked.at(folder, TWO_STACKS).result(Map.of()).form("sarif"), "sarif"));
    Map<String, Object> run = plain(items(log.get("runs")).get(0));
    List<?> rules = items(plain(plain(run.get("tool")).get("driver")).get("rules"));

    assertThat(items(run.get("results")))
        .isNotEmpty()
        .allSatisfy(
            result -> {
              int index = ((Number) plain(result).get("ruleIndex")).intValue();
              assertThat(plain(rules.get(index)).get("id")).isEqualTo(plain(result).get("ruleId"));
            });
  }

  @Test
  void fingerprintsSurviveMovedLines() {
    List<String> before = fingerprints(TWO_STACKS, "before");
    Example moved =
        new Example(
            Map.of(
                "media server/compose.yaml",
                "# A comment\n\n" + TWO_STACKS.files().get("media server/compose.yaml"),
                "test/compose.yaml",
                "\n\n\n" + TWO_STACKS.files().get("test/compose.yaml"),
                "broken/compose.yaml",
                "\n" + TWO_STACKS.files().get("broken/compose.yaml")));

    assertThat(fingerprints(moved, "after")).containsExactlyInAnyOrderElementsOf(before);
    assertThat(before).doesNotHaveDuplicates();
  }

  private List<String> fingerprints(Example example, String name) {
    return Looked.at(folder.resolve(name), example).result(Map.of()).findings().stream()
        .map(Finding::fingerprint)
        .toList();
  }

  private Rules rules() {
    return Looked.at(folder, TWO_STACKS).result(Map.of()).rules();
  }

  @SuppressWarnings("unchecked") // JSON objects
  private static Map<String, Object> plain(Object value) {
    return (Map<String, Object>) value;
  }

  private static List<?> items(Object value) {
    return (List<?>) value;
  }

  private static List<Error> errors(String sarif) throws IOException {
    try (InputStream schema =
        SarifSchema210.class.getResourceAsStream("/schema/sarif-schema-2.1.0.json")) {
      String text = new String(schema.readAllBytes(), StandardCharsets.UTF_8);
      return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
          .getSchema(text)
          .validate(sarif, InputFormat.JSON);
    }
  }
}
