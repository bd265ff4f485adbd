// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.cli;

import com.google.inject.Inject;
import io.steward.core.config.ConfigurationFile;
import io.steward.core.error.ErrorKind;
import io.steward.core.error.InvalidException;
import io.steward.core.error.OperationException;
import io.steward.core.error.Position;
import io.steward.core.error.Problem;
import io.steward.core.kind.HomelabPlugin;
import io.steward.core.operation.Arg;
import io.steward.core.operation.Mark;
import io.steward.core.operation.Needs;
import io.steward.core.operation.Operation;
import io.steward.core.operation.OperationModule;
import io.steward.core.operation.Progress.Step;
import io.steward.core.operation.Run;
import io.steward.core.operation.Spec;
import io.steward.core.operation.Table;
import io.steward.core.operation.Tabular;
import io.steward.core.operation.Verdict;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Operations on lamps, each one class and one line below. */
final class LampPlugin implements HomelabPlugin {
  record LampFile(@Arg("The lamps, by name") Map<String, String> lamps) {}

  @Override
  public List<ConfigurationFile<?>> files() {
    return List.of(new ConfigurationFile<>("lamps", LampFile.class, "The lamps"));
  }

  @Override
  public List<OperationModule> operations() {
    return List.of(
        () ->
            List.of(ListLamps.SPEC, PaintLamp.SPEC, TestLamp.SPEC, SellLamp.SPEC, JudgeLamps.SPEC));
  }

  record None() {}

  record Lamps(List<String> names) implements Tabular {
    @Override
    public Table table() {
      return new Table(
          List.of("LAMP", "ROOM"), names.stream().map(name -> List.of(name, "hall")).toList());
    }

    @Override
    public String ifEmpty() {
      return "No lamps.";
    }
  }

  static final class ListLamps implements Operation<None, Lamps> {
    static final Spec SPEC =
        Spec.operation("lamp", "list", ListLamps.class).summary("Lists the lamps").build();

    @Inject
    ListLamps() {}

    @Override
    public Lamps run(None input, Run run) {
      return new Lamps(List.of("desk", "ceiling"));
    }
  }

  enum Colour {
    RED,
    DARK_GREEN
  }

  record Paint(
      @Arg(value = "Which lamps", positional = true, label = "LAMP") List<String> lamps,
      @Arg(value = "The colour", letter = 'c', fallback = "red") Colour colour,
      @Arg(value = "How long it dries", fallback = "1m") Duration dry,
      @Arg("Notes") Map<String, String> note,
      @Arg(value = "A pattern", label = "FILE") Optional<Path> pattern,
      @Arg(value = "Two coats", fallback = "true") boolean twice,
      @Arg("Also the shade") boolean shade) {}

  record Painted(Paint as, String by, boolean dryRun) {}

  static final class PaintLamp implements Operation<Paint, Painted> {
    static final Spec SPEC =
        Spec.operation("lamp", "paint", PaintLamp.class)
            .summary("Paints lamps")
            .details("The paint dries by itself.")
            .shortForm("paint")
            .example("steward paint desk -c dark-green", "a green desk lamp")
            .writes()
            .needs(Needs.NOTHING)
            .build();

    @Inject
    PaintLamp() {}

    @Override
    public Painted run(Paint input, Run run) {
      run.progress().report(new Step("hall", "desk", Mark.BUSY, "wet", ""));
      run.progress().report(new Step("hall", "desk", Mark.OK, "dry", "as new"));
      return new Painted(input, run.actor().isEmpty() ? "" : "somebody", run.dryRun());
    }
  }

  record Test(@Arg(value = "What happens", positional = true) String how) {}

  static final class TestLamp implements Operation<Test, None> {
    static final Spec SPEC =
        Spec.operation("lamp", "test", TestLamp.class)
            .summary("Tests lamps")
            .needs(Needs.NOTHING)
            .build();

    @Inject
    TestLamp() {}

    @Override
    public None run(Test input, Run run) {
      throw switch (input.how()) {
        case "invalid" ->
            new InvalidException(
                "configuration",
                List.of(
                    Problem.of(
                        new Position("config/lamps.yaml", 3, 5),
                        "lamps.desk",
                        "unknown key",
                        "did you mean 'disk'?"),
                    Problem.of(new Position("config/lamps.yaml", 9, 1), "", "is empty")));
        case "mistake" -> new IllegalStateException("a wire is loose");
        default ->
            OperationException.of(
                ErrorKind.UNREACHABLE,
                "lamp desk cannot be reached at 192.0.2.7: connection refused, three times in 9 s",
                "steward lamp test ceiling    try another",
                "buy a new one");
      };
    }
  }

  static final class SellLamp implements Operation<None, None> {
    static final Spec SPEC =
        Spec.operation("lamp", "sell", SellLamp.class)
            .summary("Sells a lamp")
            .writes()
            .needs(Needs.NOTHING)
            .build();

    @Inject
    SellLamp() {}

    @Override
    public None run(None input, Run run) {
      run.confirm("Sell the desk lamp?");
      return input;
    }
  }

  record Judged(int dark) implements Verdict {
    @Override
    public Optional<ErrorKind> failure() {
      return Optional.of(ErrorKind.PENDING);
    }

    @Override
    public Optional<String> error() {
      return Optional.of("1 lamp is dark");
    }

    @Override
    public List<String> hints() {
      return List.of("steward lamp paint");
    }
  }

  static final class JudgeLamps implements Operation<None, Judged> {
    static final Spec SPEC =
        Spec.operation("lamp", "judge", JudgeLamps.class)
            .summary("Judges the lamps")
            .needs(Needs.NOTHING)
            .build();

    @Inject
    JudgeLamps() {}

    @Override
    public Judged run(None input, Run run) {
      return new Judged(1);
    }
  }
}
