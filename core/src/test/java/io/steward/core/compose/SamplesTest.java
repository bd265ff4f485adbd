// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.compose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.steward.core.config.Node;
import io.steward.core.config.Yaml;
import io.steward.core.error.InvalidException;
import io.steward.core.error.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every folder of {@code src/test/resources/compose} is a project that Steward and the real {@code
 * docker compose config} must judge alike: same verdict, same model. A folder whose name ends in
 * {@code -ours-only} holds what 2.26.1 refuses and Steward takes, one in {@code -theirs-only} the
 * other way round; docs/COMPOSE-DIFFERENCES.md tells why.
 */
class SamplesTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** What docs/COMPOSE-DIFFERENCES.md says of {@code --no-interpolate}. */
  private static final Set<String> RAW_DIFFERS =
      Set.of("include-long", "interpolation-casts", "lists-empty", "name-interpolated");

  @TempDir Path scratch;

  @TestFactory
  Stream<DynamicTest> judgesAsDockerComposeDoes() throws IOException {
    return tests(sample -> true, this::compare);
  }

  @TestFactory
  Stream<DynamicTest> readsBackWhatItPrints() throws IOException {
    return tests(ComposeSample::isRead, this::readBack);
  }

  @TestFactory
  Stream<DynamicTest> printsYamlAsDockerComposeDoes() throws IOException {
    return tests(ComposeSample::isRead, this::compareYaml);
  }

  @TestFactory
  Stream<DynamicTest> leavesVariablesAsDockerComposeDoes() throws IOException {
    return tests(ComposeSample::isRead, this::compareUninterpolated);
  }

  private interface Fact {
    void holds(ComposeSample sample) throws Exception;
  }

  private static Stream<DynamicTest> tests(Predicate<ComposeSample> which, Fact fact)
      throws IOException {
    return ComposeSample.all().stream()
        .filter(which)
        .map(
            sample ->
                DynamicTest.dynamicTest(
                    sample.name(), sample.folder().toUri(), () -> fact.holds(sample)));
  }

  private void compare(ComposeSample sample) throws Exception {
    Optional<JsonNode> theirs = theirs(sample);
    Optional<JsonNode> ours = ours(sample);

    if (sample.name().endsWith("-theirs-only")) {
      assertThat(ours).isEmpty();
      assertThat(theirs).isPresent();
      return;
    }
    if (sample.name().endsWith("-ours-only")) {
      assertThat(ours).isPresent();
      assertThat(theirs).isEmpty();
      return;
    }
    assertThat(ours).isEqualTo(theirs);
    assertThat(ours.isEmpty()).isEqualTo(sample.name().endsWith("-invalid"));
  }

  /** The project written as a Compose file gives the same project to Compose and to Steward. */
  private void readBack(ComposeSample sample) throws Exception {
    ComposeProject project = new ComposeReader().read(sample.request());
    Path folder = Files.createDirectory(scratch.resolve(sample.name()));
    Files.writeString(folder.resolve("compose.yaml"), project.toComposeFile());
    String profiles =
        project.profiles().stream()
            .filter(profile -> !profile.isEmpty())
            .map(profile -> "--profile " + profile + "\n")
            .collect(Collectors.joining());
    Files.writeString(folder.resolve("args"), profiles);
    Files.writeString(folder.resolve("environment"), "VALUE=seen\nTOKEN=hidden\n");
    var copy = new ComposeSample(folder);

    assertThat(new ComposeReader().read(copy.request()).toJson()).isEqualTo(project.toJson());
    assertThat(theirs(copy)).contains(JSON.readTree(project.toJson()));
  }

  private void compareYaml(ComposeSample sample) throws Exception {
    Object ours = tree(new ComposeReader().read(sample.request()).toText(), name -> name);
    Object theirs = tree(sample.config(scratch).orElseThrow(), name -> name.replace("$$", "$"));

    for (String section : List.of("services", "networks")) {
      dropExtensions(((Map<?, ?>) theirs).get(section));
    }
    assertThat(ours).isEqualTo(theirs);
  }

  /** Extensions below the first level are in neither JSON. */
  private static void dropExtensions(@Nullable Object value) {
    if (value instanceof Map<?, ?> map) {
      map.keySet().removeIf(key -> key.toString().startsWith("x-"));
      map.values().forEach(SamplesTest::dropExtensions);
    } else if (value instanceof List<?> list) {
      list.forEach(SamplesTest::dropExtensions);
    }
  }

  /** What YAML means; their dollar signs are doubled in keys too, which nobody reads back. */
  private static @Nullable Object tree(String yaml, UnaryOperator<String> key) {
    List<Problem> problems = new ArrayList<>();
    Node node = Yaml.read(yaml, "", problems);
    assertThat(problems).isEmpty();
    return tree(node, key);
  }

  private static @Nullable Object tree(Node node, UnaryOperator<String> key) {
    if (node instanceof Node.Mapping map) {
      Map<String, @Nullable Object> fields = new TreeMap<>();
      map.entries().forEach((name, entry) -> fields.put(key.apply(name), tree(entry.value(), key)));
      return fields;
    }
    if (node instanceof Node.Sequence list) {
      return list.items().stream().map(item -> tree(item, key)).toList();
    }
    var scalar = (Node.Scalar) node;
    Object value = scalar.plain() ? Scalars.typed(scalar.text()) : scalar.text();
    return value instanceof Number number ? Scalars.text(number) : value;
  }

  private void compareUninterpolated(ComposeSample sample) throws Exception {
    Optional<String> printed = sample.config(scratch, "--no-interpolate", "--format", "json");
    if (printed.isEmpty() && !RAW_DIFFERS.contains(sample.name())) {
      assertThatThrownBy(() -> new ComposeReader().uninterpolated(sample.request()))
          .isInstanceOf(InvalidException.class);
      return;
    }
    JsonNode ours = JSON.readTree(new ComposeReader().uninterpolated(sample.request()));
    JsonNode theirs = printed.isEmpty() ? JSON.nullNode() : JSON.readTree(printed.get());
    if (RAW_DIFFERS.contains(sample.name())) {
      assertThat(ours).isNotEqualTo(theirs);
    } else {
      assertThat(ours).isEqualTo(theirs);
    }
  }

  private static Optional<JsonNode> ours(ComposeSample sample) throws IOException {
    try {
      return Optional.of(JSON.readTree(new ComposeReader().read(sample.request()).toJson()));
    } catch (InvalidException e) {
      return Optional.empty();
    }
  }

  private Optional<JsonNode> theirs(ComposeSample sample) throws Exception {
    Optional<String> printed = sample.config(scratch, "--format", "json");
    return printed.isPresent() ? Optional.of(JSON.readTree(printed.get())) : Optional.empty();
  }
}
