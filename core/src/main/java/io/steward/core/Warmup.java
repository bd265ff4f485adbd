// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core;

import io.steward.core.http.HttpClient;
import io.steward.core.kind.Kinds;
import io.steward.core.operation.Json;
import java.lang.annotation.Annotation;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.text.DateFormatSymbols;
import java.util.Arrays;
import java.util.Calendar;
import java.util.List;
import java.util.stream.Stream;
import javax.crypto.Cipher;
import org.slf4j.LoggerFactory;

/**
 * Has the platform and the libraries make once what nearly every operation waits for in a process
 * that has just begun. A program that lives for one operation calls it first.
 */
public final class Warmup {
  private Warmup() {}

  /** Begins on a thread of its own that keeps no process alive; returns at once. */
  public static void begin() {
    var thread = new Thread(Warmup::run, "warmup");
    thread.setDaemon(true);
    thread.start();
  }

  private static void run() {
    try {
      Json.line(annotations().size());
      LoggerFactory.getILoggerFactory();
      Calendar.getInstance(); // the driver of the state asks for both
      DateFormatSymbols.getInstance();
      new SecureRandom().nextInt();
      Cipher.getInstance("AES/GCM/NoPadding");
      HttpClient.overUnixSocket(Path.of("/nowhere"), 1).close();
    } catch (GeneralSecurityException | RuntimeException | LinkageError e) {
      // Who needs it finds the same, and tells.
    }
  }

  /** The platform makes a class for each kind of annotation that is read, and reads theirs. */
  private static List<Annotation> annotations() {
    return Stream.of(CoreModule.class.getDeclaredMethods(), Kinds.class.getDeclaredConstructors())
        .flatMap(Arrays::stream)
        .flatMap(member -> Arrays.stream(member.getAnnotations()))
        .flatMap(annotation -> Arrays.stream(annotation.annotationType().getAnnotations()))
        .toList();
  }
}
