// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy;

import io.steward.core.operation.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * What the state keeps of a snapshot.
 *
 * @param containers what ran, or lay stopped
 * @param digests where registries had the images of the containers, by the engine's ids of them
 * @param failing the checks of the gate that failed then
 */
record StoredSnapshot(
    List<ContainerState> containers, Map<String, List<String>> digests, List<String> failing) {

  static StoredSnapshot of(Snapshot snapshot) {
    Map<String, List<String>> digests = new TreeMap<>();
    for (ContainerState container : snapshot.containers()) {
      ImageState image = snapshot.images().get(container.imageId());
      if (image != null) {
        digests.put(container.imageId(), image.digests());
      }
    }
    return new StoredSnapshot(
        snapshot.containers(), digests, snapshot.failing().stream().sorted().toList());
  }

  String text() {
    Map<String, Object> plain = new LinkedHashMap<>();
    plain.put("containers", containers.stream().map(StoredSnapshot::plain).toList());
    plain.put("digests", digests);
    plain.put("failing", failing);
    return Json.line(plain);
  }

  private static Map<String, Object> plain(ContainerState container) {
    Map<String, Object> plain = new LinkedHashMap<>();
    plain.put("id", container.id());
    plain.put("name", container.name());
    plain.put("service", container.service());
    plain.put("number", container.number());
    plain.put("imageId", container.imageId());
    List<Map<String, String>> fields = new ArrayList<>();
    container
        .fields()
        .values()
        .forEach(
            (key, value) ->
                fields.add(Map.of("field", key.field(), "name", key.name(), "value", value)));
    plain.put("fields", fields);
    plain.put("condition", container.condition());
    plain.put("volumes", container.volumes());
    return plain;
  }

  /**
   * What ran, of a stored text. Earlier states hold the list of containers alone, and no digests.
   */
  static StoredSnapshot read(String text, int number) {
    String whole = text.startsWith("[") ? "{\"containers\":" + text + "}" : text;
    Stored stored = Stored.read(whole, "the snapshot after revision " + number);
    Map<String, List<String>> digests = new TreeMap<>();
    Stored known = stored.object("digests");
    known.values().keySet().forEach(id -> digests.put(id.toString(), known.texts(id.toString())));
    return new StoredSnapshot(
        stored.objects("containers").stream().map(StoredSnapshot::container).toList(),
        digests,
        stored.texts("failing"));
  }

  private static ContainerState container(Stored stored) {
    var fields = new Fields.Builder();
    stored
        .objects("fields")
        .forEach(field -> fields.set(field.text("field"), field.text("name"), field.text("value")));
    Stored condition = stored.object("condition");
    return new ContainerState(
        stored.text("id"),
        stored.text("name"),
        stored.text("service"),
        (int) stored.number("number"),
        stored.text("imageId"),
        fields.build(),
        new ContainerState.Condition(
            condition.constant("status", ContainerState.Status.class),
            condition.constant("health", ContainerState.Health.class),
            (int) condition.number("exitCode"),
            (int) condition.number("restarts"),
            condition.flag("outOfMemory"),
            condition.instant("startedAt"),
            condition.instant("finishedAt"),
            condition.text("message")),
        stored.texts("volumes"));
  }

  /** What ran, with the images by their ids. */
  Snapshot snapshot(Optional<Revision> revision) {
    Map<String, ImageState> images = new LinkedHashMap<>();
    digests.forEach((id, known) -> images.put(id, new ImageState(id, known, 0, Fields.NONE)));
    return new Snapshot(revision, containers, images, Set.copyOf(failing));
  }

  /** The images of the services. */
  Map<String, RanImage> images() {
    Map<String, RanImage> images = new LinkedHashMap<>();
    for (ContainerState container : containers) {
      String id = container.imageId();
      images.putIfAbsent(
          container.service(), new RanImage(id, digests.getOrDefault(id, List.of())));
    }
    return images;
  }
}
