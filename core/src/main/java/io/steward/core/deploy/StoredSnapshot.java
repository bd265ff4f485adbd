// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy;

import io.steward.core.operation.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What the state keeps of a snapshot.
 *
 * @param containers what ran, or lay stopped
 * @param digests where registries had the images of the containers, by the engine's ids of them
 */
record StoredSnapshot(List<ContainerState> containers, Map<String, List<String>> digests) {

  static StoredSnapshot of(Snapshot snapshot) {
    Map<String, List<String>> digests = new TreeMap<>();
    for (ContainerState container : snapshot.containers()) {
      ImageState image = snapshot.images().get(container.imageId());
      if (image != null) {
        digests.put(container.imageId(), image.digests());
      }
    }
    return new StoredSnapshot(snapshot.containers(), digests);
  }

  String text() {
    return Json.line(this);
  }

  /**
   * The images of the services in a stored text. Earlier states hold the list of containers alone,
   * and no digests.
   */
  static Map<String, RanImage> images(String text, int number) {
    String whole = text.startsWith("[") ? "{\"containers\":" + text + "}" : text;
    Map<String, @Nullable Object> stored =
        Json.read(whole, "the snapshot after revision " + number);
    Map<String, RanImage> images = new LinkedHashMap<>();
    if (stored.get("containers") instanceof List<?> containers) {
      for (Object container : containers) {
        if (container instanceof Map<?, ?> fields
            && fields.get("service") instanceof String service
            && fields.get("imageId") instanceof String id) {
          images.putIfAbsent(service, new RanImage(id, digests(stored.get("digests"), id)));
        }
      }
    }
    return images;
  }

  private static List<String> digests(@Nullable Object digests, String id) {
    return digests instanceof Map<?, ?> known && known.get(id) instanceof List<?> texts
        ? texts.stream().map(String::valueOf).toList()
        : List.of();
  }
}
