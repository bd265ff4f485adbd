// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.docs.reference;

import static org.assertj.core.api.Assertions.assertThat;

import io.steward.core.Steward;
import io.steward.core.config.ConfigurationSource;
import io.steward.core.kind.Plugins;
import io.steward.core.lint.Rule;
import io.steward.core.lint.RulePage;
import io.steward.core.lint.Rules;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The reference pages tell what the program is. */
class ReferenceTest {
  private final Plugins plugins = Plugins.find();

  @Test
  void everyCommandIsOnItsPage() throws Exception {
    new GeneratedFile("CLI.md").mustBe(new CommandPage(plugins.operations()).text());
  }

  @Test
  void everyRouteIsOnItsPage() throws Exception {
    new GeneratedFile("API.md").mustBe(new RoutePage(plugins.operations()).text());
  }

  @Test
  void everyKeyIsOnItsPage() throws Exception {
    new GeneratedFile("CONFIGURATION.md").mustBe(new ConfigurationPage(plugins).text());
  }

  @Test
  void everyRuleHasItsPage(@TempDir Path folder) throws Exception {
    Rules rules = rules(folder);
    new GeneratedFile("rules/README.md").mustBe(new RuleIndex(rules).text());
    for (Rule rule : rules.all()) {
      String page = RulePage.of(rule.spec(), rules.packOf(rule));
      new GeneratedFile("rules/" + rule.spec().id() + ".md").mustBe(page);
    }
  }

  @Test
  void everyPageHasItsRule(@TempDir Path folder) throws Exception {
    List<String> known = rules(folder).names();
    try (Stream<Path> pages = Files.list(Path.of("rules"))) {
      assertThat(pages.map(page -> page.getFileName().toString().replace(".md", "")))
          .allMatch(name -> name.equals("README") || known.contains(name));
    }
  }

  private Rules rules(Path folder) {
    ConfigurationSource source = ConfigurationSource.of(folder, Map.of());
    try (Steward steward = Steward.start(source, plugins)) {
      return steward.get(Rules.class);
    }
  }
}
