// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.lint.rule.validity;

import io.steward.core.compose.PortMapping;
import io.steward.core.lint.Host;
import io.steward.core.lint.LintService;
import io.steward.core.lint.LintStack;
import io.steward.core.lint.WrittenPort;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** What every service of a host publishes. */
record TakenPorts(List<Taken> taken) {
  TakenPorts {
    taken = List.copyOf(taken);
  }

  static TakenPorts of(Host host) {
    List<Taken> taken = new ArrayList<>();
    for (LintStack stack : host.stacks()) {
      for (LintService service : stack.services()) {
        service.compose().ports().forEach(port -> taken(service, port).ifPresent(taken::add));
      }
    }
    return new TakenPorts(taken);
  }

  private static Optional<Taken> taken(LintService service, PortMapping port) {
    String published = port.published();
    if (!published.matches("\\d{1,5}(-\\d{1,5})?") || published.equals("0")) {
      return Optional.empty();
    }
    String[] ends = published.split("-", 2);
    return Optional.of(
        new Taken(
            service,
            WrittenPort.of(service, port).map(WrittenPort::index).orElse(0),
            Integer.parseInt(ends[0]),
            Integer.parseInt(ends[ends.length - 1]),
            port));
  }

  /** Another that takes the only port of this one, or the first of those that leave it none. */
  Optional<Taken> clashes(Taken mine) {
    List<Taken> fixed =
        taken.stream().filter(o -> o.isFixed() && o.standsInTheWayOf(mine)).toList();
    boolean none =
        IntStream.rangeClosed(mine.first(), mine.last())
            .allMatch(port -> fixed.stream().anyMatch(other -> other.first() == port));
    return none ? fixed.stream().findFirst() : Optional.empty();
  }

  /** A port of the host that a service takes, or a range it takes one of. */
  record Taken(LintService service, int index, int first, int last, PortMapping port) {
    boolean isOf(LintService other) {
      return service.fullName().equals(other.fullName());
    }

    boolean isFixed() {
      return first == last;
    }

    boolean standsInTheWayOf(Taken other) {
      boolean samePort = other.first <= first && first <= other.last;
      boolean sameEntry =
          isOf(other.service)
              && port.target() == other.port.target()
              && port.hostIp().equals(other.port.hostIp());
      return samePort
          && !sameEntry
          && port.protocol().equals(other.port.protocol())
          && sameAddress(port.hostIp(), other.port.hostIp());
    }

    /** No address is every one, 0.0.0.0 every one of IPv4 and :: every one of IPv6. */
    private static boolean sameAddress(String one, String other) {
      if (one.isEmpty() || other.isEmpty() || one.equals(other)) {
        return true;
      }
      boolean sameFamily = one.contains(":") == other.contains(":");
      return sameFamily && (isEvery(one) || isEvery(other));
    }

    private static boolean isEvery(String address) {
      return address.equals("0.0.0.0") || address.equals("::");
    }

    @Override
    public String toString() {
      return isFixed() ? String.valueOf(first) : first + "-" + last;
    }
  }
}
