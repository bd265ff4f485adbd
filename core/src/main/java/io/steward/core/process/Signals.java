// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.process;

import java.lang.reflect.Proxy;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;

/**
 * Hears signals such as Ctrl-C instead of dying of them, until closed. The one class that uses
 * {@code sun.misc.Signal}, as the platform has no other way; by reflection, because javac warns of
 * every mention of it, lets nothing silence that, and warnings fail the build.
 */
public final class Signals implements AutoCloseable {
  private static final String SIGNAL = "sun.misc.Signal";
  private static final String HANDLER = "sun.misc.SignalHandler";

  private final Deque<Runnable> undo = new ArrayDeque<>();

  private Signals() {}

  /**
   * Calls {@code callback} with the name of each signal that arrives, on a thread of the platform.
   *
   * @param names without SIG, such as {@code INT} and {@code TERM}
   */
  public static Signals listen(List<String> names, Consumer<String> callback) {
    var signals = new Signals();
    for (String name : names) {
      Object previous = handle(name, handler(name, callback));
      signals.undo.push(() -> handle(name, previous));
    }
    return signals;
  }

  private static Object handler(String name, Consumer<String> callback) {
    try {
      Class<?> type = Class.forName(HANDLER);
      return Proxy.newProxyInstance(
          type.getClassLoader(),
          new Class<?>[] {type},
          (proxy, method, arguments) -> {
            if (method.getName().equals("handle")) {
              callback.accept(name);
            }
            return null;
          });
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("this Java platform has no signals", e);
    }
  }

  /** Sets what handles the signal and returns what did before. */
  private static Object handle(String name, Object handler) {
    try {
      Class<?> type = Class.forName(SIGNAL);
      return type.getMethod("handle", type, Class.forName(HANDLER))
          .invoke(null, type.getConstructor(String.class).newInstance(name), handler);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("cannot listen to signal " + name, e);
    }
  }

  /** Puts back what handled the signals before. */
  @Override
  public void close() {
    while (!undo.isEmpty()) {
      undo.pop().run();
    }
  }
}
