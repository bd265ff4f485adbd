// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy;

import io.steward.core.error.ErrorKind;
import io.steward.core.error.OperationException;
import io.steward.core.process.ProcessIdentity;
import io.steward.core.process.ProcessResult;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Where stacks run. Kinds: {@code local}, {@code simulated}. Thread-safe; every method may block
 * for as long as the engine takes, within the target's own time-outs, and throws a {@link
 * io.steward.core.error.HomelabException} of kind unreachable when it cannot be reached.
 */
public interface StackTarget {
  /** What the configuration calls it. */
  String name();

  /** Whether nothing real happens; said in every line. */
  boolean simulated();

  /** What it is, asked of the engine. */
  Facts facts();

  /** Lets it get ready for a deploy while that is planned; returns at once. */
  default void prepare() {}

  /**
   * What brings services up, such as {@code Compose 2.36.0}.
   *
   * @throws io.steward.core.error.HomelabException of kind unreachable if there is none
   */
  String composer();

  /** What it has of a stack. */
  Observation observe(WantedStack wanted);

  /** What it has of a Compose project that may have no files any more. */
  List<ContainerState> containers(String project);

  /** Those of these services alone. */
  default List<ContainerState> containers(String project, Set<String> services) {
    return containers(project).stream()
        .filter(container -> services.contains(container.service()))
        .toList();
  }

  /** The ids of the containers of a project. */
  default Set<String> ids(String project) {
    return containers(project).stream().map(ContainerState::id).collect(Collectors.toSet());
  }

  /**
   * Which of these containers have anonymous volumes that they write to: such data goes on only
   * with a container that takes their place.
   */
  default Set<String> withOwnVolumes(Set<String> ids) {
    return Set.of();
  }

  /**
   * A running container that lives in the network of one that is gone or was started again since.
   *
   * @param name the engine's name for it
   * @param project its Compose project; empty when it has none
   */
  record CutOff(String name, String project) {}

  /** Who lived in the network of one of these containers and was left behind without any. */
  default List<CutOff> cutOff(Set<String> leaders) {
    return List.of();
  }

  /** The containers that Compose made from files in this folder, by the names of their projects. */
  Map<String, List<ContainerState>> madeIn(Path folder);

  /** What it can tell of the data of its containers. */
  DataSight data();

  /** How these containers are now; those that are gone are left out. */
  List<ContainerState> inspect(Set<String> ids);

  /** What it has, of one stack, of several or of all, and of none: one look for a whole lab. */
  Survey survey(Survey.Scope scope);

  /** How these containers went, by their ids, as far as the target still knows. */
  default Map<String, Removal> removals(Set<String> ids) {
    return Map.of();
  }

  /**
   * Waits for running containers that somebody asked to stop before: such a stop goes on when who
   * asked is dead, and until then nothing else shows it.
   *
   * @param ids which containers
   * @param since when the first of them could have been asked
   * @param patience how long to wait for one, at most
   * @param waiting hears the id of each that is waited for, before
   */
  default void awaitStops(
      Set<String> ids, Instant since, Duration patience, Consumer<String> waiting) {}

  /**
   * A container written down as a Compose service; empty when it is gone, or where the target
   * cannot tell.
   */
  Optional<Description> describe(String id);

  /**
   * Networks and volumes that a stack would make, that are there and are not as it wants them: a
   * sentence for each difference. No deploy changes them.
   */
  default List<String> unlike(WantedStack wanted) {
    return List.of();
  }

  /** Names of the Compose projects it has containers of. */
  Set<String> projects();

  /** Names of the containers it has outside every Compose project. */
  Set<String> strangers();

  /** Which of these host ports, as {@code tcp/8080}, are taken, and by whom if that is known. */
  List<TakenPort> takenPorts(Set<HostPort> ports);

  /** Which of these files and folders are not on its host; none where that cannot be known. */
  default Set<Path> missing(Set<Path> files) {
    return Set.of();
  }

  /** The drivers it has, empty where that cannot be known. */
  default Optional<Set<String>> drivers(DriverKind kind) {
    return Optional.empty();
  }

  /** Which of these images it has, but cannot run as they are for another kind of machine. */
  default Map<String, Platforms> foreign(Set<String> images) {
    return Map.of();
  }

  /**
   * Asks registries what fetching images would bring; fetches nothing.
   *
   * @param bound how long all of it takes at most
   * @return by image, the compressed sizes of its layers in bytes by their digests; without the
   *     images of which it cannot be known
   */
  Map<String, Map<String, Long>> layers(Set<String> images, Duration bound);

  /**
   * Fetches an image from its registry.
   *
   * @param progress hears how far it is
   * @throws io.steward.core.error.HomelabException of kind failed if the registry refuses
   */
  void pull(String image, Duration timeout, Consumer<Fetching> progress);

  /** Points a reference at an image that lies there; answers false when that image is gone. */
  boolean tag(String imageId, String reference);

  /**
   * Brings services of a stack to what is wanted, in Compose's order, without touching others.
   *
   * @param started hears which process does it, before it does anything; when it throws, nothing is
   *     done. A target that needs no process tells nothing
   * @throws io.steward.core.error.HomelabException of kind failed with what Compose said, when not
   *     all of it could be done
   */
  void apply(Application application, Consumer<ProcessIdentity> started);

  /** Stops and starts a container. */
  void restart(String id);

  /** Sends a signal, such as {@code HUP}, to a container's process. */
  void signal(String id, String signal);

  /** Starts a stopped container. */
  void start(String id);

  /** Gives a container another name. */
  void rename(String id, String name);

  /** Stops a container, with the grace it asks for. */
  void stop(String id);

  /** Removes a stopped or running container; never a volume. */
  void remove(String id);

  /** Removes a network if nothing uses it; answers whether it is gone. */
  boolean removeNetwork(String name);

  /** Reads what a container wrote, oldest first; blocks while following. */
  void logs(String id, LogRequest request, Consumer<LogLine> lines);

  /**
   * Runs a command inside a running container, to its end.
   *
   * @throws io.steward.core.error.HomelabException of kind refused if it never does, of kind
   *     unreachable if what is needed for it is missing here
   */
  default ProcessResult execute(Execution execution) {
    throw OperationException.of(
        ErrorKind.REFUSED,
        "target "
            + name()
            + (simulated() ? " is simulated: it has" : " has")
            + " no container to run a command in");
  }

  /** What a command inside a container is tied to. */
  enum Attachment {
    /** Nothing: what it writes is kept for the answer. */
    NONE,
    /** Our standard streams. */
    STREAMS,
    /** Our standard streams, which are a terminal. */
    TERMINAL
  }

  /**
   * A command inside a container.
   *
   * @param container the id of the container
   * @param words the program and its arguments
   * @param user who it runs as, in the words of the engine; absent for the container's own
   * @param folder where it runs; absent for the container's own
   * @param environment variables it gets beside those of the container
   * @param attachment what it is tied to
   */
  record Execution(
      String container,
      List<String> words,
      Optional<String> user,
      Optional<String> folder,
      Map<String, String> environment,
      Attachment attachment) {
    /** Keeps its own copies. */
    public Execution {
      words = List.copyOf(words);
      environment = Map.copyOf(environment);
    }
  }

  /**
   * What a target is.
   *
   * @param host its host name
   * @param engine such as {@code Docker 28.2.2}
   * @param freeBytes free space where images and volumes lie, empty where it cannot be known
   */
  record Facts(String host, String engine, Optional<Long> freeBytes) {}

  /** What a driver is for. */
  enum DriverKind {
    /** Volumes. */
    VOLUME,
    /** Networks. */
    NETWORK,
    /** What containers write. */
    LOG;

    /** Its name in a sentence. */
    public String words() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** What an image is for and what its host is, such as {@code linux/arm64}. */
  record Platforms(String image, String host) {}

  /** A port of the host. An empty address means every one. */
  record HostPort(String address, int port, String protocol) {
    private static final Pattern PUBLISHED =
        Pattern.compile("(?:(?<address>.*):)?(?<port>\\d+) → \\d+/(?<protocol>\\w+)");

    /** The ports that a container with these fields publishes. */
    public static Set<HostPort> published(Fields fields) {
      Set<HostPort> ports = new LinkedHashSet<>();
      for (FieldKey key : fields.values().keySet()) {
        Matcher port = PUBLISHED.matcher(key.name());
        if (key.field().equals("port") && port.matches()) {
          String address = port.group("address");
          ports.add(
              new HostPort(
                  address == null ? "" : address,
                  Integer.parseInt(port.group("port")),
                  port.group("protocol")));
        }
      }
      return ports;
    }

    /** Whether only one of the two can be listened on. */
    public boolean collides(HostPort other) {
      boolean sameAddress =
          address.isEmpty() || other.address.isEmpty() || address.equals(other.address);
      return sameAddress && port == other.port && protocol.equals(other.protocol);
    }
  }

  /** A port that is taken, and by which container, empty for a process of the host. */
  record TakenPort(HostPort port, String by) {}

  /**
   * Which lines to read.
   *
   * @param tail how many of the last; all when negative
   * @param since only what was written in this last time; all when zero
   * @param follow whether to wait for more, until interrupted or the container ends
   */
  record LogRequest(int tail, Duration since, boolean follow) {}

  /** One line of a container, with the time the engine noted. */
  record LogLine(String time, boolean error, String text) {}

  /**
   * One call to bring services to what is wanted.
   *
   * @param wanted the stack, from its files or from a revision
   * @param back whether it comes from a revision, so that the files are not read
   * @param services which services
   * @param recreate whether their containers are replaced even when Compose would keep them
   * @param timeout how long it may take
   * @param scale when present, its one service gets so many containers, and those there are stay as
   *     they are
   */
  record Application(
      WantedStack wanted,
      boolean back,
      List<String> services,
      boolean recreate,
      Duration timeout,
      OptionalInt scale) {
    /** Keeps its own copy. */
    public Application {
      services = List.copyOf(services);
    }

    /** Without a number of containers of its own. */
    public Application(
        WantedStack wanted, boolean back, List<String> services, boolean recreate, Duration bound) {
      this(wanted, back, services, recreate, bound, OptionalInt.empty());
    }
  }
}
