// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy.target;

import io.steward.core.deploy.ContainerState;
import io.steward.core.deploy.ContainerState.Status;
import io.steward.core.deploy.DataSight;
import io.steward.core.deploy.Description;
import io.steward.core.deploy.Fetching;
import io.steward.core.deploy.Fields;
import io.steward.core.deploy.ImageState;
import io.steward.core.deploy.Observation;
import io.steward.core.deploy.StackTarget;
import io.steward.core.deploy.Survey;
import io.steward.core.deploy.WantedService;
import io.steward.core.deploy.WantedStack;
import io.steward.core.error.ErrorKind;
import io.steward.core.error.OperationException;
import io.steward.core.process.ProcessIdentity;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * Pretends to be an engine with Compose: containers come and go in the state or in memory, and
 * nothing real happens. The label {@link Fate#LABEL} decides how a service behaves; an image with
 * the tag {@code missing} is in no registry; the time is that of the clock. Thread-safe.
 */
public final class SimulatedTarget implements StackTarget {
  private static final String MISSING = ":missing";
  private static final long IMAGE_BYTES = 100_000_000L;
  private final String name;
  private final SimulatedSettings settings;
  private final World world;
  private final Clock clock;

  SimulatedTarget(String name, SimulatedSettings settings, World world, Clock clock) {
    this.name = name;
    this.settings = settings;
    this.world = world;
    this.clock = clock;
  }

  /** One of this name that ends with the process and has nothing. */
  public static SimulatedTarget inMemory(String name, Clock clock) {
    var settings = new SimulatedSettings(false, List.of(), List.of());
    return new SimulatedTarget(name, settings, new MemoryWorld(), clock);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public boolean simulated() {
    return true;
  }

  @Override
  public Facts facts() {
    return new Facts(name, "simulated engine", Optional.empty());
  }

  @Override
  public String composer() {
    return "simulated Compose";
  }

  @Override
  public Observation observe(WantedStack wanted) {
    return world.look(
        things -> {
          List<ContainerState> containers = states(things.of(wanted.project()));
          Map<String, ImageState> images = new LinkedHashMap<>();
          wanted
              .services()
              .values()
              .forEach(
                  service -> {
                    String id = things.images.get(service.image());
                    if (id != null) {
                      images.put(service.image(), image(service.image(), id, service.pulls()));
                    }
                  });
          containers.forEach(container -> images.put(container.imageId(), ran(container, wanted)));
          Set<String> networks = new HashSet<>(things.networks);
          networks.retainAll(wanted.networks());
          settings.networks().stream()
              .filter(wanted.externalNetworks()::contains)
              .forEach(networks::add);
          Set<String> used = new HashSet<>(wanted.volumes());
          containers.forEach(container -> used.addAll(container.volumes()));
          Set<String> volumes = new HashSet<>(things.volumes);
          volumes.retainAll(used);
          settings.volumes().stream()
              .filter(wanted.externalVolumes()::contains)
              .forEach(volumes::add);
          return new Observation(containers, images, networks, volumes);
        });
  }

  private static ImageState ran(ContainerState container, WantedStack wanted) {
    String reference = container.fields().find("image").orElse(container.imageId());
    WantedService service = wanted.services().get(container.service());
    return image(reference, container.imageId(), service == null || service.pulls());
  }

  static ImageState image(String reference, String id, boolean pulls) {
    List<String> digests = pulls ? List.of(repository(reference) + "@" + id) : List.of();
    return new ImageState(id, digests, IMAGE_BYTES, Fields.NONE);
  }

  private static String repository(String reference) {
    int tag = reference.lastIndexOf(':');
    return tag > reference.lastIndexOf('/') ? reference.substring(0, tag) : reference;
  }

  @Override
  public List<ContainerState> containers(String project) {
    return world.look(things -> states(things.of(project)));
  }

  /** None: it does not note where anything came from. */
  @Override
  public Map<String, List<ContainerState>> madeIn(Path folder) {
    return Map.of();
  }

  @Override
  public DataSight data() {
    return new PretendedSight(world, Set.copyOf(settings.volumes()));
  }

  @Override
  public List<ContainerState> inspect(Set<String> ids) {
    return world.look(
        things ->
            states(things.containers.values().stream().filter(c -> ids.contains(c.id())).toList()));
  }

  private List<ContainerState> states(List<PretendedContainer> containers) {
    Instant now = clock.instant();
    return containers.stream().map(container -> container.at(now)).toList();
  }

  @Override
  public Survey survey(Survey.Scope scope) {
    return world.look(things -> PretendedSurvey.of(things, scope, clock.instant()));
  }

  /** Nothing: it pretends fields, not containers. */
  @Override
  public Optional<Description> describe(String id) {
    return Optional.empty();
  }

  @Override
  public Set<String> projects() {
    return world.look(
        things ->
            things.containers.values().stream()
                .map(PretendedContainer::project)
                .collect(Collectors.toCollection(TreeSet::new)));
  }

  /** None: whatever it has came with a project. */
  @Override
  public Set<String> strangers() {
    return Set.of();
  }

  /** Volumes that exist. */
  public Set<String> volumes() {
    return world.look(things -> Set.copyOf(things.volumes));
  }

  @Override
  public List<TakenPort> takenPorts(Set<HostPort> ports) {
    return world.look(
        things -> {
          List<TakenPort> taken = new ArrayList<>();
          for (ContainerState container : states(List.copyOf(things.containers.values()))) {
            if (container.condition().status() == Status.RUNNING) {
              Set<HostPort> own = HostPort.published(container.fields());
              ports.stream()
                  .filter(port -> own.stream().anyMatch(port::collides))
                  .forEach(port -> taken.add(new TakenPort(port, container.name())));
            }
          }
          return taken;
        });
  }

  /** A registry has one layer of everything but what has the tag missing. */
  @Override
  public Map<String, Map<String, Long>> layers(Set<String> wanted, Duration bound) {
    Map<String, Map<String, Long>> layers = new LinkedHashMap<>();
    wanted.stream()
        .filter(image -> !image.endsWith(MISSING))
        .forEach(image -> layers.put(image, Map.of(repository(image), IMAGE_BYTES)));
    return layers;
  }

  @Override
  public void pull(String image, Duration timeout, Consumer<Fetching> progress) {
    if (image.endsWith(MISSING)) {
      throw OperationException.of(
          ErrorKind.FAILED,
          "cannot pull " + image + " on " + name + ": simulated: no registry has the tag missing");
    }
    progress.accept(new Fetching("simulated", IMAGE_BYTES));
    world.change(
        things -> {
          int digest = image.indexOf('@');
          String id = digest < 0 ? registryId(things, image) : image.substring(digest + 1);
          things.imageIds.add(id);
          return Optional.ofNullable(things.images.put(image, id));
        });
  }

  private static String registryId(Things things, String image) {
    return PretendedIds.image(image, things.published.getOrDefault(image, 0));
  }

  /** Makes registries have a newer image of this reference from now on. */
  public void publish(String image) {
    world.change(things -> things.published.merge(image, 1, Integer::sum));
  }

  /** Takes an image away, as pruning does; containers that were made from it stay. */
  public void forgetImage(String id) {
    world.change(
        things -> {
          things.images.values().removeIf(id::equals);
          return things.imageIds.remove(id);
        });
  }

  @Override
  public boolean tag(String imageId, String reference) {
    return world.change(
        things -> {
          boolean there = things.imageIds.contains(imageId);
          if (there) {
            things.images.put(reference, imageId);
          }
          return there;
        });
  }

  @Override
  public void apply(Application application, Consumer<ProcessIdentity> started) {
    application.services().stream()
        .flatMap(s -> Optional.ofNullable(application.wanted().services().get(s)).stream())
        .filter(service -> service.image().endsWith(MISSING))
        .findFirst()
        .ifPresent(service -> pull(service.image(), application.timeout(), words -> {}));
    world.change(
        things -> {
          new Pretence(things, application, clock.instant()).apply();
          return true;
        });
  }

  @Override
  public void restart(String id) {
    change(id, container -> container.started(clock.instant()));
  }

  /** Finds out whether the container is there; what a program would do on a signal is not known. */
  @Override
  public void signal(String id, String signal) {
    change(id, container -> container);
  }

  @Override
  public void start(String id) {
    change(id, container -> container.started(clock.instant()));
  }

  @Override
  public void rename(String id, String newName) {
    change(id, container -> container.named(newName));
  }

  @Override
  public void stop(String id) {
    change(id, container -> container.stopped(clock.instant()));
  }

  /** Makes the program in a container behave so from now on, whatever its label says. */
  public void befall(String id, Fate fate) {
    change(id, container -> container.with(fate));
  }

  private void change(String id, UnaryOperator<PretendedContainer> change) {
    world.change(
        things -> {
          PretendedContainer container = things.containers.get(id);
          if (container == null) {
            throw OperationException.of(
                ErrorKind.NOT_FOUND, "there is no container " + id + " on " + name);
          }
          things.containers.put(id, change.apply(container));
          return true;
        });
  }

  @Override
  public void remove(String id) {
    world.change(things -> Optional.ofNullable(things.containers.remove(id)));
  }

  @Override
  public boolean removeNetwork(String network) {
    return world.change(
        things -> {
          boolean used =
              things.containers.values().stream()
                  .flatMap(container -> container.fields().values().keySet().stream())
                  .anyMatch(key -> key.field().equals("network") && key.name().equals(network));
          if (!used) {
            things.networks.remove(network);
          }
          return !used;
        });
  }

  /** Reads what a container would have written; nothing more ever comes, so following ends. */
  @Override
  public void logs(String id, LogRequest request, Consumer<LogLine> lines) {
    Instant now = clock.instant();
    List<LogLine> all =
        world.look(
            things ->
                Optional.ofNullable(things.containers.get(id)).stream()
                    .flatMap(container -> PretendedLog.of(container.at(now)).stream())
                    .toList());
    Instant since = request.since().isZero() ? Instant.EPOCH : now.minus(request.since());
    List<LogLine> recent =
        all.stream().filter(line -> !Instant.parse(line.time()).isBefore(since)).toList();
    int skipped = request.tail() < 0 ? 0 : Math.max(0, recent.size() - request.tail());
    recent.stream().skip(skipped).forEach(lines);
  }
}
