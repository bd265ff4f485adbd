// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.compose;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Additional hosts: {@code name=address}, {@code name:address}, or a map; printed sorted. */
enum HostsType implements Type {
  HOSTS;

  @Override
  public void check(Value value, Where where, Findings findings) {
    if (value instanceof Value.Items list) {
      ListType.TEXTS.check(value, where, findings);
      for (int index = 0; index < list.values().size(); index++) {
        if (list.values().get(index) instanceof Value.Leaf leaf && cut(leaf.text()) <= 0) {
          findings.add(
              leaf.at(), where.item(index), leaf.form() + " has no address", "write name=address");
        }
      }
    } else if (value instanceof Value.Fields map) {
      map.values()
          .forEach(
              (name, held) -> {
                if (name.isEmpty() || name.indexOf(':') >= 0 || name.indexOf('=') >= 0) {
                  findings.add(map.keyAt(name), where.child(name), "is not the name of a host");
                }
                ListType.ANY_TEXTS.withBare().check(held, where.child(name), findings);
                single(held, where.child(name), findings);
              });
    } else {
      Type.expected("a map or a list", value, where, findings, "");
    }
  }

  /** In a map Compose takes several addresses in one text for one, which no engine does. */
  private static void single(Value held, Where where, Findings findings) {
    if (held instanceof Value.Items list) {
      list.values().forEach(address -> single(address, where, findings));
    } else if (held instanceof Value.Leaf leaf && leaf.text().indexOf(',') >= 0) {
      findings.add(leaf.at(), where, leaf.form() + " is not one address", "write a list of them");
    }
  }

  private static int cut(String text) {
    int equals = text.indexOf('=');
    return equals >= 0 ? equals : text.indexOf(':');
  }

  @Override
  public @Nullable Object print(Value value, Form form) {
    List<String> hosts = new ArrayList<>();
    if (value instanceof Value.Items list) {
      for (Value held : list.values()) {
        String text = held instanceof Value.Leaf leaf ? leaf.text() : "";
        int cut = cut(text);
        for (String address : text.substring(cut + 1).split(",", -1)) {
          hosts.add(text.substring(0, cut) + "=" + bare(address));
        }
      }
    } else if (value instanceof Value.Fields map) {
      map.values().forEach((name, held) -> addresses(name, held, hosts));
    }
    Collections.sort(hosts);
    return hosts.isEmpty() && form == Form.SHOWN ? null : hosts;
  }

  private static void addresses(String name, Value held, List<String> hosts) {
    if (held instanceof Value.Items list) {
      list.values().forEach(address -> addresses(name, address, hosts));
    } else if (held instanceof Value.Leaf leaf) {
      hosts.add(name + "=" + bare(leaf.text()));
    }
  }

  /** An IPv6 address without its brackets. */
  private static String bare(String address) {
    return address.length() > 2 && address.startsWith("[") && address.endsWith("]")
        ? address.substring(1, address.length() - 1)
        : address;
  }
}
