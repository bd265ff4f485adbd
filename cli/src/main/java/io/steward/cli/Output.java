// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.cli;

import io.steward.core.config.YamlText;
import io.steward.core.operation.ArgField;
import io.steward.core.operation.Formed;
import io.steward.core.operation.Json;
import io.steward.core.operation.Line;
import io.steward.core.operation.Page;
import io.steward.core.operation.Plain;
import io.steward.core.operation.Printable;
import io.steward.core.operation.Tabular;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Prints results: for a person as they read best, for a program as JSON or YAML. */
final class Output {
  private final Screen screen;
  private final String form;

  Output(Screen screen, String form) {
    this.screen = screen;
    this.form = form;
  }

  /** Prints one result. */
  void print(Record result) {
    switch (form) {
      case "json" -> screen.write(Json.write(result));
      case "yaml" -> screen.write(YamlText.write(result));
      case "text" -> screen.show(page(result));
      default -> screen.write(((Formed) result).form(form));
    }
  }

  /** Prints one part of a result that comes in parts: a line, or a document of its own. */
  void print(Record part, Line line) {
    switch (form) {
      case "json" -> screen.write(Json.line(part) + "\n");
      case "yaml" -> screen.write("---\n" + YamlText.write(part));
      default -> screen.show(line);
    }
  }

  private static Page page(Record result) {
    var page = new Page();
    if (result instanceof Printable printable) {
      printable.print(page);
    } else if (result instanceof Tabular tabular) {
      page.table(tabular.table(), tabular.ifEmpty());
    } else if (Plain.of(result) instanceof Map<?, ?> values) {
      int column = 2 + values.keySet().stream().mapToInt(k -> key(k).length()).max().orElse(0);
      values.forEach((name, value) -> pair(page, key(name), value, column));
    }
    return page;
  }

  private static String key(Object name) {
    return ArgField.kebab(name.toString());
  }

  private static void pair(Page page, String name, @Nullable Object value, int column) {
    Line start = Line.blank().name(name);
    if (value instanceof Map<?, ?> || (value instanceof List<?> items && nested(items))) {
      page.add(start);
      YamlText.write(value).lines().forEach(line -> page.exact("  " + line));
      return;
    }
    String text =
        value instanceof List<?> items
            ? String.join(", ", items.stream().map(String::valueOf).toList())
            : value == null ? "" : value.toString();
    List<String> lines = text.lines().toList();
    page.add(start.to(column).text(lines.isEmpty() ? "" : lines.get(0)));
    lines.stream().skip(1).forEach(line -> page.add(Line.blank().to(column).text(line)));
  }

  private static boolean nested(List<?> items) {
    return items.stream().anyMatch(item -> item instanceof Map<?, ?> || item instanceof List<?>);
  }
}
