// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Compares a stack as it is wanted with what runs, field by field. Pure: no I/O, no clock. */
public final class Planner {
  private Planner() {}

  /**
   * What a deploy does to the services of a stack.
   *
   * @param wanted the stack as the files want it
   * @param observed what the target has of it
   * @param known what Steward knows of it from before
   */
  public static List<ServiceChange> services(
      WantedStack wanted, Observation observed, Known known) {
    return services(wanted, observed, known, service -> true);
  }

  /**
   * What a deploy does to the chosen services, and to those that go along with them: who was not
   * chosen is in it only when something happens to it.
   */
  static List<ServiceChange> services(
      WantedStack wanted, Observation observed, Known known, Predicate<String> chosen) {
    var secrecy = new Secrecy(wanted.secrets());
    Map<String, List<FieldChange>> contents = known.contents(wanted);
    Set<String> stopped = Stops.inForce(known.stopped(), observed.containers());
    Map<String, ServiceChange> own = new LinkedHashMap<>();
    Map<String, ServiceChange> changes = new LinkedHashMap<>();
    for (WantedService service : wanted.services().values()) {
      String name = service.name();
      ServiceChange change =
          stopped.contains(name)
              ? stopped(service, observed, known, secrecy)
              : given(service(service, observed, known, secrecy), contents);
      own.put(name, change);
      changes.put(name, chosen.test(name) ? change : untouched(service, observed));
    }
    stopped.removeIf(name -> isTouched(changes.get(name)));
    new Followers(wanted, own, observed, stopped).join(changes);
    changes.values().removeIf(c -> c.change() == Change.NONE && !chosen.test(c.service()));
    Set<String> gone = new TreeSet<>();
    observed.containers().forEach(container -> gone.add(container.service()));
    gone.removeAll(wanted.services().keySet());
    gone.removeIf(chosen.negate());
    for (String name : gone) {
      changes.put(
          name,
          new ServiceChange(
              name,
              Change.REMOVE,
              List.of(FieldChange.note("", "", unwanted(name, wanted))),
              ids(observed.of(name))));
    }
    return List.copyOf(changes.values());
  }

  private static String unwanted(String service, WantedStack wanted) {
    List<String> profiles = wanted.off().getOrDefault(service, List.of());
    return profiles.isEmpty()
        ? "not in the files any more"
        : "its profile is off (" + String.join(", ", profiles) + ")";
  }

  private static ServiceChange service(
      WantedService wanted, Observation observed, Known known, Secrecy secrecy) {
    List<ContainerState> containers = observed.of(wanted.name());
    List<String> ids = ids(containers);
    if (containers.isEmpty()) {
      return wanted.replicas() == 0
          ? untouched(wanted, observed)
          : new ServiceChange(wanted.name(), Change.CREATE, created(wanted, known), ids);
    }
    List<FieldChange> differences = new ArrayList<>(differences(wanted, observed, known, secrecy));
    if (!differences.isEmpty()) {
      differences.addAll(gone(wanted, known));
      return new ServiceChange(wanted.name(), Change.RECREATE, differences, ids);
    }
    List<FieldChange> files = files(wanted, known);
    Optional<FieldChange> down = down(containers);
    if (files.isEmpty() && down.isEmpty()) {
      return untouched(wanted, observed);
    }
    // What lies stopped in the space of another may not find that one any more: a new one does.
    boolean recreate =
        (!files.isEmpty() && known.onFileChange() == FileChange.RECREATE)
            || (down.isPresent() && !wanted.follows().isEmpty());
    List<FieldChange> reasons = new ArrayList<>(files);
    down.ifPresent(reasons::add);
    return new ServiceChange(
        wanted.name(), recreate ? Change.RECREATE : Change.RESTART, reasons, ids);
  }

  /** A container keeps the configs and secrets that it was made with. */
  private static ServiceChange given(
      ServiceChange change, Map<String, List<FieldChange>> contents) {
    List<FieldChange> given = contents.getOrDefault(change.service(), List.of());
    if (given.isEmpty() || change.containers().isEmpty()) {
      return change;
    }
    List<FieldChange> reasons = new ArrayList<>(change.fields());
    reasons.addAll(given);
    return new ServiceChange(change.service(), Change.RECREATE, reasons, change.containers());
  }

  private static boolean isTouched(@Nullable ServiceChange change) {
    return change != null && change.change() != Change.NONE;
  }

  private static ServiceChange stopped(
      WantedService wanted, Observation observed, Known known, Secrecy secrecy) {
    if (!known.startsStopped()) {
      return untouched(wanted, observed);
    }
    List<FieldChange> reasons = new ArrayList<>(differences(wanted, observed, known, secrecy));
    reasons.addAll(files(wanted, known));
    if (reasons.isEmpty()) {
      return untouched(wanted, observed);
    }
    reasons.add(FieldChange.note("", "", "was stopped on purpose and is started"));
    return new ServiceChange(
        wanted.name(), Change.RECREATE, reasons, ids(observed.of(wanted.name())));
  }

  private static ServiceChange untouched(WantedService wanted, Observation observed) {
    return new ServiceChange(
        wanted.name(), Change.NONE, List.of(), ids(observed.of(wanted.name())));
  }

  private static List<FieldChange> created(WantedService wanted, Known known) {
    List<FieldChange> fields = new ArrayList<>();
    fields.add(FieldChange.note("image", "", wanted.image()));
    fields.addAll(gone(wanted, known));
    return fields;
  }

  private static List<FieldChange> gone(WantedService wanted, Known known) {
    return known.gone(wanted).stream()
        .map(file -> FieldChange.note("file", file.getFileName().toString(), "is gone"))
        .toList();
  }

  private static List<FieldChange> differences(
      WantedService wanted, Observation observed, Known known, Secrecy secrecy) {
    List<ContainerState> containers = observed.of(wanted.name());
    Optional<ImageState> image = Optional.ofNullable(observed.images().get(wanted.image()));
    Fields target = target(wanted, observed);
    Set<String> settled = known.settled();
    Map<FieldKey, FieldChange> differences = new java.util.TreeMap<>();
    Fields own = image.map(ImageState::defaults).orElse(Fields.NONE);
    for (ContainerState container : containers) {
      boolean moved = image.filter(i -> !i.id().equals(container.imageId())).isPresent();
      for (FieldKey key : unlike(container.fields(), target)) {
        var seen = Settled.Difference.of(wanted.name(), key, container.fields(), target);
        if (!settled.contains(seen.mark())) {
          Optional<String> is =
              container.fields().find(key).or(() -> moved ? Optional.empty() : own.find(key));
          differences.putIfAbsent(
              key, secrecy.change(key, is, target.find(key).or(() -> own.find(key))));
        }
      }
      FieldKey key = FieldKey.of("image");
      if (moved && !differences.containsKey(key)) {
        String was = wanted.image() + " " + brief(container.imageId());
        differences.put(key, FieldChange.of(key, Optional.of(was), image.map(i -> brief(i.id()))));
      }
    }
    if (containers.size() != wanted.replicas()) {
      FieldKey key = FieldKey.of("replicas");
      differences.put(
          key,
          FieldChange.of(
              key,
              Optional.of(Integer.toString(containers.size())),
              Optional.of(Integer.toString(wanted.replicas()))));
    }
    return PortAddress.inOneLine(List.copyOf(differences.values()));
  }

  private static Fields target(WantedService wanted, Observation observed) {
    ImageState image = observed.images().get(wanted.image());
    return image == null ? wanted.fields() : wanted.fields().minus(image.defaults());
  }

  private static Set<FieldKey> unlike(Fields is, Fields shall) {
    Set<FieldKey> keys = new TreeSet<>(is.values().keySet());
    keys.addAll(shall.values().keySet());
    keys.removeIf(key -> FieldWords.alike(is.find(key), shall.find(key)));
    return keys;
  }

  /** What is not as it was wanted though its service was just deployed. */
  static List<Settled.Difference> stayed(
      WantedStack wanted, Observation observed, Set<String> services) {
    List<Settled.Difference> stayed = new ArrayList<>();
    for (String name : services) {
      WantedService service = wanted.services().get(name);
      if (service == null) {
        continue;
      }
      Fields target = target(service, observed);
      for (ContainerState container : observed.of(name)) {
        for (FieldKey key : unlike(container.fields(), target)) {
          stayed.add(Settled.Difference.of(name, key, container.fields(), target));
        }
      }
    }
    return stayed;
  }

  private static List<FieldChange> files(WantedService wanted, Known known) {
    if (known.onFileChange() == FileChange.NONE) {
      return List.of();
    }
    List<FieldChange> changes = new ArrayList<>();
    for (MountedFile file : wanted.files()) {
      Optional<String> difference = known.difference(file);
      String name = file.path().getFileName().toString();
      difference.ifPresent(
          text ->
              changes.add(
                  file.secret()
                      ? FieldChange.hidden(new FieldKey("file", name))
                      : FieldChange.note("file", name, text)));
    }
    changes.addAll(gone(wanted, known));
    return changes;
  }

  /** A container that lies stopped though nobody stopped it on purpose is started again. */
  private static Optional<FieldChange> down(List<ContainerState> containers) {
    return containers.stream()
        .filter(ContainerState::isDown)
        .findFirst()
        .map(container -> FieldChange.note("state", "", container.condition().words()));
  }

  private static List<String> ids(List<ContainerState> containers) {
    return containers.stream().map(ContainerState::id).toList();
  }

  static String brief(String imageId) {
    String hash = imageId.startsWith("sha256:") ? imageId.substring(7) : imageId;
    return hash.substring(0, Math.min(8, hash.length()));
  }

  /** What Steward knows of a stack from before. */
  public interface Known {
    /** What somebody stopped on purpose; none of which anything runs is left alone. */
    List<Stops.Stop> stopped();

    /** Whether what was stopped on purpose is started where it is wanted other than it was. */
    default boolean startsStopped() {
      return false;
    }

    /** What happens when a mounted file changed. */
    FileChange onFileChange();

    /** Marks of differences that stayed after the last deploy, and are taken as they are. */
    default Set<String> settled() {
      return Set.of();
    }

    /** How configs and secrets without a file changed since they were given, by service. */
    default Map<String, List<FieldChange>> contents(WantedStack wanted) {
      return Map.of();
    }

    /** How a file differs from what it was when its service last got it; empty when it does not. */
    Optional<String> difference(MountedFile file);

    /** Files that a service had mounted and that are not there any more. */
    default List<Path> gone(WantedService service) {
      return List.of();
    }
  }
}
