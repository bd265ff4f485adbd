// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy.operation;

import com.google.inject.Inject;
import io.steward.core.deploy.CommandWords;
import io.steward.core.deploy.Executed;
import io.steward.core.deploy.ServiceCommands;
import io.steward.core.operation.Arg;
import io.steward.core.operation.Discreet;
import io.steward.core.operation.Operation;
import io.steward.core.operation.Run;
import io.steward.core.operation.Spec;
import io.steward.core.secret.Secret;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Runs a command in the container of a service. */
final class RunCommand implements Operation<RunCommand.Input, Executed> {
  static final Spec SPEC =
      Spec.operation("stack", "exec", RunCommand.class)
          .summary("Runs a command in the container of a service")
          .details(
              """
              On a terminal the command gets one; elsewhere, or with --no-tty, its streams are
              those of steward, apart and byte for byte. It ends with the exit code of the command,
              as docker exec does; when the command could not be run at all, an error says so. With
              --output json, what it writes is part of the result, its last 4 MB.

              History and audit log keep who ran what; of the command, what looks like a secret is
              left out, and of --env every value. Only here, never over HTTP.""")
          .shortForm("exec")
          .example("steward exec media/jellyfin -- sh", "a shell in its container")
          .example("steward exec db/postgres --user postgres -- pg_dump app > app.sql", "a dump")
          .example("steward exec media/worker --index 2 -- ps", "in the second of its containers")
          .writes()
          .localOnly()
          .build();

  private final ServiceCommands commands;

  @Inject
  RunCommand(ServiceCommands commands) {
    this.commands = commands;
  }

  record Input(
      @Arg(value = "The service", positional = true, label = "STACK/SERVICE") String service,
      @Arg(
              value = "The program and its arguments; -- before it keeps its options its own",
              positional = true,
              label = "COMMAND")
          List<String> command,
      @Arg(value = "Which of its containers, from 1, where there are several", label = "N")
          Optional<Integer> index,
      @Arg(value = "Who it runs as, such as postgres or 1000:1000", letter = 'u', label = "USER")
          Optional<String> user,
      @Arg(value = "The folder it runs in", letter = 'w', label = "DIR") Optional<String> workdir,
      @Arg(value = "A variable it gets, once for each", letter = 'e', label = "NAME=VALUE")
          Map<String, Secret> env,
      @Arg(value = "A terminal, where the user has one", fallback = "true") boolean tty,
      @Arg(value = Words.REASON, fallback = "", label = "TEXT") String reason)
      implements Discreet {
    @Override
    public Record masked() {
      return new Input(
          service, CommandWords.masked(command), index, user, workdir, env, tty, reason);
    }
  }

  @Override
  public Executed run(Input input, Run run) {
    Map<String, String> environment = new LinkedHashMap<>();
    input.env().forEach((name, value) -> environment.put(name, value.reveal()));
    return commands.execute(
        new ServiceCommands.Request(
            input.service(),
            input.command(),
            input.index(),
            input.user(),
            input.workdir(),
            environment),
        input.tty(),
        run);
  }
}
