// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.homelab.init;

import io.steward.core.operation.Line;
import io.steward.core.operation.Mark;
import io.steward.core.operation.Page;
import io.steward.core.operation.Printable;
import java.nio.file.Path;
import java.util.List;

/**
 * What became of a folder.
 *
 * @param folder the folder
 * @param dryRun whether it was only tried: then nothing was written
 * @param written files that were written, or would be, relative to the folder
 * @param kept files that were there before and were left alone
 * @param stacks how many stacks were found, those left out not counted
 * @param services how many services were made of them
 * @param leftOut what could not be used, with the reason
 * @param missing what the kept files do not name yet, as YAML to put into them; may be empty
 */
public record Initialised(
    Path folder,
    boolean dryRun,
    List<String> written,
    List<String> kept,
    int stacks,
    int services,
    List<String> leftOut,
    List<Missing> missing)
    implements Printable {

  /** Keeps its own copies. */
  public Initialised {
    written = List.copyOf(written);
    kept = List.copyOf(kept);
    leftOut = List.copyOf(leftOut);
    missing = List.copyOf(missing);
  }

  /**
   * What a kept file does not name yet.
   *
   * @param file the file, relative to the folder
   * @param names the names of the entries
   * @param yaml the entries as YAML
   */
  public record Missing(String file, List<String> names, String yaml) {
    /** Keeps its own copy. */
    public Missing {
      names = List.copyOf(names);
    }
  }

  @Override
  public void print(Page page) {
    page.add("Looked for Compose files in " + folder + " and below. None was changed.");
    page.add("Found " + count(stacks, "stack") + " with " + count(services, "service") + ".");
    page.gap();
    for (String file : written) {
      page.add(
          Line.blank()
              .mark(0, Mark.CREATE)
              .name(file)
              .text(dryRun ? "  would be written" : "  written"));
    }
    for (String file : kept) {
      page.add(Line.blank().mark(0, Mark.NONE).name(file).text("  was there, left as it is"));
    }
    leftOut.forEach(text -> page.add(Line.blank().mark(0, Mark.CARE).text("left out: " + text)));
    for (Missing part : missing) {
      page.gap();
      page.add("Not in " + part.file() + " yet: " + String.join(", ", part.names()) + ". To add:");
      part.yaml().lines().forEach(line -> page.exact("  " + line));
    }
    page.gap();
    page.add(
        missing.isEmpty() && written.isEmpty()
            ? "Nothing is new."
            : "Read the guesses in the files, then: steward config validate");
  }

  private static String count(int number, String noun) {
    return number + " " + noun + (number == 1 ? "" : "s");
  }
}
