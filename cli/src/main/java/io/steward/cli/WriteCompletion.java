// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.cli;

import com.google.inject.Inject;
import io.steward.core.operation.Arg;
import io.steward.core.operation.Needs;
import io.steward.core.operation.Operation;
import io.steward.core.operation.Operations;
import io.steward.core.operation.Page;
import io.steward.core.operation.Printable;
import io.steward.core.operation.Run;
import io.steward.core.operation.Spec;

/** Writes the script that lets a shell complete commands, options and their values. */
final class WriteCompletion implements Operation<WriteCompletion.Input, WriteCompletion.Script> {
  static final Spec SPEC =
      Spec.operation("", "completion", WriteCompletion.class)
          .summary("Prints the script that lets your shell complete commands and options")
          .details(
              """
              bash: put it in ~/.local/share/bash-completion/completions/steward
              zsh:  put it in a folder of $fpath as _steward
              fish: put it in ~/.config/fish/completions/steward.fish""")
          .example("source <(steward completion bash)", "for this shell only")
          .needs(Needs.NOTHING)
          .localOnly()
          .build();

  private final Operations operations;

  @Inject
  WriteCompletion(Operations operations) {
    this.operations = operations;
  }

  /** The shells there is a script for. */
  enum Shell {
    BASH,
    ZSH,
    FISH
  }

  record Input(@Arg(value = "Which shell", positional = true) Shell shell) {}

  /**
   * A script.
   *
   * @param shell which shell reads it
   * @param text all of it
   */
  record Script(Shell shell, String text) implements Printable {
    @Override
    public void print(Page page) {
      text.lines().forEach(page::exact);
    }
  }

  @Override
  public Script run(Input input, Run run) {
    var places = CompletionPlace.of(operations);
    String text =
        switch (input.shell()) {
          case BASH -> new BashCompletion(places).script();
          case ZSH -> new ZshCompletion(places).script();
          case FISH -> new FishCompletion(places).script();
        };
    return new Script(input.shell(), text);
  }
}
