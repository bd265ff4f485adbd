// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.docker;

import com.github.dockerjava.api.DockerClient;
import io.steward.core.error.ErrorKind;
import io.steward.core.error.OperationException;
import io.steward.core.retry.Repeater;
import java.io.InputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * A Docker engine, as far as we need one. What it knows is read from its JSON directly:
 * docker-java's model drops fields that a plan compares, and a cold command that only reads need
 * not load it. What it is told, and what it streams, goes through docker-java. Thread-safe.
 *
 * <p>Every call throws {@link OperationException}: UNREACHABLE when nothing answers, NOT_FOUND for
 * what {@code get…} or a command names and the engine does not know, FAILED for what it refuses.
 */
public final class DockerEngine implements AutoCloseable {
  /** Followed logs and events keep theirs, so there are more than are used at a time. */
  private static final int CONNECTIONS = 64;

  /** How many of its last events an engine keeps. */
  public static final int REMEMBERED = 256;

  private static final int PARALLEL = 8;

  /** To begin a thread takes as long as some answers of an engine nearby. */
  private static final int EACH = 4;

  private final DockerEndpoint endpoint;
  private final DockerConfig config;
  private final EngineApi api;
  private final EngineCommands commands;
  private final Repeater repeater;

  /** The engine at {@code endpoint}, with the logins of {@code config}; nothing is sent yet. */
  public DockerEngine(DockerEndpoint endpoint, DockerConfig config) {
    this(endpoint, config, EngineApi.PATIENCE);
  }

  /** The same, which waits for each answer so long and no longer. */
  public DockerEngine(DockerEndpoint endpoint, DockerConfig config, Duration patience) {
    this(endpoint, config, patience, Repeater.never());
  }

  /**
   * The same, which asks again what cannot be answered for a moment, and fetches images again. What
   * it is told is never told twice.
   */
  public DockerEngine(
      DockerEndpoint endpoint, DockerConfig config, Duration patience, Repeater repeater) {
    this.endpoint = endpoint;
    this.config = config;
    this.repeater = repeater;
    this.api = new EngineApi(endpoint, CONNECTIONS, patience, repeater);
    this.commands = new EngineCommands(api, patience);
  }

  /** Where it is. */
  public DockerEndpoint endpoint() {
    return endpoint;
  }

  /** Which engine answers; the shortest way to find out that one does. */
  public EngineInfo info() {
    return EngineInfo.read(api.get("/info"), api.get("/version"));
  }

  /** Names of its managed plugins that are enabled, such as {@code vieux/sshfs}. */
  public List<String> listPlugins() {
    return api.find("/plugins").stream()
        .flatMap(plugins -> plugins.elements(plugin -> plugin).stream())
        .filter(plugin -> plugin.flag("Enabled"))
        .map(plugin -> plugin.text("Name"))
        .toList();
  }

  /** All containers, stopped ones too, that carry all these labels. */
  public List<ContainerSummary> listContainers(Map<String, String> labels) {
    return api.get("/containers/json?all=1&filters=" + filters(labels))
        .elements(ContainerSummary::read);
  }

  /** The containers of a Compose project, stopped ones too. */
  public List<ContainerSummary> listProject(String project) {
    return listContainers(Map.of(ComposeLabels.PROJECT, project));
  }

  /** A container by id, the beginning of one, or name. */
  public Optional<ContainerInfo> findContainer(String container) {
    return api.find("/containers/" + segment(container) + "/json").map(ContainerInfo::read);
  }

  /** A container that must exist. */
  public ContainerInfo getContainer(String container) {
    return findContainer(container).orElseThrow(() -> missing("container", container));
  }

  /** All of these that still exist, in the order of the ids, asked for several at a time. */
  public List<ContainerInfo> inspectContainers(Collection<String> ids) {
    return inParallel(ids, this::findContainer);
  }

  /** All of these that the engine has, in the order of the names, asked for several at a time. */
  public List<ImageInfo> inspectImages(Collection<String> images) {
    return inParallel(images, this::findImage);
  }

  /** Those of these images that the engine has, by what was asked for, several at a time. */
  public Map<String, ImageInfo> findImages(Collection<String> images) {
    Map<String, ImageInfo> found = new LinkedHashMap<>();
    inParallel(images, name -> findImage(name).map(image -> Map.entry(name, image)))
        .forEach(image -> found.put(image.getKey(), image.getValue()));
    return found;
  }

  /** An image by id, name or digest. */
  public Optional<ImageInfo> findImage(String image) {
    return api.find("/images/" + segment(image) + "/json").map(ImageInfo::read);
  }

  /** An image that must exist. */
  public ImageInfo getImage(String image) {
    return findImage(image).orElseThrow(() -> missing("image", image));
  }

  /** Lets {@code name} (with its tag) mean this image, whatever it meant before. */
  public void tagImage(String image, String name) {
    int end = name.lastIndexOf(':');
    boolean tagged = end > name.lastIndexOf('/');
    String repository = tagged ? name.substring(0, end) : name;
    String tag = tagged ? name.substring(end + 1) : "latest";
    run("tag " + image, docker -> docker.tagImageCmd(image, repository, tag).exec());
  }

  /**
   * Makes an image of one layer from a file tree, as {@code docker import} does.
   *
   * @param name with its tag; whatever it meant before has no name any more
   * @param tar the tree, as a tar archive; sent as it is read, not closed
   * @param changes instructions of a Dockerfile, such as {@code CMD ["/bin/sh"]}
   */
  public void importImage(String name, InputStream tar, List<String> changes) {
    int end = name.lastIndexOf(':');
    var path = new StringBuilder("/images/create?fromSrc=-&repo=");
    path.append(encode(name.substring(0, end))).append("&tag=").append(name.substring(end + 1));
    changes.forEach(change -> path.append("&changes=").append(encode(change)));
    api.upload("import " + name, path.toString(), tar);
  }

  /** Takes a name away; with its last name goes the image, unless a container uses it. */
  public void removeImage(String image) {
    run("remove image " + image, docker -> docker.removeImageCmd(image).exec());
  }

  /**
   * Fetches an image from its registry, with the login that docker's configuration has for it.
   *
   * @param progress hears every step, on another thread, and every wait before it is tried again,
   *     on this one; what it throws during a wait ends the pull
   */
  public void pullImage(String image, Consumer<PullProgress> progress) {
    repeater.call(
        () -> {
          commands.pull(image, config.loginFor(image), progress);
          return image;
        },
        RegistryTrouble::isMomentary,
        (delay, reason) -> progress.accept(RegistryTrouble.waiting(delay, reason)));
  }

  /**
   * Asks registries what fetching these images would bring, with the logins of docker's
   * configuration; fetches nothing and takes {@code bound} at most.
   *
   * @return by image, the compressed sizes of its layers in bytes by their digests; without the
   *     images whose registry does not tell in time
   */
  public Map<String, Map<String, Long>> findLayers(Collection<String> images, Duration bound) {
    return images.isEmpty()
        ? Map.of()
        : new RegistryLayers(config, Platform.of(info()), repeater).of(images, bound);
  }

  /** The networks that carry all these labels, without their containers. */
  public List<NetworkInfo> listNetworks(Map<String, String> labels) {
    return api.get("/networks?filters=" + filters(labels)).elements(NetworkInfo::read);
  }

  /** A network by id or name. */
  public Optional<NetworkInfo> findNetwork(String network) {
    return api.find("/networks/" + segment(network)).map(NetworkInfo::read);
  }

  /** Removes a network that no container is attached to. */
  public void removeNetwork(String network) {
    run("remove network " + network, docker -> docker.removeNetworkCmd(network).exec());
  }

  /** The volumes that carry all these labels. */
  public List<VolumeInfo> listVolumes(Map<String, String> labels) {
    return api.get("/volumes?filters=" + filters(labels)).elements("Volumes", VolumeInfo::read);
  }

  /** A volume by name. */
  public Optional<VolumeInfo> findVolume(String volume) {
    return api.find("/volumes/" + segment(volume)).map(VolumeInfo::read);
  }

  /**
   * Removes a volume with everything in it, for good. Deploys never do: only for what a program
   * made for itself and nobody else, such as the demo.
   */
  public void removeVolume(String volume) {
    run("remove volume " + volume, docker -> docker.removeVolumeCmd(volume).exec());
  }

  /** Starts a container; nothing happens when it runs. */
  public void start(String container) {
    run("start " + container, docker -> docker.startContainerCmd(container).exec());
  }

  /** Stops a container, killing it after {@code grace}; nothing happens when it does not run. */
  public void stop(String container, Duration grace) {
    int seconds = (int) grace.toSeconds();
    commands.run(
        "stop " + container,
        grace,
        docker -> docker.stopContainerCmd(container).withTimeout(seconds).exec());
  }

  /** Stops a container, killing it after {@code grace}, and starts it. */
  public void restart(String container, Duration grace) {
    int seconds = (int) grace.toSeconds();
    commands.run(
        "restart " + container,
        grace,
        docker -> docker.restartContainerCmd(container).withTimeout(seconds).exec());
  }

  /** Sends a signal such as {@code HUP}. */
  public void kill(String container, String signal) {
    run(
        "kill " + container,
        docker -> docker.killContainerCmd(container).withSignal(signal).exec());
  }

  /** Removes a container, killing it when it runs. Its volumes stay, anonymous ones too. */
  public void removeContainer(String container) {
    run(
        "remove container " + container,
        docker -> docker.removeContainerCmd(container).withForce(true).exec());
  }

  /** Waits for a container to end; its exit code, or empty when it runs longer than that. */
  public OptionalInt waitFor(String container, Duration bound) {
    return api.waitFor(container, "/containers/" + segment(container) + "/wait", bound);
  }

  /**
   * Whether a container, running or not, has anything at a path: a folder with something in it, or
   * a file that is not empty. Reads no more than it takes to know.
   */
  public boolean holdsAnything(String container, String path) {
    return api.holdsAnything("/containers/" + segment(container) + "/archive?path=" + encode(path));
  }

  /** Gives a container another name. */
  public void rename(String container, String name) {
    run(
        "rename " + container,
        docker -> docker.renameContainerCmd(container).withName(name).exec());
  }

  /**
   * Reads a container's log, on another thread. Close the stream to stop listening; its end is the
   * end of the log, or of the container when the log is followed.
   */
  public EngineStream logs(String container, LogRequest request, Consumer<LogLine> lines) {
    return commands.logs(container, request, lines);
  }

  /**
   * Hears what happens to whatever carries all these labels, on another thread, from when this
   * returns until the stream is closed.
   */
  public EngineStream events(Map<String, String> labels, Consumer<EngineEvent> events) {
    return commands.events(labels, events);
  }

  /**
   * What happened to these containers until a moment, as far as the engine still remembers: its
   * last 256 events of any kind, and none from before it was started.
   */
  public List<EngineEvent> listEvents(
      Collection<String> containers, List<String> actions, Instant until) {
    String filters =
        Json.filter(
            Map.of("type", List.of("container"), "container", containers, "event", actions));
    return events(until, "&filters=" + filters);
  }

  /** What happened on the engine until a moment, oldest first: its last {@value #REMEMBERED}. */
  public List<EngineEvent> recentEvents(Instant until) {
    return events(until, "");
  }

  private List<EngineEvent> events(Instant until, String filters) {
    String moment = String.format(Locale.ROOT, "%d.%09d", until.getEpochSecond(), until.getNano());
    return api.list("/events?since=0&until=" + moment + filters).stream()
        .map(EngineEvent::read)
        .toList();
  }

  private void run(String what, Consumer<DockerClient> command) {
    commands.run(what, Duration.ZERO, command);
  }

  private static OperationException missing(String what, String name) {
    return OperationException.of(ErrorKind.NOT_FOUND, "no " + what + " '" + name + "'");
  }

  private static <T> List<T> inParallel(
      Collection<String> names, Function<String, Optional<T>> question) {
    if (names.size() < 2) {
      return names.stream().map(question).flatMap(Optional::stream).toList();
    }
    int some = Math.min(PARALLEL, 1 + names.size() / EACH);
    ExecutorService threads = Executors.newFixedThreadPool(some);
    try {
      List<Future<Optional<T>>> answers = new ArrayList<>();
      names.forEach(name -> answers.add(threads.submit(() -> question.apply(name))));
      List<T> found = new ArrayList<>();
      for (Future<Optional<T>> answer : answers) {
        answer.get().ifPresent(found::add);
      }
      return List.copyOf(found);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw OperationException.of(ErrorKind.INTERRUPTED, "asking Docker was interrupted", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof OperationException known) {
        throw known;
      }
      throw new IllegalStateException("asking Docker failed", e);
    } finally {
      threads.shutdownNow();
    }
  }

  private static String filters(Map<String, String> labels) {
    return Json.labelFilter(labels);
  }

  /** Names of images hold slashes and colons, which the engine takes as they are. */
  private static String segment(String name) {
    return encode(name).replace("%2F", "/").replace("%3A", ":");
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    api.close();
  }
}
