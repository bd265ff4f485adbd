// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.homelab.operation;

import com.google.inject.Inject;
import io.steward.core.homelab.Diagram;
import io.steward.core.homelab.Homelab;
import io.steward.core.operation.Arg;
import io.steward.core.operation.Operation;
import io.steward.core.operation.Page;
import io.steward.core.operation.Printable;
import io.steward.core.operation.Run;
import io.steward.core.operation.Spec;

/** {@code service graph}. */
final class DrawServices implements Operation<DrawServices.Input, DrawServices.Drawn> {
  static final Spec SPEC =
      Spec.operation("service", "graph", DrawServices.class)
          .summary("Draw what needs what, as text for Mermaid or Graphviz")
          .details("An arrow leads from a service to one it cannot work without.")
          .example("steward service graph > services.mmd", "for Mermaid, as GitHub draws it")
          .example("steward service graph --as dot | dot -Tsvg > services.svg", "for Graphviz")
          .build();
  private final Homelab homelab;

  @Inject
  DrawServices(Homelab homelab) {
    this.homelab = homelab;
  }

  @Override
  public Drawn run(Input input, Run run) {
    var diagram = new Diagram(homelab);
    return switch (input.as()) {
      case MERMAID -> new Drawn("mermaid", diagram.mermaid());
      case DOT -> new Drawn("dot", diagram.dot());
    };
  }

  enum Language {
    MERMAID,
    DOT
  }

  record Input(@Arg(value = "The language of the diagram", fallback = "mermaid") Language as) {}

  /**
   * A diagram.
   *
   * @param language its language
   * @param text the diagram itself
   */
  record Drawn(String language, String text) implements Printable {
    @Override
    public void print(Page page) {
      text.lines().forEach(page::exact);
    }
  }
}
