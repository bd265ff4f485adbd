// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.lint;

import io.steward.core.operation.Json;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Findings in the Static Analysis Results Interchange Format, for code scanning and editors.
 *
 * @see <a href="https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html">SARIF 2.1.0</a>
 */
final class Sarif {
  private static final String SCHEMA =
      "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";
  private final LintResult result;
  private final List<Rule> rules;

  private Sarif(LintResult result) {
    this.result = result;
    this.rules = result.rules().all();
  }

  static String of(LintResult result) {
    return new Sarif(result).text();
  }

  private String text() {
    Map<String, Object> driver = new LinkedHashMap<>();
    driver.put("name", "steward");
    driver.put("rules", rules.stream().map(this::rule).toList());
    Map<String, Object> run = new LinkedHashMap<>();
    run.put("tool", Map.of("driver", driver));
    run.put("columnKind", "unicodeCodePoints");
    run.put("results", result.findings().stream().map(this::result).toList());
    Map<String, Object> log = new LinkedHashMap<>();
    log.put("$schema", SCHEMA);
    log.put("version", "2.1.0");
    log.put("runs", List.of(run));
    return Json.write(log);
  }

  private Map<String, Object> rule(Rule rule) {
    RuleSpec spec = rule.spec();
    List<String> tags = new ArrayList<>(List.of(result.rules().packOf(rule).name()));
    tags.addAll(spec.equivalents());
    Map<String, Object> properties = new LinkedHashMap<>();
    if (spec.risk() != Risk.NONE) {
      properties.put("security-severity", spec.risk().score());
      if (!tags.contains("security")) {
        tags.add("security");
      }
    }
    properties.put("tags", tags);
    Map<String, Object> plain = new LinkedHashMap<>();
    plain.put("id", spec.id());
    plain.put("shortDescription", Map.of("text", spec.summary()));
    plain.put("fullDescription", Map.of("text", spec.why()));
    Map<String, Object> help = new LinkedHashMap<>();
    help.put("text", spec.why() + " " + spec.mend());
    help.put("markdown", RulePage.of(spec, result.rules().packOf(rule)));
    plain.put("help", help);
    plain.put("defaultConfiguration", Map.of("level", level(spec.severity())));
    plain.put("properties", properties);
    return plain;
  }

  private Map<String, Object> result(Finding finding) {
    Map<String, Object> region = new LinkedHashMap<>();
    region.put("startLine", Math.max(1, finding.position().line()));
    region.put("startColumn", Math.max(1, finding.position().column()));
    Map<String, Object> place = new LinkedHashMap<>();
    place.put("artifactLocation", Map.of("uri", uri(finding.position().source())));
    place.put("region", region);
    Map<String, Object> plain = new LinkedHashMap<>();
    plain.put("ruleId", finding.rule());
    plain.put("ruleIndex", index(finding.rule()));
    plain.put("level", level(finding.severity()));
    plain.put("message", Map.of("text", finding.message() + ". " + finding.mend()));
    plain.put("locations", List.of(Map.of("physicalLocation", place)));
    plain.put("partialFingerprints", Map.of("steward/v1", finding.fingerprint()));
    return plain;
  }

  private int index(String rule) {
    for (int index = 0; index < rules.size(); index++) {
      if (rules.get(index).spec().id().equals(rule)) {
        return index;
      }
    }
    return -1;
  }

  private static String level(Severity severity) {
    return switch (severity) {
      case ERROR -> "error";
      case WARNING -> "warning";
      case INFO -> "note";
    };
  }

  /** A path as a relative reference, or an absolute one as a file. */
  private static String uri(String path) {
    try {
      boolean absolute = path.startsWith("/");
      return absolute
          ? new URI("file", "", path, null).toASCIIString()
          : new URI(null, null, "./" + path, null).toASCIIString().substring(2);
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException(path + " cannot be an address", e);
    }
  }
}
