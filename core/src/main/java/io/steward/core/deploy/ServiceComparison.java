// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy;

import io.steward.core.compose.Content;
import io.steward.core.deploy.LeftContainers.Left;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Compares a container with the service as it was deployed: fields, image and mounted files. */
final class ServiceComparison {
  private static final FieldKey IMAGE = FieldKey.of("image");
  private final Deployed deployed;
  private final Map<String, ImageState> images;
  private final Secrecy secrecy;

  ServiceComparison(Deployed deployed, Map<String, ImageState> images) {
    this.deployed = deployed;
    this.images = images;
    this.secrecy = new Secrecy(deployed.wanted().secrets());
  }

  /** One difference, and the mark by which it can be accepted. */
  record Difference(FieldKey key, FieldChange change, String mark) {}

  List<Difference> of(WantedService wanted, List<Left> left, ContainerState container) {
    List<Difference> all = new ArrayList<>(fields(wanted, container));
    boolean otherText = all.stream().anyMatch(difference -> difference.key().equals(IMAGE));
    if (!otherText) {
      image(wanted, left, container).ifPresent(all::add);
    }
    if (deployed.onFileChange() != FileChange.NONE) {
      all.addAll(files(wanted, container));
    }
    return all;
  }

  /** What was set and what is, both without what the image of the container sets by itself. */
  private List<Difference> fields(WantedService wanted, ContainerState container) {
    ImageState image = images.get(container.imageId());
    Fields own = image == null ? Fields.NONE : image.defaults();
    Fields shall = wanted.fields().minus(own);
    Fields is = container.fields();
    Set<FieldKey> keys = new TreeSet<>(shall.values().keySet());
    if (image != null) {
      keys.addAll(is.values().keySet());
    }
    List<Difference> differences = new ArrayList<>();
    for (FieldKey key : keys) {
      Optional<String> from = shall.find(key);
      Optional<String> to = is.find(key);
      String settled = Settled.Difference.of(wanted.name(), key, is, shall).mark();
      if (!FieldWords.alike(to, from) && !deployed.settled().contains(settled)) {
        FieldChange change =
            secrecy.change(key, from.or(() -> own.find(key)), to.or(() -> own.find(key)));
        differences.add(difference(container, key, from.orElse(""), to.orElse(""), change));
      }
    }
    return differences;
  }

  private static Difference difference(
      ContainerState container, FieldKey key, String from, String to, FieldChange change) {
    return new Difference(key, change, Accepted.mark(container.id(), key, from, to));
  }

  /** Another image under the same name, or a name that means another image than the one it has. */
  private Optional<Difference> image(
      WantedService wanted, List<Left> left, ContainerState container) {
    Optional<String> was =
        left.stream()
            .filter(row -> row.id().equals(container.id()))
            .findFirst()
            .or(() -> left.stream().findFirst())
            .map(Left::image)
            .filter(id -> !id.isEmpty());
    if (was.filter(id -> !id.equals(container.imageId())).isPresent()) {
      return Optional.of(moved(wanted, container, IMAGE, was.get(), container.imageId()));
    }
    return Optional.ofNullable(images.get(wanted.image()))
        .filter(named -> !named.id().equals(container.imageId()))
        .filter(named -> !wanted.image().contains("@"))
        .map(
            named -> moved(wanted, container, FieldKey.of("tag"), container.imageId(), named.id()));
  }

  private static Difference moved(
      WantedService wanted, ContainerState container, FieldKey key, String from, String to) {
    FieldKey named = new FieldKey(key.field(), tag(wanted.image()) + " moved");
    FieldChange change =
        FieldChange.of(named, Optional.of(Planner.brief(from)), Optional.of(Planner.brief(to)));
    return difference(container, named, from, to, change);
  }

  private static String tag(String reference) {
    int end = reference.lastIndexOf(':');
    if (reference.contains("@")) {
      return "digest";
    }
    return end > reference.lastIndexOf('/') ? reference.substring(end + 1) : "latest";
  }

  Difference count(WantedService wanted, int containers, String first) {
    FieldKey key = FieldKey.of("replicas");
    String from = Integer.toString(wanted.replicas());
    String to = Integer.toString(containers);
    return new Difference(
        key,
        FieldChange.of(key, Optional.of(from), Optional.of(to)),
        Accepted.mark(first, key, from, to));
  }

  private List<Difference> files(WantedService wanted, ContainerState container) {
    Set<String> mounts = new HashSet<>(wanted.fields().values().values());
    List<Difference> differences = new ArrayList<>();
    for (Content file : deployed.revision().files()) {
      Optional<String> text =
          mounts.contains(FieldWords.bind(file.path().toString(), true))
              ? Remembered.difference(file)
              : Optional.empty();
      if (text.isPresent()) {
        FieldKey key = new FieldKey("file", String.valueOf(file.path().getFileName()));
        boolean secret =
            wanted.files().stream()
                .anyMatch(mounted -> mounted.secret() && mounted.path().equals(file.path()));
        FieldChange change =
            secret ? FieldChange.hidden(key) : FieldChange.note("file", key.name(), text.get());
        differences.add(difference(container, key, file.path().toString(), text.get(), change));
      }
    }
    return differences;
  }

  /** When a kept file of this name was last written. */
  Optional<Instant> changedAt(String name) {
    return deployed.revision().files().stream()
        .map(Content::path)
        .filter(path -> path.endsWith(name))
        .findFirst()
        .flatMap(
            path -> {
              try {
                return Optional.of(Files.getLastModifiedTime(path).toInstant());
              } catch (IOException e) {
                // A file that is gone does not say when it went.
                return Optional.empty();
              }
            });
  }
}
