// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A published port as the name of a field says it: where on the host, and what of the container.
 *
 * @param address where it listens; empty for every address
 * @param published its number on the host
 * @param target port and protocol in the container
 */
record PortAddress(String address, String published, String target) {
  private static final Pattern FORM =
      Pattern.compile("(?:(?<address>.*):)?(?<published>[\\d-]+) → (?<target>\\d+/\\w+)");

  /** The same differences, where a port that only got another address is one and not two. */
  static List<FieldChange> inOneLine(List<FieldChange> differences) {
    List<FieldChange> lines = new ArrayList<>();
    for (FieldChange difference : differences) {
      Optional<FieldChange> moved = moved(difference, differences);
      if (moved.isEmpty()) {
        lines.add(difference);
      } else if (difference.to().isPresent()) {
        lines.add(moved.get());
      }
    }
    return lines;
  }

  private static Optional<FieldChange> moved(FieldChange difference, List<FieldChange> all) {
    Optional<PortAddress> port = of(difference);
    if (port.isEmpty()) {
      return Optional.empty();
    }
    List<FieldChange> same =
        all.stream().filter(other -> of(other).filter(port.get()::isSamePort).isPresent()).toList();
    List<FieldChange> gone = same.stream().filter(other -> other.to().isEmpty()).toList();
    List<FieldChange> come = same.stream().filter(other -> other.to().isPresent()).toList();
    if (gone.size() != 1 || come.size() != 1) {
      return Optional.empty();
    }
    return Optional.of(
        new FieldChange(
            "port",
            port.get().name(),
            of(gone.get(0)).map(PortAddress::words),
            of(come.get(0)).map(PortAddress::words),
            false));
  }

  private static Optional<PortAddress> of(FieldChange difference) {
    Matcher form = FORM.matcher(difference.name());
    return difference.field().equals("port") && form.matches()
        ? Optional.of(
            new PortAddress(
                Optional.ofNullable(form.group("address")).orElse(""),
                form.group("published"),
                form.group("target")))
        : Optional.empty();
  }

  private boolean isSamePort(PortAddress other) {
    return published.equals(other.published) && target.equals(other.target);
  }

  private String name() {
    return target.equals(published + "/tcp") ? published : published + " → " + target;
  }

  private String words() {
    return address.isEmpty() ? "every address" : address;
  }
}
