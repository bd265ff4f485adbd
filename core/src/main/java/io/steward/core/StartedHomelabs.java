// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core;

import com.google.inject.Inject;
import io.steward.core.config.ConfigurationSource;
import io.steward.core.demo.Homelabs;
import io.steward.core.kind.Plugins;
import io.steward.core.operation.Run;
import java.util.Map;

/** Starts another Steward on another folder, with the same plugins. */
final class StartedHomelabs implements Homelabs {
  private final Plugins plugins;

  @Inject
  StartedHomelabs(Plugins plugins) {
    this.plugins = plugins;
  }

  @Override
  public OpenHomelab open(ConfigurationSource source) {
    Steward steward = Steward.start(source, plugins);
    return new OpenHomelab() {
      @Override
      public Record run(String operation, Map<String, ?> values, Run run) {
        return steward.run(operation, values, run);
      }

      @Override
      public void close() {
        steward.close();
      }
    };
  }
}
