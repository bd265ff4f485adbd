// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.audit.operation;

import com.google.inject.Inject;
import io.steward.core.audit.AuditLog;
import io.steward.core.audit.Verification;
import io.steward.core.operation.Operation;
import io.steward.core.operation.Run;
import io.steward.core.operation.Spec;
import java.util.Optional;

/** Says whether the audit log is as it was written. */
final class VerifyAuditLog implements Operation<VerifyAuditLog.Input, AuditCheck> {
  static final Spec SPEC =
      Spec.operation("audit", "verify", VerifyAuditLog.class)
          .summary("Checks that the audit log is as it was written")
          .details(
              """
              Each entry carries the hash of the one before it. Keep the last hash elsewhere to
              uncover a log that was rewritten as a whole.""")
          .example("steward audit verify", "reads every entry; exits 1 when the log is broken")
          .build();

  private final AuditLog log;

  @Inject
  VerifyAuditLog(AuditLog log) {
    this.log = log;
  }

  record Input() {}

  @Override
  public AuditCheck run(Input input, Run run) {
    Verification verification = log.verify();
    if (verification instanceof Verification.Broken broken) {
      return new AuditCheck(false, 0, "", Optional.of(broken.sequence()), broken.what());
    }
    var whole = (Verification.Unbroken) verification;
    return new AuditCheck(true, whole.count(), whole.lastHash(), Optional.empty(), "");
  }
}
