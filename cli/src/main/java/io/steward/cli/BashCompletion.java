// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The completion script for bash, 4 and newer. */
record BashCompletion(List<CompletionPlace> places) {
  private static final String FRAME =
      """
      # Completion of steward for bash; made by 'steward completion bash'.
      _steward_step() {
        # The place after one more word; nothing when the word leads nowhere.
        case "$1:$2" in
      %s  esac
      }
      _steward_valued() {
        # Whether the option $2 at the place $1 is followed by a value.
        case "$1:$2" in
      %s    *) return 1 ;;
        esac
      }
      _steward_values() {
        case "$1:$2" in
      %s  esac
      }
      _steward_words() {
        case "$1" in
      %s  esac
      }
      _steward_options() {
        case "$1" in
      %s  esac
      }
      _steward() {
        local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD-1]}
        local place='' skip='' word next i
        COMPREPLY=()
        for ((i = 1; i < COMP_CWORD; i++)); do
          word=${COMP_WORDS[i]}
          if [[ $skip ]]; then skip=''; continue; fi
          if _steward_valued "$place" "$word"; then skip=1; continue; fi
          next=$(_steward_step "$place" "$word")
          place=${next:-$place}
        done
        if [[ $skip ]]; then
          word=$(_steward_values "$place" "$prev")
          case "$word" in
            @files) mapfile -t COMPREPLY < <(compgen -f -- "$cur") ;;
            *) mapfile -t COMPREPLY < <(compgen -W "$word" -- "$cur") ;;
          esac
          [[ $word == @files ]] && compopt -o filenames 2>/dev/null
          return 0
        fi
        if [[ $cur == -* ]]; then
          mapfile -t COMPREPLY < <(compgen -W "$(_steward_options "$place")" -- "$cur")
          return 0
        fi
        word=$(_steward_words "$place")
        if [[ $word == *@files* ]]; then
          mapfile -t COMPREPLY < <(compgen -f -- "$cur")
          compopt -o filenames 2>/dev/null
        else
          mapfile -t COMPREPLY < <(compgen -W "$word" -- "$cur")
        fi
      }
      complete -F _steward steward
      """;

  String script() {
    return FRAME.formatted(steps(), valued(), values(), words(), options());
  }

  String steps() {
    var steps = new StringBuilder();
    for (CompletionPlace place : places) {
      for (String path : place.paths()) {
        if (!path.isEmpty()) {
          int blank = path.indexOf(' ');
          String step = blank < 0 ? ":" + path : path.replace(' ', ':');
          steps.append("    '%s') echo '%s' ;;\n".formatted(step, path));
        }
      }
    }
    return steps.toString();
  }

  /** The patterns of options at their places; those of every place only once. */
  private static List<String> patterns(CompletionPlace place, List<String> names) {
    List<String> patterns = new ArrayList<>();
    for (String path : place.paths()) {
      names.forEach(name -> patterns.add("'" + path + ":" + name + "'"));
    }
    return patterns;
  }

  String valued() {
    return places.stream()
        .map(place -> "    " + String.join("|", patterns(place, place.valued())) + ") ;;\n")
        .collect(Collectors.joining());
  }

  String values() {
    var values = new StringBuilder();
    for (CompletionPlace place : places) {
      for (CommandOption option : place.options()) {
        String words = option.isPath() ? "@files" : String.join(" ", option.choices());
        if (!option.isSwitch() && !words.isEmpty()) {
          String pattern = String.join("|", patterns(place, option.names()));
          values.append("    %s) echo '%s' ;;\n".formatted(pattern, words));
        }
      }
    }
    return values.toString();
  }

  private String words() {
    return places.stream()
        .map(
            place -> {
              List<String> words = new ArrayList<>(place.words().keySet());
              words.addAll(place.choices());
              return line(place, place.takesFiles() ? "@files" : String.join(" ", words));
            })
        .collect(Collectors.joining());
  }

  private String options() {
    return places.stream()
        .map(
            place ->
                line(
                    place,
                    place.options().stream()
                        .flatMap(option -> option.names().stream())
                        .collect(Collectors.joining(" "))))
        .collect(Collectors.joining());
  }

  private static String line(CompletionPlace place, String words) {
    String pattern =
        place.paths().stream().map(path -> "'" + path + "'").collect(Collectors.joining("|"));
    return "    %s) echo '%s' ;;\n".formatted(pattern, words);
  }
}
