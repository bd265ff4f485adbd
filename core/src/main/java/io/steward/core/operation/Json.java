// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.operation;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import io.steward.core.error.ErrorKind;
import io.steward.core.error.OperationException;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Results as JSON, and JSON objects as plain values. What a record becomes is decided by {@link
 * Plain}. Sole user of Jackson in the frame.
 */
public final class Json {
  private static final JsonFactory FACTORY =
      JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  private Json() {}

  /** A result on several lines, indented by two, with a line feed at the end. */
  public static String write(Object value) {
    return text(value, true) + "\n";
  }

  /** A result on one line, without a line feed. */
  public static String line(Object value) {
    return text(value, false);
  }

  private static String text(Object value, boolean indented) {
    var text = new StringWriter();
    try (JsonGenerator generator = FACTORY.createGenerator(text)) {
      if (indented) {
        generator.setPrettyPrinter(printer());
      }
      write(generator, Plain.of(value));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  private static DefaultPrettyPrinter printer() {
    var separators =
        Separators.createDefaultInstance()
            .withObjectFieldValueSpacing(Separators.Spacing.AFTER)
            .withObjectEmptySeparator("")
            .withArrayEmptySeparator("");
    var lines = new DefaultIndenter("  ", "\n");
    var printer = new DefaultPrettyPrinter(separators);
    printer.indentObjectsWith(lines);
    printer.indentArraysWith(lines);
    return printer;
  }

  private static void write(JsonGenerator generator, @Nullable Object plain) throws IOException {
    if (plain instanceof Map<?, ?> map) {
      generator.writeStartObject();
      for (Map.Entry<?, ?> entry : map.entrySet()) {
        generator.writeFieldName(String.valueOf(entry.getKey()));
        write(generator, entry.getValue());
      }
      generator.writeEndObject();
    } else if (plain instanceof List<?> list) {
      generator.writeStartArray();
      for (Object item : list) {
        write(generator, item);
      }
      generator.writeEndArray();
    } else {
      generator.writePOJO(plain);
    }
  }

  /**
   * Reads one JSON object; a blank text is an empty one. Values are texts, whole numbers, decimal
   * numbers, booleans, nulls, lists and maps in the order written.
   *
   * @param source how the error names it, such as {@code the request body}
   * @throws OperationException of kind usage if it is anything else, or names a key twice
   */
  public static Map<String, @Nullable Object> read(String text, String source) {
    if (text.isBlank()) {
      return Map.of();
    }
    try (JsonParser parser = FACTORY.createParser(text)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw OperationException.of(ErrorKind.USAGE, source + " is not a JSON object");
      }
      Map<String, @Nullable Object> object = object(parser);
      if (parser.nextToken() != null) {
        throw OperationException.of(
            ErrorKind.USAGE, source + " has text after the JSON object" + place(parser));
      }
      return object;
    } catch (JsonProcessingException e) {
      var location = e.getLocation();
      String place =
          location == null
              ? ""
              : ", line " + location.getLineNr() + ", column " + location.getColumnNr();
      throw OperationException.of(
          ErrorKind.USAGE, source + " is not valid JSON" + place + ": " + words(e), e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A value that was read as the object it is; empty for anything else. */
  @SuppressWarnings("unchecked") // keys of an object are texts
  public static Map<String, @Nullable Object> map(@Nullable Object value) {
    return value instanceof Map<?, ?> map ? (Map<String, @Nullable Object>) map : Map.of();
  }

  /** A value that was read as the list it is; empty for anything else. */
  public static List<?> list(@Nullable Object value) {
    return value instanceof List<?> list ? list : List.of();
  }

  /** What the parser says, without its talk of where it read from. */
  private static String words(JsonProcessingException error) {
    return error.getOriginalMessage().replaceAll("\\[Source: [^;\\]]*; ", "[");
  }

  private static String place(JsonParser parser) {
    var location = parser.currentTokenLocation();
    return ", line " + location.getLineNr() + ", column " + location.getColumnNr();
  }

  private static Map<String, @Nullable Object> object(JsonParser parser) throws IOException {
    Map<String, @Nullable Object> object = new LinkedHashMap<>();
    for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
      parser.nextToken();
      object.put(name, value(parser));
    }
    return object;
  }

  private static @Nullable Object value(JsonParser parser) throws IOException {
    return switch (parser.currentToken()) {
      case START_OBJECT -> object(parser);
      case START_ARRAY -> {
        List<@Nullable Object> items = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
          items.add(value(parser));
        }
        yield items;
      }
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> parser.getNumberValue();
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      case VALUE_NULL -> null;
      default -> parser.getText();
    };
  }
}
