// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy.operation;

/** What several operations say of the same argument. */
final class Words {
  static final String LABEL = "STACK[/SERVICE]";
  static final String STACKS =
      "Stacks, or single services as STACK/SERVICE; the stack whose folder you stand in, or else"
          + " all";
  static final String NAMED =
      "Stacks, or single services as STACK/SERVICE; the stack whose folder you stand in";
  static final String STACK = "The stack; the one whose folder you stand in";
  static final String REASON = "Why, for history and audit log";
  static final String IGNORE =
      "Rules of compose lint whose errors are accepted this once; needs a reason";
  static final String ACCEPT_VOLUME =
      "The volume or folder, exactly as the plan names it, that a service may get in place of the"
          + " one with its data";
  static final String ACCEPT_MIGRATION =
      "Let databases start another major version on their data; there is no sure way back";
  static final String LOCK_WAIT =
      "How long to wait for another run on the same stacks, such as 30s; 0s for"
          + " timeouts.lock of deployment.yaml";

  private Words() {}
}
