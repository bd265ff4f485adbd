// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.lint;

import io.steward.core.compose.ComposeNode;
import io.steward.core.compose.PortMapping;
import io.steward.core.error.Position;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One entry of {@code ports} as it is written, which may stand for a range of ports.
 *
 * @param index its number in the list
 * @param node what is written
 * @param published the port or range of ports of the host, empty for any free one
 * @param target the port or range of ports of the container
 * @param protocol {@code tcp}, {@code udp} or {@code sctp}
 */
public record WrittenPort(
    int index, ComposeNode node, String published, String target, String protocol) {

  /** The entries of a service, in the order of the file. */
  public static List<WrittenPort> of(LintService service) {
    List<WrittenPort> ports = new ArrayList<>();
    List<ComposeNode> items = service.written("ports").map(ComposeNode::items).orElse(List.of());
    for (ComposeNode item : items) {
      ports.add(item.isMap() ? ofMap(ports.size(), item) : ofText(ports.size(), item));
    }
    return ports;
  }

  /** The entry that a port of a service comes from. */
  public static Optional<WrittenPort> of(LintService service, PortMapping port) {
    return of(service).stream().filter(each -> each.covers(port)).reduce((one, other) -> other);
  }

  private static WrittenPort ofMap(int index, ComposeNode map) {
    String protocol = text(map, "protocol");
    return new WrittenPort(
        index,
        map,
        text(map, "published"),
        text(map, "target"),
        protocol.isEmpty() ? "tcp" : protocol);
  }

  private static WrittenPort ofText(int index, ComposeNode item) {
    String text = item.text();
    int slash = text.indexOf('/');
    String protocol = slash < 0 ? "tcp" : text.substring(slash + 1);
    String ports = slash < 0 ? text : text.substring(0, slash);
    int last = ports.lastIndexOf(':');
    int before = last < 0 ? -1 : ports.lastIndexOf(':', last - 1);
    String published = last < 0 ? "" : ports.substring(before + 1, last);
    return new WrittenPort(index, item, published, ports.substring(last + 1), protocol);
  }

  /** What puts it in quotes; empty when it has them already, or is written over lines. */
  public Optional<Fix> quoted(LintStack stack) {
    Position at = node.at();
    String raw = node.raw().orElse("");
    boolean plain = node.isScalar() && node.quoted().equals(Optional.of(false)) && !raw.isEmpty();
    String line = stack.source(at.source()).map(file -> file.line(at.line())).orElse("");
    int column = at.column() - 1;
    boolean within = column >= 0 && column <= line.codePointCount(0, line.length());
    boolean there = within && line.startsWith(raw, line.offsetByCodePoints(0, column));
    if (!plain || !there) {
      return Optional.empty();
    }
    Position end = new Position(at.source(), at.line(), at.column() + raw.length());
    return Optional.of(Fix.of(new Edit(at, end, '"' + raw + '"')));
  }

  private static String text(ComposeNode map, String key) {
    return map.get(key).map(ComposeNode::text).orElse("");
  }

  private boolean covers(PortMapping port) {
    return protocol.equalsIgnoreCase(port.protocol())
        && holds(target, String.valueOf(port.target()))
        && (published.equals(port.published()) || holds(published, port.published()));
  }

  private static boolean holds(String range, String port) {
    if (!port.matches("\\d{1,5}") || !range.matches("\\d{1,5}(-\\d{1,5})?")) {
      return false;
    }
    String[] ends = range.split("-", 2);
    int number = Integer.parseInt(port);
    return Integer.parseInt(ends[0]) <= number && number <= Integer.parseInt(ends[ends.length - 1]);
  }
}
