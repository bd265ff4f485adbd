// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MisuseTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "lmap list | there is no command 'lmap' | hint: did you mean 'steward lamp'?",
        "lamp pant | there is no 'lamp pant' | hint: did you mean 'steward lamp paint'?",
        "completion2 list | there is no command 'completion2' | 'steward completion'?",
        "paint2 | there is no command 'paint2' | hint: did you mean 'steward paint'?",
        "judge | there is no command 'judge' | hint: did you mean 'steward lamp judge'?",
        "pant | there is no command 'pant' | hint: did you mean 'steward paint'?",
        "lamp list --colour | there is no option '--colour' for 'steward lamp list' | '--color'?",
        "paint --clour red | there is no option '--clour' for 'steward lamp paint' | '--colour'?",
        "lamp list -x | there is no option '-x' for 'steward lamp list' | steward lamp list --help",
        "lamp list hall | 'hall' is one argument more than 'lamp list' takes | --help",
        "paint --colour | option '--colour' needs one of red, dark-green | lamp paint --help",
        "lamp list -C | option '-C' needs a value: DIR | hint: steward lamp list --help",
        "lamp list -o xml | option '--output': 'xml' is not one of text, json, yaml | error",
        "paint -c rde | error: option '--colour': 'rde' is not one of red, dark-green | error",
        "paint --dry soon | error: option '--dry': 'soon' is not a duration such as 30s, 5m or"
            + " 1h30m | error",
        "paint --note x | error: option '--note': 'x' is not NAME=VALUE | write --note NAME=VALUE",
        "lamp test | error: argument 'HOW' is missing | error",
        "up | 'up' is called 'deploy' here | steward deploy STACK",
        "down | 'down' is called 'stack remove' here | volumes, images and your files stay",
        "apply web | 'apply' is called 'deploy' here | what has not changed keeps running",
        "undo | 'undo' is called 'rollback' here | data in volumes and your files stay",
        "help lmap | there is no command 'lmap' | error",
      })
  void saysWhatIsWrongAndWhatWasMeant(String line, String error, String hint) {
    var trial = new Trial(Path.of("/"));

    assertThat(trial.run(line.split(" "))).isEqualTo(2);
    assertThat(trial.out()).isEmpty();
    assertThat(trial.err().replaceAll("\\s+", " ")).contains(error).contains(hint);
  }

  @ParameterizedTest
  @CsvSource({"'',Usage: steward COMMAND", "lamp,Usage: steward lamp COMMAND"})
  void explainsWhatIsMissing(String line, String usage) {
    var trial = new Trial(Path.of("/"));

    assertThat(line.isEmpty() ? trial.run() : trial.run(line)).isEqualTo(2);
    assertThat(trial.err()).startsWith(usage);
  }
}
