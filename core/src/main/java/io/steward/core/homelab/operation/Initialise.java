// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.homelab.operation;

import com.google.inject.Inject;
import io.steward.core.config.Configuration;
import io.steward.core.error.ErrorKind;
import io.steward.core.error.OperationException;
import io.steward.core.homelab.init.FirstConfiguration;
import io.steward.core.homelab.init.Initialised;
import io.steward.core.kind.Plugins;
import io.steward.core.operation.Needs;
import io.steward.core.operation.Operation;
import io.steward.core.operation.Run;
import io.steward.core.operation.Spec;
import java.nio.file.Path;
import java.util.Optional;

/** {@code init}. */
final class Initialise implements Operation<NoInput, Initialised> {
  static final Spec SPEC =
      Spec.operation("", "init", Initialise.class)
          .summary("Write the configuration of a homelab from the Compose files in a folder")
          .details(
              "Every guess has a comment. No file is moved, changed or overwritten; run again, it"
                  + " tells what the configuration does not name yet. In an empty folder it writes"
                  + " a small lab that deploys.")
          .example("steward init", "this folder and those below it")
          .example("steward init --dry-run", "only tell what would be written")
          .writes()
          .localOnly()
          .needs(Needs.NOTHING)
          .build();
  private final Plugins plugins;

  @Inject
  Initialise(Plugins plugins) {
    this.plugins = plugins;
  }

  @Override
  public Initialised run(NoInput input, Run run) {
    Path folder = run.folder().toAbsolutePath().normalize();
    Optional<Path> around =
        Configuration.find(folder, plugins.files()).filter(found -> !found.equals(folder));
    if (around.isPresent()) {
      throw OperationException.of(
          ErrorKind.REFUSED,
          folder + " lies in the homelab " + around.get() + " already",
          "steward init -C " + around.get());
    }
    return FirstConfiguration.write(folder, run.dryRun());
  }
}
