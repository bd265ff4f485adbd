// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy;

import io.steward.core.deploy.target.Fate;
import io.steward.core.deploy.target.SimulatedTarget;
import io.steward.core.process.ProcessIdentity;
import io.steward.core.testing.MutableClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** A simulated target that notes what is asked of it, and lets a test interfere. Thread-safe. */
final class WatchedTarget implements StackTarget {
  private final SimulatedTarget target;
  private final Map<String, Runnable> before = new ConcurrentHashMap<>();
  private final List<String> calls = Collections.synchronizedList(new ArrayList<>());

  /** Containers that no project has. */
  volatile Set<String> strangers = Set.of();

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

  private void note(String call, String detail) {
    calls.add(call + " " + detail);
    interfere(call);
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
    return target.facts();
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
  public List<ContainerState> inspect(Set<String> ids) {
    return target.inspect(ids);
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
  public void pull(String image, Duration timeout, Consumer<String> progress) {
    note("pull", image);
    target.pull(image, timeout, progress);
  }

  @Override
  public boolean tag(String imageId, String reference) {
    note("tag", reference);
    return target.tag(imageId, reference);
  }

  @Override
  public void apply(Application application, Consumer<ProcessIdentity> started) {
    String count = application.scale().isPresent() ? " to " + application.scale().getAsInt() : "";
    String how =
        count + (application.back() ? " back" : "") + (application.recreate() ? " anew" : "");
    note("apply", application.wanted().project() + " " + application.services() + how);
    target.apply(application, started);
  }

  @Override
  public void restart(String id) {
    note("restart", service(id));
    target.restart(id);
  }

  @Override
  public void signal(String id, String signal) {
    note("signal", service(id) + " " + signal);
    target.signal(id, signal);
  }

  @Override
  public void start(String id) {
    note("start", service(id));
    target.start(id);
  }

  @Override
  public void rename(String id, String newName) {
    note("rename", service(id) + " " + newName);
    target.rename(id, newName);
  }

  @Override
  public void stop(String id) {
    note("stop", service(id));
    target.stop(id);
  }

  @Override
  public void remove(String id) {
    note("remove", service(id));
    target.remove(id);
  }

  @Override
  public boolean removeNetwork(String name) {
    note("remove network", name);
    return target.removeNetwork(name);
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
