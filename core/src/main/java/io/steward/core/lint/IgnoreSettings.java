// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.lint;

import io.steward.core.operation.Arg;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A finding that is accepted; the text of each key stands with it.
 *
 * @param rule the rule
 * @param stack the stack, empty for every one
 * @param service the Compose service, empty for every one
 * @param reason why
 * @param until the last day it is accepted
 */
public record IgnoreSettings(
    @Arg("The name of the rule, such as docker-socket") String rule,
    @Arg("The stack it is accepted in; every one unless given") Optional<String> stack,
    @Arg("The Compose service it is accepted in; every one unless given") Optional<String> service,
    @Arg("Why it is accepted") String reason,
    @Arg("The last day it is accepted, such as 2027-03-31; for good unless given")
        Optional<LocalDate> until) {
  boolean covers(Finding finding) {
    return rule.equals(finding.rule())
        && stack.map(finding.stack()::equals).orElse(true)
        && service.map(finding.spot().service()::equals).orElse(true);
  }
}
