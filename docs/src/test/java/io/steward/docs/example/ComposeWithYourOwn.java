// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.docs.example;

import com.google.inject.Guice;
import com.google.inject.Inject;
import com.google.inject.Injector;
import io.steward.core.Resources;
import io.steward.core.Steward;
import io.steward.core.config.ConfigurationSource;
import io.steward.core.homelab.Homelab;
import io.steward.core.kind.Plugins;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Map;

/** Injects services of Steward into a class of another program. */
final class ComposeWithYourOwn {
  private final Homelab homelab;

  @Inject
  ComposeWithYourOwn(Homelab homelab) {
    this.homelab = homelab;
  }

  String greeting() {
    return "This homelab has the stacks " + homelab.stacks().keySet();
  }

  @SuppressWarnings("try") // it is opened to be closed
  static String greet(Path folder) {
    var source = ConfigurationSource.of(folder, Map.of());
    var modules = new ArrayList<>(Steward.modules(source, Plugins.find()));
    modules.add(binder -> binder.bind(ComposeWithYourOwn.class));
    Injector injector = Guice.createInjector(modules);
    try (Resources opened = injector.getInstance(Resources.class)) {
      return injector.getInstance(ComposeWithYourOwn.class).greeting();
    }
  }
}
