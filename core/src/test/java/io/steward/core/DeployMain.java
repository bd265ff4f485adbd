// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core;

import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.util.Modules;
import io.steward.core.config.ConfigurationSource;
import io.steward.core.deploy.CrashingStore;
import io.steward.core.deploy.DeployResult;
import io.steward.core.deploy.Deployer;
import io.steward.core.deploy.Selection;
import io.steward.core.homelab.Homelab;
import io.steward.core.kind.Plugins;
import io.steward.core.operation.Run;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Deploys in a process of its own, which a test kills: FOLDER HOST CONFIG STACK. It gets ready and
 * then waits for a line that says after or before which entry of its journal it dies: ENTRY
 * WRITTEN.
 */
public final class DeployMain {
  private DeployMain() {}

  public static void main(String[] arguments) throws IOException {
    Path folder = Path.of(arguments[0]);
    Map<String, String> variables = new HashMap<>(System.getenv());
    variables.put("DOCKER_HOST", arguments[1]);
    variables.put("DOCKER_CONFIG", arguments[2]);
    variables.put("XDG_STATE_HOME", folder.resolve("state").toString());
    var source = new ConfigurationSource(folder, Optional.empty(), variables, Map.of());
    Injector injector =
        Guice.createInjector(
            Modules.override(Steward.modules(source, Plugins.find())).with(new CrashingStore()));
    Selection selection =
        Selection.of(injector.getInstance(Homelab.class), List.of(arguments[3]), folder);
    Deployer deployer = injector.getInstance(Deployer.class);
    List<String> death = List.of(line().split(" "));
    CrashingStore.dieAt(
        injector, Integer.parseInt(death.get(0)), Boolean.parseBoolean(death.get(1)));
    DeployResult result =
        deployer.deploy(
            new Deployer.Request(selection, "", true, false, Duration.ZERO, Optional.empty()),
            Run.of("test", folder));
    System.out.println(result.stacks().get(0).outcome());
    injector.getInstance(Resources.class).close();
  }

  private static String line() throws IOException {
    String line =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine();
    if (line == null) {
      throw new IOException("nobody waits for it any more");
    }
    return line;
  }
}
