// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.server;

import com.google.inject.Inject;
import com.google.inject.Module;
import io.steward.core.config.Configuration;
import io.steward.core.config.ConfigurationFile;
import io.steward.core.error.ErrorKind;
import io.steward.core.error.OperationException;
import io.steward.core.kind.HomelabPlugin;
import io.steward.core.operation.Arg;
import io.steward.core.operation.Mark;
import io.steward.core.operation.Operation;
import io.steward.core.operation.OperationModule;
import io.steward.core.operation.Progress.Step;
import io.steward.core.operation.Run;
import io.steward.core.operation.Spec;
import io.steward.core.operation.Verdict;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;

/** A configuration file and operations of every sort, for the tests of the server. */
final class TestPlugin implements HomelabPlugin {
  /** Lets the long operation take its next step. */
  final Semaphore steps = new Semaphore(0);

  @Override
  public List<ConfigurationFile<?>> files() {
    return List.of(new ConfigurationFile<>("garden", Garden.class, "What grows"));
  }

  @Override
  public List<OperationModule> operations() {
    return List.of(
        () -> List.of(Look.SPEC, Plant.SPEC, Grow.SPEC, Secrets.SPEC, Judge.SPEC, Hidden.SPEC));
  }

  @Override
  public List<Module> modules() {
    return List.of(binder -> binder.bind(TestPlugin.class).toInstance(this));
  }

  record Garden(@Arg(value = "What grows", fallback = "roses") String flower) {}

  enum Season {
    SPRING,
    EARLY_SUMMER
  }

  /** Looks only. */
  static final class Look implements Operation<Look.LookInput, Look.Seen> {
    static final Spec SPEC =
        Spec.operation("garden", "look", Look.class).summary("Look at the garden").build();
    private final Configuration configuration;

    @Inject
    Look(Configuration configuration) {
      this.configuration = configuration;
    }

    @Override
    public Seen run(LookInput input, Run run) {
      if (input.bed().equals("broken")) {
        throw new IllegalStateException("a secret detail");
      }
      if (input.bed().equals("none")) {
        throw OperationException.of(
            ErrorKind.NOT_FOUND, "there is no bed 'none'", "did you mean 'north'?");
      }
      String flower = configuration.get(Garden.class).flower();
      return new Seen(input.bed(), flower, input.tag(), run.actor(), input.season());
    }

    record LookInput(
        @Arg(value = "Which bed", fallback = "north") String bed,
        @Arg("Only with these tags") List<String> tag,
        @Arg("The time of the year") Optional<Season> season,
        @Arg("How far back") Optional<Duration> sinceThen,
        @Arg(value = "How many at most", fallback = "10") int limit,
        @Arg("A file to compare with") Optional<Path> file) {}

    record Seen(
        String bed, String flower, List<String> tags, String actor, Optional<Season> season) {}
  }

  /** Changes something, and asks first. */
  static final class Plant implements Operation<Plant.PlantInput, Plant.Planted> {
    static final Spec SPEC =
        Spec.operation("garden", "plant", Plant.class).summary("Plant a flower").writes().build();

    @Inject
    Plant() {}

    @Override
    public Planted run(PlantInput input, Run run) {
      run.confirm("Plant " + input.flower() + "?");
      return new Planted(input.flower(), input.bedNames(), run.dryRun(), !run.id().isEmpty());
    }

    record PlantInput(
        @Arg("Which flower") String flower,
        @Arg("Into which beds") List<String> bedNames,
        @Arg("Where to note it") List<Path> notes) {}

    record Planted(String flower, List<String> bedNames, boolean dryRun, boolean hasRun) {}
  }

  /** Takes as long as the test wants. */
  static final class Grow implements Operation<Grow.GrowInput, Grow.Grown> {
    static final Spec SPEC =
        Spec.operation("garden", "grow", Grow.class)
            .summary("Let it grow")
            .writes()
            .takesLong()
            .build();
    private final TestPlugin plugin;
    private final Configuration configuration;

    @Inject
    Grow(TestPlugin plugin, Configuration configuration) {
      this.plugin = plugin;
      this.configuration = configuration;
    }

    @Override
    public Grown run(GrowInput input, Run run) {
      for (int day = 1; day <= input.days(); day++) {
        plugin.steps.acquireUninterruptibly();
        run.checkpoint();
        run.progress().report(new Step("garden", "rose", Mark.BUSY, "growing", "day " + day));
      }
      if (input.fails()) {
        throw OperationException.of(ErrorKind.FAILED, "it withered", "water it");
      }
      return new Grown(input.days(), configuration.get(Garden.class).flower());
    }

    record GrowInput(
        @Arg(value = "For how many days", fallback = "1") int days,
        @Arg("Whether it withers at the end") boolean fails,
        @Arg("The time of the year") Optional<Season> season) {}

    record Grown(int days, String flower) {}
  }

  /** Only for administrators. */
  static final class Secrets implements Operation<Secrets.SecretsInput, Secrets.Told> {
    static final Spec SPEC =
        Spec.operation("garden", "secrets", Secrets.class)
            .summary("Tell where the gnome is")
            .administrative()
            .build();

    @Inject
    Secrets() {}

    @Override
    public Told run(SecretsInput input, Run run) {
      return new Told("under the hedge");
    }

    record SecretsInput() {}

    record Told(String gnome) {}
  }

  /** Has a result that is not a success. */
  static final class Judge implements Operation<Judge.JudgeInput, Judge.Judged> {
    static final Spec SPEC =
        Spec.operation("", "judge", Judge.class).summary("Judge the garden").build();

    @Inject
    Judge() {}

    @Override
    public Judged run(JudgeInput input, Run run) {
      return new Judged(3, input.as());
    }

    record JudgeInput(@Arg("How to end") ErrorKind as) {}

    record Judged(int weeds, ErrorKind kind) implements Verdict {
      @Override
      public Optional<ErrorKind> failure() {
        return Optional.of(kind);
      }

      @Override
      public Optional<String> error() {
        return Optional.of("3 weeds");
      }

      @Override
      public List<String> hints() {
        return List.of("pull them");
      }
    }
  }

  /** Never to be seen over HTTP. */
  static final class Hidden implements Operation<Secrets.SecretsInput, Secrets.Told> {
    static final Spec SPEC =
        Spec.operation("garden", "hidden", Hidden.class)
            .summary("Stay at home")
            .localOnly()
            .build();

    @Inject
    Hidden() {}

    @Override
    public Secrets.Told run(Secrets.SecretsInput input, Run run) {
      return new Secrets.Told("");
    }
  }
}
