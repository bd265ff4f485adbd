// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.lint;

import io.steward.core.compose.ComposeNode;
import io.steward.core.compose.ComposeService;
import io.steward.core.error.Position;
import io.steward.core.homelab.Exposure;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** One enabled service of a stack, as a rule sees it. Immutable. */
public final class LintService {
  private final LintStack stack;
  private final ComposeService service;
  private final Optional<ComposeNode> written;

  LintService(LintStack stack, ComposeService service) {
    this.stack = stack;
    this.service = service;
    this.written = stack.written("services", service.name());
  }

  /** What the file calls it. */
  public String name() {
    return service.name();
  }

  /** {@code STACK/SERVICE}, as it is called in another stack. */
  public String fullName() {
    return stack.name() + "/" + name();
  }

  /** The stack it belongs to. */
  public LintStack stack() {
    return stack;
  }

  /** The service as Compose would run it. */
  public ComposeService compose() {
    return service;
  }

  /** Its image, taken apart; of no name when it is only built. */
  public Image image() {
    return Image.of(service.image().orElse(""));
  }

  /** The database it runs; empty for a client or a tool in the image of one. */
  public Optional<KnownImage> database() {
    return service.entrypoint().isEmpty()
            && service.command().flatMap(words -> words.stream().findFirst()).stream()
                .noneMatch(KnownImage::isClient)
        ? KnownImage.of(image())
        : Optional.empty();
  }

  /** What is written under these keys; empty when nothing is. */
  public Optional<ComposeNode> written(String... path) {
    return written.flatMap(node -> node.find(path));
  }

  /** Whether something is written under these keys, if only nothing. */
  public boolean has(String... path) {
    return written(path).isPresent();
  }

  /**
   * Where the key of this path stands, or the nearest above it that is written; items of a list go
   * by their number.
   */
  public Spot at(String... path) {
    String[] full = new String[path.length + 2];
    full[0] = "services";
    full[1] = name();
    System.arraycopy(path, 0, full, 2, path.length);
    Spot spot = stack.at(full);
    return new Spot(spot.position(), name(), spot.key());
  }

  /** Where the value of this path begins; as {@link #at} where nothing is written. */
  public Spot valueAt(String... path) {
    Spot spot = at(path);
    Position position = written(path).map(ComposeNode::at).orElse(spot.position());
    return new Spot(position, name(), spot.key());
  }

  /** Where a mount is written, by its number; the key where another number of them is written. */
  public Spot mountAt(int index) {
    return itemAt("volumes", index, service.volumes().size());
  }

  /** Where a port is written, by its number; the key where ranges stand for several. */
  public Spot portAt(int index) {
    return itemAt("ports", index, service.ports().size());
  }

  private Spot itemAt(String key, int index, int count) {
    boolean same = written(key).map(list -> list.items().size()).orElse(0) == count;
    return same ? valueAt(key, String.valueOf(index)) : at(key);
  }

  /** Who may reach it: the widest of the homelab's services that it is part of. */
  public Optional<Exposure> exposure() {
    Set<Exposure> exposures =
        stack.homelabServices().stream()
            .filter(s -> s.stacks().contains(stack.name()))
            .filter(
                s ->
                    s.runs().isEmpty()
                        ? s.stack().equals(stack.name())
                        : s.runs().stream()
                            .anyMatch(
                                part ->
                                    part.stack().equals(stack.name())
                                        && part.service().equals(name())))
            .map(io.steward.core.homelab.Service::exposure)
            .collect(Collectors.toSet());
    return exposures.stream().min(Enum::compareTo);
  }

  @Override
  public String toString() {
    return fullName();
  }
}
