// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy.target;

import io.steward.core.deploy.ContainerState;
import io.steward.core.deploy.DataSight;
import io.steward.core.deploy.Description;
import io.steward.core.deploy.Fetching;
import io.steward.core.deploy.FieldWords;
import io.steward.core.deploy.Fields;
import io.steward.core.deploy.ImageState;
import io.steward.core.deploy.Observation;
import io.steward.core.deploy.Removal;
import io.steward.core.deploy.StackTarget;
import io.steward.core.deploy.Survey;
import io.steward.core.deploy.WantedStack;
import io.steward.core.docker.ComposeLabels;
import io.steward.core.docker.ContainerInfo;
import io.steward.core.docker.ContainerSummary;
import io.steward.core.docker.DockerEngine;
import io.steward.core.docker.EngineInfo;
import io.steward.core.docker.ImageInfo;
import io.steward.core.error.ErrorKind;
import io.steward.core.error.HomelabException;
import io.steward.core.error.OperationException;
import io.steward.core.process.ProcessIdentity;
import io.steward.core.process.ProcessResult;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The Docker engine of this machine, driven through its API and Docker Compose. */
final class LocalTarget implements StackTarget {
  private final String name;
  private final DockerEngine engine;
  private final ComposeCalls compose;
  private final HostPorts ports;
  private final HostThings host;
  private final Clock clock;
  private final SeenImages images;
  private final PendingStops stops;

  LocalTarget(String name, DockerEngine engine, ComposeCalls compose, Clock clock) {
    this.name = name;
    this.engine = engine;
    this.compose = compose;
    this.ports = new HostPorts(engine);
    this.host = new HostThings(engine);
    this.images = new SeenImages(engine);
    this.stops = new PendingStops(engine);
    this.clock = clock;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public boolean simulated() {
    return false;
  }

  @Override
  public Facts facts() {
    EngineInfo info = host.info();
    return new Facts(info.name(), "Docker " + info.version(), host.free(info));
  }

  @Override
  public ProcessResult execute(Execution execution) {
    return compose.commands().run(execution);
  }

  /** Asks what is asked in any case, on a thread of its own; who needs it hears what is wrong. */
  @Override
  public void prepare() {
    var thread =
        new Thread(
            () -> {
              try {
                host.info();
                compose.version();
              } catch (HomelabException e) {
                // Asked again, and told, where it matters.
              }
            },
            "target-" + name);
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public String composer() {
    return "Compose " + compose.version();
  }

  @Override
  public Observation observe(WantedStack wanted) {
    List<ContainerInfo> containers = engine.inspectContainers(ids(wanted.project()));
    Set<String> references = new LinkedHashSet<>();
    wanted.services().values().forEach(service -> references.add(service.image()));
    Map<String, ImageState> named = images.byReference(references);
    Map<String, ImageState> known = images.byId(containers, named.values());
    Map<String, Fields> defaults = defaults(known);
    List<ContainerState> states = states(containers, wanted.project(), defaults);
    known.putAll(named);
    return new Observation(states, known, networks(wanted), volumes(wanted, states));
  }

  @Override
  public Set<String> ids(String project) {
    return ids(project, service -> true);
  }

  private Set<String> ids(String project, Predicate<String> services) {
    return engine.listProject(project).stream()
        .filter(ContainerSummary::lasts)
        .filter(c -> services.test(c.labels().getOrDefault(ComposeLabels.SERVICE, "")))
        .map(ContainerSummary::id)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  @Override
  public Map<String, List<ContainerState>> madeIn(Path folder) {
    Map<String, List<ContainerState>> made = new LinkedHashMap<>();
    engine.listContainers(Map.of(ComposeLabels.FOLDER, folder.toString())).stream()
        .filter(ContainerSummary::lasts)
        .flatMap(container -> container.project().stream())
        .distinct()
        .forEach(project -> made.put(project, containers(project)));
    return made;
  }

  @Override
  public List<CutOff> cutOff(Set<String> leaders) {
    return Leaders.cutOff(engine, leaders);
  }

  private static Map<String, Fields> defaults(Map<String, ImageState> images) {
    Map<String, Fields> defaults = new LinkedHashMap<>();
    images.forEach((id, image) -> defaults.put(id, image.defaults()));
    return defaults;
  }

  private Set<String> networks(WantedStack wanted) {
    Set<String> wished = new HashSet<>(wanted.networks());
    wished.addAll(wanted.externalNetworks());
    Set<String> there = new HashSet<>();
    engine.listNetworks(Map.of()).forEach(network -> there.add(network.name()));
    there.retainAll(wished);
    return there;
  }

  private Set<String> volumes(WantedStack wanted, List<ContainerState> containers) {
    Set<String> wished = new HashSet<>(wanted.volumes());
    wished.addAll(wanted.externalVolumes());
    containers.forEach(container -> wished.addAll(container.volumes()));
    if (wished.isEmpty()) {
      return wished;
    }
    Set<String> there = new HashSet<>();
    engine.listVolumes(Map.of()).forEach(volume -> there.add(volume.name()));
    there.retainAll(wished);
    return there;
  }

  @Override
  public List<ContainerState> containers(String project) {
    return states(engine.inspectContainers(ids(project)), project);
  }

  @Override
  public List<ContainerState> containers(String project, Set<String> services) {
    return states(engine.inspectContainers(ids(project, services::contains)), project);
  }

  @Override
  public Set<String> withOwnVolumes(Set<String> ids) {
    Set<String> found = new TreeSet<>();
    for (ContainerInfo container : engine.inspectContainers(ids)) {
      boolean own =
          container.mounts().stream()
              .anyMatch(
                  mount ->
                      mount.type().equals("volume")
                          && mount.writable()
                          && FieldWords.isAnonymous(mount.name()));
      if (own) {
        found.add(container.id());
      }
    }
    return found;
  }

  @Override
  public DataSight data() {
    return new EngineSight(engine);
  }

  @Override
  public List<ContainerState> inspect(Set<String> ids) {
    return engine.inspectContainers(ids).stream()
        .flatMap(c -> states(List.of(c), c.project().orElse("")).stream())
        .toList();
  }

  private List<ContainerState> states(List<ContainerInfo> containers, String project) {
    Map<String, Fields> defaults =
        defaults(images.byId(containers, List.copyOf(images.all().values())));
    return states(containers, project, defaults);
  }

  private List<ContainerState> states(
      List<ContainerInfo> containers, String project, Map<String, Fields> defaults) {
    var around = Surroundings.of(engine, host.info(), containers);
    return containers.stream().map(c -> Conditions.state(c, project, defaults, around)).toList();
  }

  @Override
  public Survey survey(Survey.Scope scope) {
    return new LocalSurvey(engine, host, images.all()).make(scope);
  }

  @Override
  public Map<String, Removal> removals(Set<String> ids) {
    return new PastRemovals(engine).of(ids, clock.instant());
  }

  @Override
  public Optional<Description> describe(String id) {
    return engine
        .findContainer(id)
        .flatMap(
            container ->
                engine.findImage(container.imageId()).map(image -> describe(container, image)));
  }

  private Description describe(ContainerInfo container, ImageInfo image) {
    var around = Surroundings.of(engine, host.info(), List.of(container));
    return ContainerDescription.of(container, image.config(), around);
  }

  @Override
  public List<String> unlike(WantedStack wanted) {
    return new UnlikeThings(engine).of(wanted);
  }

  @Override
  public Set<String> projects() {
    Set<String> projects = new TreeSet<>();
    engine.listContainers(Map.of()).forEach(c -> c.project().ifPresent(projects::add));
    return projects;
  }

  @Override
  public Set<String> strangers() {
    Set<String> names = new TreeSet<>();
    engine.listContainers(Map.of()).stream()
        .filter(container -> container.project().isEmpty())
        .forEach(container -> names.add(container.name()));
    return names;
  }

  @Override
  public List<TakenPort> takenPorts(Set<HostPort> wanted) {
    return ports.taken(wanted);
  }

  @Override
  public Set<Path> missing(Set<Path> files) {
    return host.missing(files);
  }

  @Override
  public Optional<Set<String>> drivers(DriverKind kind) {
    return host.drivers(kind);
  }

  @Override
  public Map<String, Platforms> foreign(Set<String> wanted) {
    return wanted.isEmpty() ? Map.of() : host.foreign(wanted);
  }

  @Override
  public Map<String, Map<String, Long>> layers(Set<String> wanted, Duration bound) {
    return engine.findLayers(wanted, bound);
  }

  @Override
  public void pull(String image, Duration timeout, Consumer<Fetching> progress) {
    var layers = new LayerCount();
    Instant latest = clock.instant().plus(timeout);
    engine.pullImage(
        image,
        step -> {
          if (clock.instant().isAfter(latest)) {
            throw OperationException.of(
                ErrorKind.FAILED,
                "pull of " + image + " took longer than " + timeout.toMinutes() + " min",
                "raise timeouts.pull in config/deployment.yaml");
          }
          progress.accept(layers.after(step));
        });
  }

  @Override
  public boolean tag(String imageId, String reference) {
    if (engine.findImage(imageId).isEmpty()) {
      return false;
    }
    boolean same = engine.findImage(reference).filter(i -> i.id().equals(imageId)).isPresent();
    if (!same) {
      engine.tagImage(imageId, reference);
    }
    return true;
  }

  @Override
  public void apply(Application application, Consumer<ProcessIdentity> started) {
    compose.up(application, new Companions(engine, compose).of(application), started);
  }

  @Override
  public void restart(String id) {
    engine.restart(id, stops.grace(id));
  }

  @Override
  public void signal(String id, String signal) {
    engine.kill(id, signal);
  }

  @Override
  public void start(String id) {
    engine.start(id);
  }

  @Override
  public void rename(String id, String newName) {
    engine.rename(id, newName);
  }

  @Override
  public void stop(String id) {
    engine.stop(id, stops.grace(id));
  }

  @Override
  public void awaitStops(
      Set<String> ids, Instant since, Duration patience, Consumer<String> waiting) {
    stops.await(ids, since, clock.instant(), patience, waiting);
  }

  /** Stops it with the grace it asks for, then removes it; one that is gone is fine. */
  @Override
  public void remove(String id) {
    if (engine.findContainer(id).isPresent()) {
      stop(id);
      engine.removeContainer(id);
    }
  }

  @Override
  public boolean removeNetwork(String network) {
    if (engine.findNetwork(network).filter(n -> n.containers().isEmpty()).isEmpty()) {
      return false;
    }
    engine.removeNetwork(network);
    return true;
  }

  @Override
  public void logs(String id, LogRequest request, Consumer<LogLine> lines) {
    new EngineLogs(engine).read(id, request, clock.instant(), lines);
  }
}
