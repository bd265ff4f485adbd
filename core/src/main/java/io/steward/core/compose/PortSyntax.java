// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.compose;

import io.steward.core.error.Position;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The short form of a published port: {@code [[IP:]PUBLISHED:]TARGET[/PROTOCOL]}, with ranges. */
final class PortSyntax {
  private static final Set<String> PROTOCOLS = Set.of("tcp", "udp", "sctp");
  private static final String HINT = "write PUBLISHED:TARGET, in quotes";

  private PortSyntax() {}

  private record Range(int first, int last) {
    int size() {
      return last - first;
    }
  }

  /** The long forms of a short one, one a port; sorted as Compose sorts them, by text. */
  static List<Value> parse(String text, Position at) throws SyntaxException {
    int last = text.lastIndexOf(':');
    int before = last < 0 ? -1 : text.lastIndexOf(':', last - 1);
    String address = before < 0 ? "" : address(text.substring(0, before));
    String published = last < 0 ? "" : text.substring(before + 1, last);
    String container = text.substring(last + 1);
    int slash = container.indexOf('/');
    String protocol = slash < 0 ? "" : container.substring(slash + 1).toLowerCase(Locale.ROOT);
    protocol = protocol.isEmpty() ? "tcp" : protocol;
    String target = slash < 0 ? container : container.substring(0, slash);
    if (target.isEmpty()) {
      throw new SyntaxException("'" + text + "' names no port of the container", HINT);
    }
    Range targets = range(target, text);
    if (!PROTOCOLS.contains(protocol)) {
      throw new SyntaxException(
          "'" + protocol + "' in '" + text + "' is not a protocol", "known: sctp, tcp, udp");
    }
    Range hosts = published.isEmpty() ? targets : range(published, text);
    if (hosts.size() != targets.size() && targets.size() != 0) {
      throw new SyntaxException(
          "the ranges " + published + " and " + target + " in '" + text + "' differ in length");
    }
    List<Value> ports = new ArrayList<>();
    for (int index = 0; index <= targets.size(); index++) {
      String host = published.isEmpty() ? "" : Integer.toString(hosts.first() + index);
      if (targets.size() == 0 && hosts.size() > 0) {
        host = hosts.first() + "-" + hosts.last();
      }
      ports.add(port(at, address, host, targets.first() + index, protocol));
    }
    ports.sort(Comparator.comparing(port -> ((Value.Leaf) target(port)).text()));
    return ports;
  }

  private static Value target(Value port) {
    Value target = ((Value.Fields) port).get("target");
    return target == null ? port : target;
  }

  private static Value port(
      Position at, String address, String published, int target, String protocol) {
    Value.Fields port = Value.Fields.empty(at);
    port.put("mode", new Value.Leaf(at, "ingress"));
    if (!address.isEmpty()) {
      port.put("host_ip", new Value.Leaf(at, address));
    }
    port.put("target", new Value.Leaf(at, (long) target));
    if (!published.isEmpty()) {
      port.put("published", new Value.Leaf(at, published));
    }
    port.put("protocol", new Value.Leaf(at, protocol));
    return port;
  }

  private static Range range(String text, String whole) throws SyntaxException {
    int dash = text.indexOf('-');
    int first = number(dash < 0 ? text : text.substring(0, dash), whole);
    int last = dash < 0 ? first : number(text.substring(dash + 1), whole);
    if (last < first) {
      throw new SyntaxException("the range " + text + " in '" + whole + "' runs backwards");
    }
    return new Range(first, last);
  }

  private static int number(String text, String whole) throws SyntaxException {
    boolean digits = !text.isEmpty() && text.length() <= 9;
    for (int index = 0; digits && index < text.length(); index++) {
      digits = text.charAt(index) >= '0' && text.charAt(index) <= '9';
    }
    int port = digits ? Integer.parseInt(text) : -1;
    if (port < 0 || port > 65535) {
      throw new SyntaxException("'" + text + "' in '" + whole + "' is not a port", HINT);
    }
    return port;
  }

  private static String address(String text) throws SyntaxException {
    boolean bracketed = text.startsWith("[") && text.endsWith("]");
    String address = bracketed ? text.substring(1, text.length() - 1) : text;
    if (!address.isEmpty() && !IpAddress.isAddress(address)) {
      throw new SyntaxException("'" + address + "' is not an IP address");
    }
    if (!bracketed && address.contains(":")) {
      throw new SyntaxException("'" + address + "' needs brackets", "write [" + address + "]");
    }
    return address;
  }
}
