// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.lint.rule.security;

import com.google.inject.Inject;
import io.steward.core.lint.Rule;
import io.steward.core.lint.RulePack;
import java.util.List;

/** The pack {@code security}. */
public final class SecurityRules implements RulePack {
  @Inject
  SecurityRules() {}

  @Override
  public String name() {
    return "security";
  }

  @Override
  public String text() {
    return "What lets an attacker get further";
  }

  @Override
  public List<Rule> rules() {
    return List.of(
        new Privileged(),
        new HostNetwork(),
        new HostPid(),
        new HostIpc(),
        new HostUts(),
        new HostUserns(),
        new DangerousCapability(),
        new PowerfulCapability(),
        new DockerSocket(),
        new DockerSocketReadOnly(),
        new SensitiveHostPath(),
        new SensitiveHostPathReadOnly(),
        new SeccompUnconfined(),
        new ConfinementOff(),
        new NewPrivileges(),
        new PortOnEveryAddress(),
        new OpenAdministration(),
        new SshInContainer(),
        new PlainSecret(),
        new DefaultCredentials(),
        new PowerfulGroup(),
        new SharedPropagation(),
        new WideDevice(),
        new AbandonedImage(),
        new UnknownRegistry(),
        new LatestUnknown(),
        new RootUser(),
        new WritableRoot(),
        new CapabilitiesKept(),
        new PidsLimit(),
        new CpuLimit());
  }
}
