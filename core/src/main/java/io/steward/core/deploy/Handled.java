// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy;

import io.steward.core.error.ErrorKind;
import io.steward.core.operation.Line;
import io.steward.core.operation.Mark;
import io.steward.core.operation.Page;
import io.steward.core.operation.Printable;
import io.steward.core.operation.Verdict;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What came of restarting, stopping, starting or removing services.
 *
 * @param handling which of these
 * @param dryRun whether it was only tried out, and nothing was touched
 * @param simulated whether any target only pretends
 * @param services each container that was, or would be, touched
 * @param volumes names of the volumes that stay after a removal
 * @param remarks what else a person should know
 * @param took how long it took
 */
public record Handled(
    Handling handling,
    boolean dryRun,
    boolean simulated,
    List<Touched> services,
    List<String> volumes,
    List<String> remarks,
    Duration took)
    implements Printable, Verdict {
  /** Keeps its own copies. */
  public Handled {
    services = List.copyOf(services);
    volumes = List.copyOf(volumes);
    remarks = List.copyOf(remarks);
  }

  /**
   * One container that was touched.
   *
   * @param stack whose it is
   * @param service its Compose service
   * @param container the engine's name for it
   * @param handling what is done to it: what lives in a service that is started is restarted
   * @param well whether it is as it should be now
   * @param message how it is, or was before it was stopped or removed; or why it is not well
   */
  public record Touched(
      String stack,
      String service,
      String container,
      Handling handling,
      boolean well,
      String message) {}

  @Override
  public void print(Page whole) {
    var page = new Sheet(whole, simulated);
    for (Touched touched : services) {
      page.add(
          Line.blank()
              .mark(0, dryRun ? Mark.NONE : touched.well() ? Mark.OK : Mark.BAD)
              .name(touched.stack() + "/" + touched.service())
              .to(26)
              .text((dryRun ? "would be " : "") + touched.handling().done())
              .to(46)
              .aside(words(touched)));
    }
    remarks.forEach(remark -> page.add(Line.blank().mark(0, Mark.CARE).text(remark)));
    volumes.forEach(name -> page.add(Line.of("  Volume ").name(name).text(" stays.")));
    page.add(sum());
  }

  private String words(Touched touched) {
    if (dryRun) {
      return "is " + touched.message();
    }
    boolean gone = handling == Handling.STOP || handling == Handling.REMOVE;
    return gone ? "was " + touched.message() : touched.message();
  }

  private String sum() {
    long others = services.stream().filter(touched -> touched.handling() != handling).count();
    String count = PlanPage.plural(services.size() - others, "container");
    String more = others == 0 ? "" : ", " + others + " " + Handling.RESTART.done();
    if (dryRun) {
      return "Dry run: " + count + " would be " + handling.done() + more + ". Nothing was touched.";
    }
    return services.isEmpty()
        ? "Nothing to " + handling.verb() + ". Nothing was touched."
        : "Done in "
            + PlanPage.seconds(took.toMillis())
            + ": "
            + count
            + " "
            + handling.done()
            + more
            + ".";
  }

  @Override
  public Optional<ErrorKind> failure() {
    boolean well = dryRun || services.stream().allMatch(Touched::well);
    return well ? Optional.empty() : Optional.of(ErrorKind.FAILED);
  }

  @Override
  public Optional<String> error() {
    return sick()
        .map(
            bad ->
                bad.stack()
                    + "/"
                    + bad.service()
                    + " was "
                    + bad.handling().done()
                    + " and is not well: "
                    + bad.message());
  }

  @Override
  public List<String> hints() {
    return sick()
        .map(bad -> List.of("steward logs " + bad.stack() + "/" + bad.service()))
        .orElse(List.of());
  }

  private Optional<Touched> sick() {
    return dryRun
        ? Optional.empty()
        : services.stream().filter(touched -> !touched.well()).findFirst();
  }
}
