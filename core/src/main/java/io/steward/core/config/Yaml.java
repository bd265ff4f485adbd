// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.config;

import io.steward.core.error.ErrorKind;
import io.steward.core.error.IoReason;
import io.steward.core.error.OperationException;
import io.steward.core.error.Position;
import io.steward.core.error.Problem;
import java.io.IOException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.composer.Composer;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.NodeId;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.ReaderException;
import org.yaml.snakeyaml.reader.StreamReader;
import org.yaml.snakeyaml.resolver.Resolver;

/**
 * Reads strict YAML into {@link Node}s: UTF-8, one document, no duplicate keys, aliases and merge
 * keys resolved. What is wrong is added to the caller's problems.
 */
public final class Yaml {
  private static final int MAX_CODE_POINTS = 2 * 1024 * 1024;
  private static final int MAX_DEPTH = 100;
  private static final int MAX_VALUES = 1_000_000;

  /** How many characters are read once more for tabs that the parser takes for no blanks. */
  private static final int MAX_READ_AGAIN = 8 * 1024 * 1024;

  /** Looks for no types in plain scalars: those who read the nodes know what they want. */
  private static final Resolver UNTYPED =
      new Resolver() {
        @Override
        public Tag resolve(NodeId kind, String value, boolean implicit) {
          return kind == NodeId.scalar ? Tag.STR : kind == NodeId.sequence ? Tag.SEQ : Tag.MAP;
        }
      };

  private Yaml() {}

  /**
   * Reads a file.
   *
   * @param source how problems name the file, usually its path relative to the homelab
   * @return the document, an empty map for an empty file or one that could not be read
   * @throws OperationException if the file cannot be read from the disk
   */
  public static Node read(Path file, String source, List<Problem> problems) {
    byte[] bytes;
    try {
      bytes = Files.readAllBytes(file);
    } catch (IOException e) {
      throw OperationException.of(
          ErrorKind.CONFIGURATION, "cannot read " + source + ": " + IoReason.of(e), e);
    }
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return read(text, source, problems);
    } catch (CharacterCodingException e) {
      problems.add(
          Problem.of(
              new Position(source, 1, 0), "", "is not UTF-8 text", "save the file as UTF-8"));
      return Node.Mapping.empty(new Position(source, 1, 1));
    }
  }

  /** Reads a text; see {@link #read(Path, String, List)}. */
  public static Node read(String text, String source, List<Problem> problems) {
    List<Node> documents = readAll(text, source, problems, false);
    if (documents.size() > 1) {
      int line = documents.get(1).position().line();
      problems.add(
          Problem.of(new Position(source, line, 0), "", "a second document; one is allowed"));
    }
    return documents.isEmpty() ? Node.Mapping.empty(new Position(source, 1, 1)) : documents.get(0);
  }

  /**
   * Reads every document of a text as Docker Compose reads it, those before the first error where
   * there is one: in brackets a colon right before a comma or the end belongs to the name, as in
   * {@code {data:}}.
   *
   * @return none for a text without a value
   */
  public static List<Node> readAsCompose(String text, String source, List<Problem> problems) {
    return readAll(text, source, problems, true);
  }

  private static List<Node> readAll(
      String text, String source, List<Problem> problems, boolean asCompose) {
    String content = text.startsWith("\uFEFF") ? text.substring(1) : text;
    Reading reading = read(content, source, asCompose);
    long again = 0;
    while (reading.instead().isPresent() && again < MAX_READ_AGAIN) {
      again += content.length();
      reading = read(reading.instead().get(), source, asCompose);
    }
    if (reading.instead().isPresent()) {
      problems.add(Problem.of(new Position(source, 1, 0), "", "has too many tabs; use spaces"));
    } else {
      problems.addAll(reading.problems());
    }
    return reading.documents();
  }

  /**
   * What came of reading a text.
   *
   * @param instead the text to read in its place, which means the same; empty for none
   */
  private record Reading(List<Node> documents, List<Problem> problems, Optional<String> instead) {}

  private static Reading read(String content, String source, boolean asCompose) {
    var options = new LoaderOptions();
    options.setCodePointLimit(MAX_CODE_POINTS);
    options.setNestingDepthLimit(MAX_DEPTH);
    options.setAllowDuplicateKeys(true);
    options.setMaxAliasesForCollections(Integer.MAX_VALUE);
    List<Node> documents = new ArrayList<>();
    List<Problem> problems = new ArrayList<>();
    Optional<String> instead = Optional.empty();
    var reader = new StreamReader(new StringReader(content));
    try {
      var parser = new ParserImpl(reader, options);
      var composer = new Composer(parser, UNTYPED, options);
      while (composer.checkNode()) {
        var tree = composer.getNode();
        Node root = new NodeReader(source, problems, asCompose).read(tree);
        documents.add(bounded(root, source, problems));
      }
    } catch (MarkedYAMLException e) {
      problems.add(Problem.of(position(source, e), "", sentence(e)));
      instead = Optional.ofNullable(e.getProblemMark()).flatMap(at -> Tabs.asBlanks(content, at));
    } catch (ReaderException e) {
      problems.add(
          Problem.of(
              line(source, content, e.getPosition()),
              "",
              String.format("character U+%04X is not allowed in YAML", e.getCodePoint())));
    } catch (YAMLException e) {
      problems.add(Problem.of(new Position(source, 1, 0), "", limit(e)));
    } catch (IllegalArgumentException e) { // the parser trusts what stands in escapes and tags
      var at = new Position(source, reader.getLine() + 1, reader.getColumn() + 1);
      problems.add(Problem.of(at, "", "not valid YAML: " + escape(e)));
    }
    return new Reading(documents, problems, instead);
  }

  private static Node bounded(Node read, String source, List<Problem> problems) {
    if (values(read, new IdentityHashMap<>()) <= MAX_VALUES) {
      return read;
    }
    problems.add(
        Problem.of(
            new Position(source, 1, 0),
            "",
            "its aliases stand for more than " + MAX_VALUES + " values"));
    return Node.Mapping.empty(new Position(source, 1, 1));
  }

  /** How many values a tree has with its aliases written out. */
  private static long values(Node node, Map<Node, Long> counted) {
    Long known = counted.get(node);
    if (known != null) {
      return known;
    }
    Stream<Node> below = Stream.empty();
    if (node instanceof Node.Sequence sequence) {
      below = sequence.items().stream();
    } else if (node instanceof Node.Mapping mapping) {
      below = mapping.entries().values().stream().map(Node.Entry::value);
    }
    long count = 1;
    for (Node item : below.toList()) {
      count = Math.min(count + values(item, counted), MAX_VALUES + 1L);
    }
    counted.put(node, count);
    return count;
  }

  private static Position position(String source, MarkedYAMLException error) {
    var mark = error.getProblemMark();
    return mark == null
        ? new Position(source, 1, 0)
        : new Position(source, mark.getLine() + 1, mark.getColumn() + 1);
  }

  private static Position line(String source, String content, int offset) {
    int end = Math.min(offset, content.length());
    int line = 1 + (int) content.substring(0, end).chars().filter(c -> c == '\n').count();
    return new Position(source, line, 0);
  }

  private static String sentence(MarkedYAMLException error) {
    String problem = String.valueOf(error.getProblem());
    if (problem.contains("cannot start any token") && problem.contains("\\t")) {
      return "a tab cannot indent YAML; use spaces";
    }
    String context = error.getContext() == null ? "" : error.getContext() + ": ";
    return "not valid YAML: " + context + problem;
  }

  private static String escape(IllegalArgumentException error) {
    if (error instanceof NumberFormatException) {
      return "the number of a character is not one";
    }
    if (String.valueOf(error.getMessage()).startsWith("Tag must not")) {
      return "a tag begins or ends with a blank";
    }
    throw error;
  }

  /** What the limits of the parser say, in words of our own. */
  private static String limit(YAMLException error) {
    String problem = String.valueOf(error.getMessage());
    if (problem.startsWith("Nesting Depth exceeded")) {
      return "is nested deeper than " + MAX_DEPTH + " levels";
    }
    if (problem.contains("exceeds the limit")) {
      return "is longer than " + MAX_CODE_POINTS + " characters";
    }
    return "cannot be read: " + problem;
  }
}
