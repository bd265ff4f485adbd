// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.cli;

import io.steward.core.operation.ArgField;
import io.steward.core.operation.Effect;
import io.steward.core.operation.Spec;
import java.util.ArrayList;
import java.util.List;

/** An operation as a command: its arguments by place and its options. */
record Command(Spec spec, List<ArgField> arguments, List<CommandOption> options) {
  static Command of(Spec spec) {
    List<ArgField> fields = spec.fields();
    var options = new ArrayList<CommandOption>();
    fields.stream().filter(f -> !f.positional()).map(CommandOption::of).forEach(options::add);
    return new Command(spec, fields.stream().filter(ArgField::positional).toList(), options);
  }

  /** Those of its own, then those it shares. */
  List<CommandOption> allOptions() {
    var all = new ArrayList<>(options);
    all.addAll(shared());
    return all;
  }

  /** The options it shares with other commands. */
  List<CommandOption> shared() {
    var shared = new ArrayList<CommandOption>();
    if (spec.effect() == Effect.WRITE) {
      shared.addAll(GlobalOptions.WRITING);
    }
    shared.addAll(GlobalOptions.everywhere(spec.forms()));
    return shared;
  }
}
