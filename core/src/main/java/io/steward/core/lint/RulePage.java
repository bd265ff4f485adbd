// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.lint;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The page of a rule, in Markdown: its reference, and its help in SARIF. */
public final class RulePage {
  /** The folder of the pages in the project's repository. */
  public static final String FOLDER = "docs/rules";

  private RulePage() {}

  /** Where the page of a rule lies in the project's repository. */
  public static String link(String rule) {
    return FOLDER + "/" + rule + ".md";
  }

  /** The whole page. */
  public static String of(RuleSpec spec, RulePack pack) {
    List<String> parts = new ArrayList<>();
    parts.add("# " + spec.id());
    parts.add(sentence(spec.summary()));
    parts.add(facts(spec, pack));
    parts.add("## Why\n\n" + spec.why());
    parts.add("## To mend it\n\n" + sentence(spec.mend()));
    parts.add("## Finds something\n\n" + example(spec.bad()));
    parts.add("## Finds nothing\n\n" + example(spec.good()));
    parts.add(
        "## To accept it\n\nWith a comment behind the line, or above it for the whole block:\n\n"
            + "```yaml\n# steward: ignore "
            + spec.id()
            + " why it is fine here\n```\n\nor in `config/lint.yaml`, with a reason and, if you"
            + " like, a last day:\n\n```yaml\nignore:\n  a-name-of-your-own:\n    rule: "
            + spec.id()
            + "\n    stack: media\n    reason: why it is fine here\n    until: 2027-03-31\n```");
    return String.join("\n\n", parts) + "\n";
  }

  private static String facts(RuleSpec spec, RulePack pack) {
    List<String> rows = new ArrayList<>();
    rows.add("| | |\n|---|---|");
    rows.add("| Pack | " + pack.name() + (pack.onByDefault() ? "" : ", off by default") + " |");
    rows.add("| Severity | " + word(spec.severity()) + " |");
    if (spec.risk() != Risk.NONE) {
      rows.add("| Risk | " + word(spec.risk()) + " |");
    }
    if (spec.fixes()) {
      rows.add("| Mended by | `steward compose lint --fix` |");
    }
    if (!spec.equivalents().isEmpty()) {
      rows.add("| Known as | " + String.join(", ", spec.equivalents()) + " |");
    }
    return String.join("\n", rows);
  }

  private static String example(Example example) {
    List<String> blocks = new ArrayList<>();
    for (Map.Entry<String, String> file : example.files().entrySet()) {
      String name = example.files().size() == 1 ? "" : "`" + file.getKey() + "`:\n\n";
      String language = file.getKey().endsWith(".yaml") ? "yaml" : "";
      blocks.add(name + "```" + language + "\n" + file.getValue().stripTrailing() + "\n```");
    }
    return String.join("\n\n", blocks);
  }

  private static String sentence(String text) {
    return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1) + ".";
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
