// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.docs.reference;

import io.steward.core.kind.Plugins;
import org.junit.jupiter.api.Test;

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
}
