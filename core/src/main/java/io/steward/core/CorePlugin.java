// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core;

import com.google.inject.Module;
import io.steward.core.audit.operation.AuditOperations;
import io.steward.core.compose.operation.ComposeOperations;
import io.steward.core.config.ConfigurationCheck;
import io.steward.core.config.ConfigurationFile;
import io.steward.core.demo.DemoModule;
import io.steward.core.demo.operation.DemoOperations;
import io.steward.core.deploy.DeployModule;
import io.steward.core.deploy.DeploymentFile;
import io.steward.core.deploy.HomelabCheck;
import io.steward.core.deploy.gate.GateKinds;
import io.steward.core.deploy.operation.StackOperations;
import io.steward.core.deploy.target.TargetKinds;
import io.steward.core.homelab.ServicesFile;
import io.steward.core.homelab.operation.HomelabOperations;
import io.steward.core.kind.HomelabPlugin;
import io.steward.core.kind.KindModule;
import io.steward.core.lint.LintFile;
import io.steward.core.lint.LintModule;
import io.steward.core.lint.operation.LintOperations;
import io.steward.core.lint.rule.RuleModule;
import io.steward.core.operation.OperationModule;
import io.steward.core.secret.SecretKinds;
import java.util.List;

/** What core itself brings: found the same way as every other plugin. */
public final class CorePlugin implements HomelabPlugin {
  @Override
  public List<ConfigurationFile<?>> files() {
    return List.of(DeploymentFile.FILE, ServicesFile.FILE, LintFile.FILE);
  }

  @Override
  public List<ConfigurationCheck> checks() {
    return List.of(new HomelabCheck());
  }

  @Override
  public List<Module> modules() {
    return List.of(new LintModule(), new RuleModule(), new DeployModule(), new DemoModule());
  }

  @Override
  public List<KindModule> kinds() {
    return List.of(new SecretKinds(), new TargetKinds(), new GateKinds());
  }

  @Override
  public List<OperationModule> operations() {
    return List.of(
        new HomelabOperations(),
        new StackOperations(),
        new ComposeOperations(),
        new LintOperations(),
        new AuditOperations(),
        new DemoOperations());
  }
}
