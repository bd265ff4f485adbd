// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.lint.rule.security;

import io.steward.core.compose.Device;
import io.steward.core.lint.Findings;
import io.steward.core.lint.LintService;
import io.steward.core.lint.Risk;
import io.steward.core.lint.RuleSpec;
import io.steward.core.lint.ServiceRule;
import java.util.regex.Pattern;

/** Finds devices that are more than one thing needs. */
final class WideDevice implements ServiceRule {
  private static final RuleSpec SPEC =
      RuleSpec.rule("wide-device", Risk.MEDIUM)
          .finds("a whole disk, the memory or every device given to a container")
          .why(
              """
              With a disk or the memory of the host, a container reads and changes everything on it.
              """)
          .mend(
              """
              name the one device it needs, such as /dev/dri or /dev/ttyUSB0
              """)
          .sameAs("CIS Docker 1.6.0 5.18")
          .bad(
              """
              services:
                smart:
                  image: ghcr.io/analogj/scrutiny:v0.8.1-collector
                  devices: ["/dev:/dev"]
              """)
          .good(
              """
              services:
                zigbee:
                  image: ghcr.io/koenkk/zigbee2mqtt:1.42.0
                  devices: ["/dev/ttyUSB0:/dev/ttyUSB0"]
              """)
          .build();
  private static final Pattern WIDE =
      Pattern.compile(
          "/dev/?|/dev/(k?mem|port|sd[a-z]+\\d*|nvme\\d+(n\\d+(p\\d+)?)?|vd[a-z]+\\d*)");

  @Override
  public RuleSpec spec() {
    return SPEC;
  }

  @Override
  public void check(LintService service, Findings findings) {
    for (Device device : service.compose().devices()) {
      if (WIDE.matcher(device.source()).matches()) {
        findings.add(service.at("devices"), service.name() + " is given " + device.source());
      }
    }
    for (String rule : service.compose().texts("device_cgroup_rules")) {
      if (rule.startsWith("a") || rule.contains("*:*")) {
        findings.add(
            service.at("device_cgroup_rules"),
            service.name() + " may use devices by '" + rule + "'");
      }
    }
  }
}
