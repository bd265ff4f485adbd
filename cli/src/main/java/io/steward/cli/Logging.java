// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.cli;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.JsonEncoder;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.encoder.Encoder;
import ch.qos.logback.core.spi.ContextAwareBase;
import java.util.Locale;
import java.util.Map;

/**
 * Sets up the log of the command, on standard error: warnings and worse, with {@code -v} what
 * Steward does too; as JSON, one object a line, with {@code STEWARD_LOG=json}. Found by Logback.
 * Code, not a file, because reading XML costs a cold command more than it is worth.
 */
public final class Logging extends ContextAwareBase implements Configurator {
  /** The system property that {@code -v} sets. */
  static final String VERBOSE = "steward.log.verbose";

  private static final String PATTERN = "%d{yyyy-MM-dd HH:mm:ss} %-5level %logger{0} %msg%n";

  /** For Logback. */
  public Logging() {}

  @Override
  public ExecutionStatus configure(LoggerContext context) {
    ConsoleAppender<ILoggingEvent> appender = new ConsoleAppender<>();
    appender.setContext(context);
    appender.setTarget("System.err");
    appender.setEncoder(encoder(context, System.getenv()));
    appender.start();
    var root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    root.setLevel(Level.WARN);
    root.addAppender(appender);
    // What it reports, such as a taken port, is reported by us.
    context.getLogger("io.javalin").setLevel(Level.OFF);
    if (Boolean.getBoolean(VERBOSE)) {
      context.getLogger("io.steward").setLevel(Level.DEBUG);
    }
    return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
  }

  static Encoder<ILoggingEvent> encoder(LoggerContext context, Map<String, String> variables) {
    String form = variables.getOrDefault("STEWARD_LOG", "").toLowerCase(Locale.ROOT);
    if (form.equals("json")) {
      var json = new JsonEncoder();
      json.setContext(context);
      json.start();
      return json;
    }
    var text = new PatternLayoutEncoder();
    text.setContext(context);
    text.setPattern(PATTERN);
    text.start();
    return text;
  }
}
