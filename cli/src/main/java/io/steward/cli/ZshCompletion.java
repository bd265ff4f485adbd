// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The completion script for zsh. */
record ZshCompletion(List<CompletionPlace> places) {
  private static final String FRAME =
      """
      #compdef steward
      # Completion of steward for zsh; made by 'steward completion zsh'.
      _steward_step() {
        case "$1:$2" in
      %s  esac
      }
      _steward_valued() {
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
        local place='' skip='' word next i
        local -a found
        for ((i = 2; i < CURRENT; i++)); do
          word=${words[i]}
          if [[ -n $skip ]]; then skip=''; continue; fi
          if _steward_valued "$place" "$word"; then skip=1; continue; fi
          next=$(_steward_step "$place" "$word")
          place=${next:-$place}
        done
        if [[ -n $skip ]]; then
          word=$(_steward_values "$place" "${words[CURRENT-1]}")
          if [[ $word == @files ]]; then _files; return; fi
          found=(${=word})
          compadd -a found
          return
        fi
        if [[ ${words[CURRENT]} == -* ]]; then
          found=("${(@f)$(_steward_options "$place")}")
          _describe -o option found
          return
        fi
        word=$(_steward_words "$place")
        if [[ $word == @files ]]; then _files; return; fi
        found=("${(@f)word}")
        [[ -n $word ]] && _describe command found
      }
      if [[ ${funcstack[1]} == _steward ]]; then _steward "$@"; else compdef _steward steward; fi
      """;

  String script() {
    var bash = new BashCompletion(places);
    return FRAME.formatted(bash.steps(), bash.valued(), bash.values(), words(), options());
  }

  private String words() {
    return places.stream().map(this::words).collect(Collectors.joining());
  }

  private String words(CompletionPlace place) {
    if (place.takesFiles()) {
      return block(place, List.of("@files"));
    }
    List<String> words =
        place.words().entrySet().stream()
            .map(word -> described(word.getKey(), word.getValue()))
            .collect(Collectors.toCollection(ArrayList::new));
    words.addAll(place.choices());
    return block(place, words);
  }

  private String options() {
    return places.stream()
        .map(
            place ->
                block(
                    place,
                    place.options().stream()
                        .flatMap(o -> o.names().stream().map(name -> described(name, o.text())))
                        .toList()))
        .collect(Collectors.joining());
  }

  private static String described(String word, String text) {
    return word + ":" + text.replace(":", "\\:");
  }

  private static String block(CompletionPlace place, List<String> lines) {
    String pattern =
        place.paths().stream().map(path -> "'" + path + "'").collect(Collectors.joining("|"));
    String quoted =
        lines.stream()
            .map(line -> "'" + line.replace("'", "'\\''") + "'")
            .collect(Collectors.joining(" "));
    return lines.isEmpty()
        ? "    " + pattern + ") ;;\n"
        : "    " + pattern + ") print -rl -- " + quoted + " ;;\n";
  }
}
