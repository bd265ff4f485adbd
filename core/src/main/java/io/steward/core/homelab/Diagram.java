// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.homelab;

import java.util.ArrayList;
import java.util.List;

/** The services of a homelab as a picture in words: one box a stack, one arrow a need. */
public final class Diagram {
  private final Homelab homelab;
  private final List<String> names;

  /** Draws this homelab. */
  public Diagram(Homelab homelab) {
    this.homelab = homelab;
    this.names = List.copyOf(homelab.services().keySet());
  }

  /** The picture in Mermaid's language. */
  public String mermaid() {
    var lines = new ArrayList<>(List.of("flowchart LR"));
    int number = 0;
    for (String stack : homelab.stacks().keySet()) {
      List<Service> services = in(stack);
      if (!services.isEmpty()) {
        lines.add("  subgraph s" + number++ + "[\"" + mermaid(stack) + "\"]");
        services.forEach(
            service ->
                lines.add(
                    "    "
                        + id(service.name())
                        + "[\""
                        + mermaid(label(service, "<br/>"))
                        + "\"]"));
        lines.add("  end");
      }
    }
    for (Service service : homelab.services().values()) {
      service
          .dependsOn()
          .forEach(needed -> lines.add("  " + id(service.name()) + " --> " + id(needed)));
    }
    return String.join("\n", lines) + "\n";
  }

  /** The picture in Graphviz's language. */
  public String dot() {
    var lines =
        new ArrayList<>(List.of("digraph services {", "  rankdir=LR", "  node [shape=box]"));
    int number = 0;
    for (String stack : homelab.stacks().keySet()) {
      List<Service> services = in(stack);
      if (!services.isEmpty()) {
        lines.add("  subgraph cluster_" + number++ + " {");
        lines.add("    label=" + quoted(stack));
        services.forEach(
            service ->
                lines.add(
                    "    "
                        + quoted(service.name())
                        + " [label="
                        + quoted(label(service, "\n"))
                        + "]"));
        lines.add("  }");
      }
    }
    for (Service service : homelab.services().values()) {
      service
          .dependsOn()
          .forEach(needed -> lines.add("  " + quoted(service.name()) + " -> " + quoted(needed)));
    }
    lines.add("}");
    return String.join("\n", lines) + "\n";
  }

  private List<Service> in(String stack) {
    return homelab.services().values().stream().filter(s -> s.stack().equals(stack)).toList();
  }

  private static String label(Service service, String lineEnd) {
    return service.name() + lineEnd + service.hostname().orElse(service.exposure().text());
  }

  /** Names may hold letters that Mermaid gives a meaning to, so nodes go by number. */
  private String id(String service) {
    return "n" + names.indexOf(service);
  }

  private static String mermaid(String text) {
    return text.replace("\"", "#quot;");
  }

  private static String quoted(String text) {
    return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + "\"";
  }
}
