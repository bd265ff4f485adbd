// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.steward.core.error.InvalidException;
import io.steward.core.error.OperationException;
import io.steward.core.error.Problem;
import io.steward.core.operation.Arg;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigurationTest {
  private static final ConfigurationFile<House> FILE =
      new ConfigurationFile<>("house", House.class, "A house");
  @TempDir Path folder;

  record House(
      @Arg("Its name") String name,
      @Arg(value = "How high", fallback = "1") int floors,
      @Arg("Rooms by name") Map<String, Room> rooms,
      @Arg("Texts") Map<String, Value> texts) {}

  record Room(@Arg(value = "How many doors", fallback = "1") int doors) {}

  @Test
  void laysEnvironmentOverBase() throws IOException {
    write("config/house.yaml", "name: a\nfloors: 2\nrooms: { hall: { doors: 3 }, attic: {} }\n");
    write(
        "config/environments/test/house.yaml",
        "floors:\nrooms: { hall: { doors: 4 }, attic: { enabled: false }, cellar: {} }\n");

    House house = read("test", Map.of(), Map.of()).get(House.class);

    assertThat(house.floors()).isEqualTo(1);
    assertThat(house.rooms()).containsOnlyKeys("hall", "cellar").containsEntry("hall", new Room(4));
  }

  @Test
  void letsOverrideWinOverVariableAndVariableOverFile() throws IOException {
    write("config/house.yaml", "name: a\nfloors: 2\n");
    Map<String, String> variables =
        Map.of("STEWARD__HOUSE__FLOORS", "3", "STEWARD__HOUSE__NAME", "b", "FLOORS", "9");

    House house = read("", variables, Map.of("house.floors", "4")).get(House.class);

    assertThat(house.floors()).isEqualTo(4);
    assertThat(house.name()).isEqualTo("b");
  }

  @Test
  void namesVariableThatDoesNotFit() throws IOException {
    write("config/house.yaml", "name: a\n");

    assertThat(problems(read("", Map.of("STEWARD__HOUSE__FLOORS", "x"), Map.of("hose.name", "c"))))
        .containsExactly(
            "override hose.name: hose: there is no configuration file of this name"
                + " (did you mean 'house'?)",
            "environment variable STEWARD__HOUSE__FLOORS: floors: 'x' is not a whole number");
  }

  @Test
  void namesEnvironmentThatIsNotThere() throws IOException {
    write("config/house.yaml", "name: a\n");

    assertThat(problems(read("test", Map.of(), Map.of())))
        .containsExactly(
            "config/environments/test: there is no environment 'test'"
                + " (make the folder, or leave out --environment)");
  }

  @Test
  void putsReferencesInPlaceAndMarksSecrets() throws IOException {
    write(
        "config/house.yaml",
        "name: x-${env:NAME}-y\ntexts: { A: 'a${secret:key}', B: '$${env:NAME}', C: $C }\n");

    House house = read("", Map.of("NAME", "n"), Map.of()).get(House.class);

    assertThat(house.name()).isEqualTo("x-n-y");
    assertThat(house.texts())
        .containsEntry("A", new Value("ahush", true))
        .containsEntry("B", new Value("${env:NAME}", false))
        .containsEntry("C", new Value("$C", false));
    assertThat(house.texts().get("A")).hasToString("(hidden)");
  }

  @Test
  void namesReferencesThatLeadNowhere() throws IOException {
    write(
        "config/house.yaml",
        """
        name: ${env:NONE}
        texts:
          A: ${NAME}
          B: ${evn:NAME}
          C: ${env:X
          D: ${secret:locked}
        """);

    assertThat(problems(read("", Map.of(), Map.of())))
        .containsExactly(
            "config/house.yaml:1:7: name: '${env:NONE}' has no value (set NONE)",
            "config/house.yaml:3:6: texts.A: '${NAME}' names no known source"
                + " (write ${env:NAME} or ${secret:NAME})",
            "config/house.yaml:4:6: texts.B: '${evn:NAME}' names no known source"
                + " (did you mean 'env'?)",
            "config/house.yaml:5:6: texts.C: '${' without '}' (write $${ for the text itself)",
            "config/house.yaml:6:6: texts.D: '${secret:locked}' cannot be read: it is locked"
                + " (unlock it)");
  }

  @Test
  void findsNearestFolderAbove() throws IOException {
    write("config/house.yaml", "name: a\n");
    Path deep = Files.createDirectories(folder.resolve("a/b"));

    assertThat(Configuration.find(deep, List.of(FILE))).contains(folder);
    assertThat(Configuration.find(Path.of("/"), List.of(FILE))).isEmpty();
  }

  @Test
  void reportsFileThatCannotBeRead() throws IOException {
    Files.createDirectories(folder.resolve("config/house.yaml"));

    assertThat(problems(read("", Map.of(), Map.of())))
        .containsExactly("config/house.yaml: cannot read config/house.yaml: is a directory");
  }

  @Test
  void claimsNothingMissingFromFileThatIsNotYaml() throws IOException {
    write("config/house.yaml", "name: a\nrooms:\n\t- x\n");

    assertThat(problems(read("", Map.of(), Map.of())))
        .containsExactly("config/house.yaml:3:1: a tab cannot indent YAML; use spaces");
  }

  @Test
  void tellsWhereItemOfListStands() throws IOException {
    write("config/house.yaml", "name: a\nrooms:\n  - x\n  - y\n");
    Configuration configuration = read("", Map.of(), Map.of());

    assertThat(configuration.position("house", "rooms", "1")).hasToString("config/house.yaml:4:5");
    assertThat(configuration.position("house", "rooms", "7", "x"))
        .hasToString("config/house.yaml:2:1");
    assertThat(Configuration.key("stacks", "web", "files", "1")).isEqualTo("stacks.web.files[1]");
  }

  @Test
  void refusesToGoOnWhenAnythingIsWrong() throws IOException {
    write("config/house.yaml", "name: a\nflors: 2\n");
    Configuration wrong = read("", Map.of(), Map.of());

    assertThatThrownBy(wrong::requireValid)
        .isInstanceOf(InvalidException.class)
        .hasMessage(
            "configuration is not valid: config/house.yaml:2:1: flors: unknown key"
                + " (did you mean 'floors'?)");
  }

  private Configuration read(
      String environment, Map<String, String> variables, Map<String, String> overrides) {
    Optional<String> overlay = environment.isEmpty() ? Optional.empty() : Optional.of(environment);
    return Configuration.read(
        new ConfigurationSource(folder, overlay, variables, overrides),
        List.of(FILE),
        Choices.none(),
        trees -> new Known(variables));
  }

  private static List<String> problems(Configuration configuration) {
    return configuration.problems().stream().map(Problem::toString).toList();
  }

  private void write(String file, String text) throws IOException {
    Path path = folder.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
  }

  private record Known(Map<String, String> variables) implements References {
    @Override
    public Set<String> schemes() {
      return Set.of("env", "secret");
    }

    @Override
    public Optional<String> find(String scheme, String name) {
      if (name.equals("locked")) {
        throw OperationException.of(
            io.steward.core.error.ErrorKind.CONFIGURATION, "it is locked", "unlock it");
      }
      return scheme.equals("secret")
          ? Optional.of("hush")
          : Optional.ofNullable(variables.get(name));
    }

    @Override
    public boolean secret(String scheme) {
      return scheme.equals("secret");
    }

    @Override
    public String advice(String scheme, String name) {
      return "set " + name;
    }
  }
}
