// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy;

import io.steward.core.error.ErrorKind;
import io.steward.core.error.OperationException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/** Does the same to several things, some at a time, and waits for all. */
final class Workers {
  private Workers() {}

  /**
   * The results in the order of the items.
   *
   * @param limit how many at a time, at least 1
   * @throws RuntimeException the first that was thrown, with the others suppressed, after all ended
   * @throws Error the first of them, if any
   */
  static <T, R> List<R> map(int limit, List<T> items, Function<T, R> work) {
    if (items.size() < 2 || limit < 2) {
      return items.stream().map(work).toList();
    }
    ExecutorService pool = Executors.newFixedThreadPool(Math.min(limit, items.size()));
    try {
      List<Callable<R>> calls = new ArrayList<>();
      items.forEach(item -> calls.add(() -> work.apply(item)));
      return results(pool.invokeAll(calls));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw OperationException.of(ErrorKind.INTERRUPTED, "interrupted while working", e);
    } finally {
      pool.shutdownNow();
    }
  }

  private static <R> List<R> results(List<Future<R>> futures) throws InterruptedException {
    List<R> results = new ArrayList<>();
    List<RuntimeException> thrown = new ArrayList<>();
    for (Future<R> future : futures) {
      try {
        results.add(future.get());
      } catch (ExecutionException e) {
        if (e.getCause() instanceof Error error) {
          throw error;
        }
        thrown.add(
            e.getCause() instanceof RuntimeException known
                ? known
                : new IllegalStateException(e.getCause()));
      }
    }
    if (!thrown.isEmpty()) {
      RuntimeException first = thrown.get(0);
      thrown.stream().skip(1).forEach(first::addSuppressed);
      throw first;
    }
    return results;
  }
}
