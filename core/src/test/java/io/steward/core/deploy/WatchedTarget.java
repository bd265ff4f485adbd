// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy;

import io.steward.core.deploy.DataPlace.Contents;
import io.steward.core.deploy.DataPlace.Seen;
import io.steward.core.deploy.target.Fate;
import io.steward.core.deploy.target.SimulatedTarget;
import io.steward.core.process.ProcessIdentity;
import io.steward.core.testing.MutableClock;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** A simulated target that notes what is asked of it, and lets a test interfere. Thread-safe. */
final class WatchedTarget implements StackTarget {
  private final SimulatedTarget target;
  private final Map<String, Runnable> before = new ConcurrentHashMap<>();
  private final List<String> calls = Collections.synchronizedList(new ArrayList<>());

  /** Free space on its disk. */
  volatile Optional<Long> free = Optional.empty();

  private int countdown;
  private Death death = Death.BEFORE;

  /** When the process dies at a call that changes something. */
  enum Death {
    /** Before anything happens. */
    BEFORE,
    /** When the first half of the services is done. */
    HALF,
    /** When everything is done, and nobody has heard of it. */
    AFTER
  }

  /** What is in volumes and folders, by name, other than the simulated target says. */
  final Map<String, Contents> contents = new ConcurrentHashMap<>();

  /** What was brought up by hand, by its folder. */
  final Map<Path, Map<String, List<ContainerState>>> madeIn = new ConcurrentHashMap<>();

  /** Containers that no project has. */
  volatile Set<String> strangers = Set.of();

  /** Further containers that a look at everything shows. */
  volatile List<Survey.Seen> seen = List.of();

  /** How containers went. */
  volatile Map<String, Removal> removals = Map.of();

  /** Containers with anonymous volumes. */
  volatile Set<String> ownVolumes = Set.of();

  /** Whether it passes for a real one. */
  volatile boolean real;

  WatchedTarget(MutableClock clock) {
    this.target = SimulatedTarget.inMemory("sim", clock);
  }

  /** The target without anybody watching. */
  SimulatedTarget behind() {
    return target;
  }

  /** What changed anything, in the order it was asked for. */
  List<String> calls() {
    return List.copyOf(calls);
  }

  void forgetCalls() {
    calls.clear();
  }

  /** Does this before each call such as {@code apply}. */
  void before(String call, Runnable what) {
    before.put(call, what);
  }

  void befall(String id, Fate fate) {
    target.befall(id, fate);
  }

  /** Lets the process die at the changing call of this number, counted from 1; 0 for never. */
  void dieAt(int call, Death when) {
    countdown = call;
    death = when;
  }

  private void act(String call, String detail, Runnable deed) {
    act(call, detail, () -> {}, deed);
  }

  private void act(String call, String detail, Runnable half, Runnable deed) {
    calls.add(call + " " + detail);
    interfere(call);
    countdown--;
    if (countdown != 0) {
      deed.run();
      return;
    }
    (death == Death.AFTER ? deed : death == Death.HALF ? half : (Runnable) () -> {}).run();
    throw new CrashingJournal.Killed(death + " " + call + " " + detail);
  }

  private void interfere(String call) {
    before.getOrDefault(call, () -> {}).run();
  }

  @Override
  public String name() {
    return target.name();
  }

  @Override
  public boolean simulated() {
    return !real && target.simulated();
  }

  @Override
  public Facts facts() {
    Facts facts = target.facts();
    return new Facts(facts.host(), facts.engine(), free);
  }

  @Override
  public String composer() {
    return target.composer();
  }

  @Override
  public Observation observe(WantedStack wanted) {
    interfere("observe");
    return target.observe(wanted);
  }

  @Override
  public List<ContainerState> containers(String project) {
    interfere("containers");
    return target.containers(project);
  }

  @Override
  public Set<String> withOwnVolumes(Set<String> ids) {
    return ids.stream().filter(ownVolumes::contains).collect(Collectors.toSet());
  }

  @Override
  public Map<String, List<ContainerState>> madeIn(Path folder) {
    return madeIn.getOrDefault(folder, Map.of());
  }

  @Override
  public DataSight data() {
    DataSight sight = target.data();
    return new DataSight() {
      @Override
      public Map<String, List<DataMount>> mounts(Set<String> ids) {
        return sight.mounts(ids);
      }

      @Override
      public Contents contents(String id, String path) {
        return mounts(Set.of(id)).getOrDefault(id, List.of()).stream()
            .filter(mount -> mount.path().equals(path))
            .map(mount -> seen(mount.place()).contents())
            .findFirst()
            .orElse(Contents.EMPTY);
      }

      @Override
      public Seen seen(DataPlace place) {
        Seen seen = sight.seen(place);
        return new Seen(contents.getOrDefault(place.name(), seen.contents()), seen.identity());
      }
    };
  }

  @Override
  public List<ContainerState> inspect(Set<String> ids) {
    return target.inspect(ids);
  }

  @Override
  public Survey survey(Survey.Scope scope) {
    interfere("survey");
    return scope.everything() ? withStrangers(target.survey(scope)) : target.survey(scope);
  }

  @Override
  public Map<String, Removal> removals(Set<String> ids) {
    interfere("removals");
    return removals;
  }

  private Survey withStrangers(Survey survey) {
    List<Survey.Seen> all = new ArrayList<>(survey.containers());
    all.addAll(seen);
    return new Survey(all, survey.images());
  }

  @Override
  public Optional<Description> describe(String id) {
    return target.describe(id);
  }

  @Override
  public Set<String> projects() {
    return target.projects();
  }

  @Override
  public Set<String> strangers() {
    return strangers;
  }

  @Override
  public List<TakenPort> takenPorts(Set<HostPort> ports) {
    return target.takenPorts(ports);
  }

  @Override
  public Map<String, Map<String, Long>> layers(Set<String> images, Duration bound) {
    interfere("layers");
    return target.layers(images, bound);
  }

  @Override
  public void pull(String image, Duration timeout, Consumer<Fetching> progress) {
    act("pull", image, () -> target.pull(image, timeout, progress));
  }

  @Override
  public boolean tag(String imageId, String reference) {
    var there = new AtomicBoolean();
    act("tag", reference, () -> there.set(target.tag(imageId, reference)));
    return there.get();
  }

  @Override
  public void apply(Application application, Consumer<ProcessIdentity> started) {
    String count = application.scale().isPresent() ? " to " + application.scale().getAsInt() : "";
    String how =
        count + (application.back() ? " back" : "") + (application.recreate() ? " anew" : "");
    List<String> services = application.services();
    var half =
        new Application(
            application.wanted(),
            application.back(),
            services.subList(0, services.size() / 2),
            application.recreate(),
            application.timeout());
    act(
        "apply",
        application.wanted().project() + " " + services + how,
        () -> target.apply(half, started),
        () -> target.apply(application, started));
  }

  @Override
  public void restart(String id) {
    act("restart", service(id), () -> target.restart(id));
  }

  @Override
  public void signal(String id, String signal) {
    act("signal", service(id) + " " + signal, () -> target.signal(id, signal));
  }

  @Override
  public void start(String id) {
    act("start", service(id), () -> target.start(id));
  }

  @Override
  public void rename(String id, String newName) {
    act("rename", service(id) + " " + newName, () -> target.rename(id, newName));
  }

  @Override
  public void stop(String id) {
    act("stop", service(id), () -> target.stop(id));
  }

  @Override
  public void remove(String id) {
    act("remove", service(id), () -> target.remove(id));
  }

  @Override
  public boolean removeNetwork(String name) {
    var gone = new AtomicBoolean();
    act("remove network", name, () -> gone.set(target.removeNetwork(name)));
    return gone.get();
  }

  @Override
  public void logs(String id, LogRequest request, Consumer<LogLine> lines) {
    interfere("logs");
    target.logs(id, request, lines);
  }

  private String service(String id) {
    return target.inspect(Set.of(id)).stream()
        .map(ContainerState::name)
        .findFirst()
        .orElse("nothing");
  }
}
