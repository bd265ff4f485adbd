// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.cli;

import java.util.List;
import java.util.stream.Collectors;

/** The completion script for fish, 3 and newer. */
record FishCompletion(List<CompletionPlace> places) {
  private static final String FRAME =
      """
      # Completion of steward for fish; made by 'steward completion fish'.
      function __steward_place
          set -l place ''
          set -l skip 0
          for word in (commandline -opc)[2..-1]
              if test $skip = 1
                  set skip 0
                  continue
              end
              switch "$place:$word"
      %s        end
          end
          echo $place
      end
      function __steward_at
          contains -- (__steward_place) $argv
      end
      complete -c steward -f
      %s""";

  String script() {
    return FRAME.formatted(cases(), places.stream().map(this::lines).collect(Collectors.joining()));
  }

  private String cases() {
    var cases = new StringBuilder();
    for (CompletionPlace place : places) {
      for (String path : place.paths()) {
        String valued =
            place.valued().stream()
                .map(name -> quoted(path + ":" + name))
                .collect(Collectors.joining(" "));
        cases.append("            case ").append(valued).append("\n                set skip 1\n");
        if (!path.isEmpty()) {
          String step = path.contains(" ") ? path.replace(' ', ':') : ":" + path;
          cases.append("            case ").append(quoted(step));
          cases.append("\n                set place ").append(quoted(path)).append('\n');
        }
      }
    }
    return cases.toString();
  }

  private String lines(CompletionPlace place) {
    String at =
        "complete -c steward -n \"__steward_at "
            + place.paths().stream().map(FishCompletion::quoted).collect(Collectors.joining(" "))
            + "\"";
    var lines = new StringBuilder();
    place
        .words()
        .forEach((word, text) -> lines.append(at + " -a " + word + " -d " + quoted(text) + "\n"));
    if (!place.choices().isEmpty()) {
      lines.append(at + " -a " + quoted(String.join(" ", place.choices())) + "\n");
    }
    if (place.takesFiles()) {
      lines.append(at + " -F\n");
    }
    place.options().forEach(option -> lines.append(at + option(option) + "\n"));
    return lines.toString();
  }

  private static String option(CommandOption option) {
    var text = new StringBuilder();
    for (String name : option.names()) {
      text.append(name.startsWith("--") ? " -l " + name.substring(2) : " -s " + name.substring(1));
    }
    if (!option.isSwitch()) {
      text.append(option.isPath() ? " -r -F" : " -x");
      if (!option.choices().isEmpty()) {
        text.append(" -a ").append(quoted(String.join(" ", option.choices())));
      }
    }
    return text.append(" -d ").append(quoted(option.text())).toString();
  }

  private static String quoted(String text) {
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
  }
}
