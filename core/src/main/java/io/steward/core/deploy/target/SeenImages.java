// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy.target;

import io.steward.core.deploy.ImageState;
import io.steward.core.docker.ContainerInfo;
import io.steward.core.docker.DockerEngine;
import io.steward.core.docker.ImageInfo;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The images of an engine by what they are: an id never means another one, so each is read once.
 * Thread-safe.
 *
 * @param engine where they lie
 * @param all those that were seen, by id
 */
record SeenImages(DockerEngine engine, Map<String, ImageState> all) {
  SeenImages(DockerEngine engine) {
    this(engine, new ConcurrentHashMap<>());
  }

  Map<String, ImageState> byReference(Collection<String> references) {
    Map<String, ImageState> found = new LinkedHashMap<>();
    engine.findImages(references).forEach((name, image) -> found.put(name, state(image)));
    return found;
  }

  private ImageState state(ImageInfo image) {
    return all.computeIfAbsent(image.id(), id -> Conditions.image(image));
  }

  /** The images of the containers, by id; without one that is gone. */
  Map<String, ImageState> byId(List<ContainerInfo> containers, Collection<ImageState> named) {
    Map<String, ImageState> known = new LinkedHashMap<>();
    named.forEach(image -> known.put(image.id(), image));
    Set<String> missing = new TreeSet<>();
    containers.forEach(container -> missing.add(container.imageId()));
    missing.removeAll(known.keySet());
    engine.inspectImages(missing).forEach(image -> known.put(image.id(), state(image)));
    return known;
  }
}
