// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy;

import io.steward.core.error.ErrorKind;
import io.steward.core.operation.Page;
import io.steward.core.operation.Printable;
import io.steward.core.operation.Verdict;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What a deploy would do, stack by stack. Nothing was touched to make it.
 *
 * @param scene what was compared: homelab, targets, counts
 * @param stacks the stacks that were compared, in the order of their waves
 * @param download what fetching the absent images brings
 * @param took how long the comparison took
 * @param all whether the text lists what needs nothing too
 * @param pendingFails whether pending changes are not a success
 */
public record Plan(
    Scene scene,
    List<StackPlan> stacks,
    Download download,
    Duration took,
    boolean all,
    boolean pendingFails)
    implements Printable, Verdict {

  /** Keeps its own copy. */
  public Plan {
    stacks = List.copyOf(stacks);
  }

  /**
   * What a plan was made of.
   *
   * @param homelab the folder as the user knows it
   * @param environment the overlay, empty for none
   * @param targets what the targets are, such as {@code nuc, Docker 28.2.2}
   * @param simulated whether any target only pretends
   * @param freeBytes free space on the target, empty when it is not known or there are several
   * @param unfinished deploys that are under way or were interrupted, a sentence each
   * @param held what a deploy refuses without {@code --again}: revisions that failed
   * @param unlike networks and volumes that are there and not as the files say, a sentence each
   * @param named what was asked for, each {@code STACK} or {@code STACK/SERVICE}; empty for all
   * @param since how the stacks were chosen by what changed in Git; absent when they were not
   * @param file the file it was kept in, as it was named; absent when it was not kept
   */
  public record Scene(
      String homelab,
      Optional<String> environment,
      List<String> targets,
      boolean simulated,
      Optional<Long> freeBytes,
      List<String> unfinished,
      List<Held> held,
      List<String> unlike,
      List<String> named,
      Optional<Since> since,
      Optional<String> file) {
    /** Keeps its own copies. */
    public Scene {
      targets = List.copyOf(targets);
      unfinished = List.copyOf(unfinished);
      held = List.copyOf(held);
      unlike = List.copyOf(unlike);
      named = List.copyOf(named);
    }

    private Scene keptIn(String name) {
      return new Scene(
          homelab,
          environment,
          targets,
          simulated,
          freeBytes,
          unfinished,
          held,
          unlike,
          named,
          since,
          Optional.of(name));
    }
  }

  /**
   * A revision that failed or was taken back, while the files of its stack still say the same.
   *
   * @param stack the stack
   * @param revision its number
   */
  public record Held(String stack, int revision) {
    String sentence() {
      return "revision "
          + revision
          + " of "
          + stack
          + " is held: it failed or was taken back, and its files are the same";
    }
  }

  /**
   * What fetching images brings, as far as registries tell.
   *
   * @param bytes the compressed layers of the images that are known, each once; a target that has
   *     some of them fetches less
   * @param unknown the images of which it is not known
   */
  public record Download(long bytes, List<String> unknown) {
    /** Keeps its own copy. */
    public Download {
      unknown = List.copyOf(unknown);
    }
  }

  /** The images that are fetched. */
  List<String> pulls() {
    return stacks.stream().flatMap(stack -> stack.pulls().stream()).distinct().toList();
  }

  /** The same with what fetching brings. */
  Plan with(Download known) {
    return new Plan(scene, stacks, known, took, all, pendingFails);
  }

  /** The same, kept in a file of this name. */
  public Plan keptIn(String file) {
    return new Plan(scene.keptIn(file), stacks, download, took, all, pendingFails);
  }

  /** The same of these stacks. */
  Plan of(List<StackPlan> others) {
    return new Plan(scene, others, download, took, all, pendingFails);
  }

  /** How many services a change happens to. */
  public int count(Change change) {
    return stacks.stream().mapToInt(stack -> stack.names(change).size()).sum();
  }

  /** Whether nothing happens. */
  public boolean isEmpty() {
    return stacks.stream().allMatch(StackPlan::isEmpty);
  }

  /** Whether every stack of it is on a target that only pretends. */
  boolean isSimulated() {
    return scene.simulated() && stacks.stream().allMatch(StackPlan::simulated);
  }

  /** The stacks that something happens to. */
  public List<StackPlan> changed() {
    return stacks.stream().filter(stack -> !stack.isEmpty()).toList();
  }

  @Override
  public void print(Page page) {
    new PlanPage(this, page).print();
  }

  @Override
  public Optional<ErrorKind> failure() {
    if (refusal().isPresent()) {
      return Optional.of(ErrorKind.REFUSED);
    }
    return pendingFails && !isEmpty() ? Optional.of(ErrorKind.PENDING) : Optional.empty();
  }

  @Override
  public Optional<String> error() {
    return refusal().map(refusal -> "deploy would be refused: " + refusal.message());
  }

  @Override
  public List<String> hints() {
    return refusal().map(DataConsent.Refusal::hints).orElse(List.of());
  }

  /** Why a deploy of this would be refused that accepts nothing. */
  private Optional<DataConsent.Refusal> refusal() {
    return DataConsent.NONE.refusal("deploy", stacks);
  }
}
