// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import io.steward.core.config.Configuration;
import io.steward.core.config.ConfigurationSource;
import io.steward.core.retry.Repeater;
import io.steward.core.secret.Seal;
import io.steward.core.state.Database;
import java.nio.file.Path;
import java.time.Clock;

/** Binds what plans and deploys stacks. */
public final class DeployModule extends AbstractModule {
  @Override
  protected void configure() {
    bind(Targets.class);
    bind(StackReader.class);
    bind(PlanMaker.class);
    bind(PlanFiles.class);
    bind(ChangedStacks.class);
    bind(Deployer.class);
    bind(Workbench.class);
    bind(Checks.class);
    bind(Hooks.class);
    bind(StackSites.class);
    bind(Inventory.class);
    bind(KeptImages.class);
    bind(ServiceControl.class);
    bind(ImagePuller.class);
    bind(LogReader.class);
    bind(ServiceCommands.class);
    bind(StackDiff.class);
    bind(Rollback.class);
    bind(Resume.class);
    bind(StackLocks.class);
    bind(StackUnlock.class);
    bind(Unfinished.class);
    bind(Drifts.class);
    bind(Acceptance.class);
    bind(Adoption.class);
    bind(ContainerAdoption.class);
    bind(Doctor.class);
  }

  @Provides
  @Singleton
  DeployStore store(Database database, Seal seal, Clock clock) {
    return new DeployStore(database, seal, clock);
  }

  @Provides
  KeepSettings keep(Configuration configuration) {
    return configuration.get(DeploymentFile.class).state().keep();
  }

  @Provides
  HostFiles hostFiles(ConfigurationSource source) {
    String home = source.variables().getOrDefault("HOME", System.getProperty("user.home"));
    return new HostFiles(Path.of("/"), Path.of(home));
  }

  @Provides
  @Singleton
  ReadinessGate gate(ContainerGate containers, Checks checks, Clock clock) {
    return new StackGate(containers, checks, clock);
  }

  @Provides
  ContainerGate containers(Clock clock, Pause pause) {
    return new ContainerGate(clock, pause);
  }

  @Provides
  @Singleton
  Repeater repeater(Configuration configuration, Pause pause) {
    return new Repeater(configuration.get(DeploymentFile.class).retries(), pause::take);
  }

  @Provides
  Pause pause() {
    return Pause.real();
  }
}
