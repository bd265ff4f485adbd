// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.state;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/**
 * One row of a result, read by column name. A column that does not exist, or that is empty where
 * the method does not allow it, is a mistake in the program and throws {@link
 * IllegalStateException}. Valid only while its {@link RowReader} runs.
 */
public final class Row {
  private final ResultSet result;

  Row(ResultSet result) {
    this.result = result;
  }

  /** The text of a column that is never empty. */
  public String text(String column) {
    return present(column, optionalText(column));
  }

  /** The text of a column, empty for NULL. */
  public Optional<String> optionalText(String column) {
    return value(column, ResultSet::getString);
  }

  /** The whole number of a column that is never empty. */
  public long number(String column) {
    return present(column, optionalNumber(column));
  }

  /** The whole number of a column, empty for NULL. */
  public Optional<Long> optionalNumber(String column) {
    return value(column, ResultSet::getLong);
  }

  /** The fraction of a column that is never empty. */
  public double decimal(String column) {
    return present(column, optionalDecimal(column));
  }

  /** The fraction of a column, empty for NULL. */
  public Optional<Double> optionalDecimal(String column) {
    return value(column, ResultSet::getDouble);
  }

  /** Whether the number of a column that is never empty is other than 0. */
  public boolean flag(String column) {
    return number(column) != 0;
  }

  /** The instant of a column that is never empty, to the millisecond. */
  public Instant instant(String column) {
    return present(column, optionalInstant(column));
  }

  /** The instant of a column, to the millisecond; empty for NULL. */
  public Optional<Instant> optionalInstant(String column) {
    return optionalText(column).map(text -> parse(column, text));
  }

  /** A copy of the bytes of a column that is never empty. */
  public byte[] bytes(String column) {
    return present(column, optionalBytes(column));
  }

  /** A copy of the bytes of a column, empty for NULL. */
  public Optional<byte[]> optionalBytes(String column) {
    return value(column, ResultSet::getBytes);
  }

  private <T> Optional<T> value(String column, Getter<T> getter) {
    try {
      T value = getter.get(result, column);
      return result.wasNull() ? Optional.empty() : Optional.of(value);
    } catch (SQLException e) {
      throw new IllegalStateException("column " + column + " cannot be read", e);
    }
  }

  private static <T> T present(String column, Optional<T> value) {
    return value.orElseThrow(() -> new IllegalStateException("column " + column + " is empty"));
  }

  private static Instant parse(String column, String text) {
    try {
      return Instant.parse(text);
    } catch (DateTimeParseException e) {
      throw new IllegalStateException("column " + column + " holds no time: " + text, e);
    }
  }

  @FunctionalInterface
  private interface Getter<T> {
    T get(ResultSet result, String column) throws SQLException;
  }
}
