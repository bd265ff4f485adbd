// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy.target;

import io.steward.core.deploy.FieldKey;
import io.steward.core.deploy.Fields;
import io.steward.core.operation.Json;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a simulated target has, as JSON. */
final class ThingsText {
  private ThingsText() {}

  static String write(Things things) {
    return Json.line(
        Map.of(
            "containers", things.containers.values().stream().map(ThingsText::plain).toList(),
            "images", things.images,
            "imageIds", List.copyOf(things.imageIds),
            "published", things.published,
            "networks", List.copyOf(things.networks),
            "volumes", List.copyOf(things.volumes),
            "made", things.made));
  }

  static Things read(String text) {
    Map<String, @Nullable Object> plain = Json.read(text, "the state of a simulated target");
    var things = new Things();
    for (Object item : list(plain.get("containers"))) {
      PretendedContainer container = container(map(item));
      things.containers.put(container.id(), container);
    }
    map(plain.get("images")).forEach((name, id) -> things.images.put(name, text(id)));
    list(plain.get("imageIds")).forEach(id -> things.imageIds.add(text(id)));
    map(plain.get("published")).forEach((name, n) -> things.published.put(name, number(n)));
    list(plain.get("networks")).forEach(name -> things.networks.add(text(name)));
    list(plain.get("volumes")).forEach(name -> things.volumes.add(text(name)));
    things.made = number(plain.get("made"));
    return things;
  }

  private static Map<String, Object> plain(PretendedContainer container) {
    List<List<String>> fields =
        container.fields().values().entrySet().stream()
            .map(field -> List.of(field.getKey().field(), field.getKey().name(), field.getValue()))
            .toList();
    return Map.ofEntries(
        Map.entry("id", container.id()),
        Map.entry("name", container.name()),
        Map.entry("project", container.project()),
        Map.entry("service", container.service()),
        Map.entry("number", container.number()),
        Map.entry("imageId", container.imageId()),
        Map.entry("fields", fields),
        Map.entry("volumes", container.volumes()),
        Map.entry("fate", container.fate().name()),
        Map.entry("startedAt", container.startedAt().toString()),
        Map.entry("stoppedAt", container.stoppedAt().map(Instant::toString).orElse("")));
  }

  private static PretendedContainer container(Map<String, Object> plain) {
    var fields = new Fields.Builder();
    for (Object item : list(plain.get("fields"))) {
      List<?> field = list(item);
      FieldKey key = new FieldKey(text(field.get(0)), text(field.get(1)));
      fields.set(key.field(), key.name(), text(field.get(2)));
    }
    String stopped = text(plain.get("stoppedAt"));
    return new PretendedContainer(
        text(plain.get("id")),
        text(plain.get("name")),
        text(plain.get("project")),
        text(plain.get("service")),
        number(plain.get("number")),
        text(plain.get("imageId")),
        fields.build(),
        list(plain.get("volumes")).stream().map(ThingsText::text).toList(),
        Fate.valueOf(text(plain.get("fate"))),
        Instant.parse(text(plain.get("startedAt"))),
        stopped.isEmpty() ? Optional.empty() : Optional.of(Instant.parse(stopped)));
  }

  private static List<?> list(@Nullable Object value) {
    return value instanceof List<?> items ? items : List.of();
  }

  @SuppressWarnings("unchecked") // keys of a JSON object are texts
  private static Map<String, Object> map(@Nullable Object value) {
    return value instanceof Map<?, ?> map ? (Map<String, Object>) map : Map.of();
  }

  private static String text(@Nullable Object value) {
    return String.valueOf(value);
  }

  private static int number(@Nullable Object value) {
    return value instanceof Number number ? number.intValue() : 0;
  }
}
