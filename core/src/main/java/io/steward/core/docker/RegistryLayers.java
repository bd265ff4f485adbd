// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.docker;

import io.steward.core.error.ErrorKind;
import io.steward.core.error.OperationException;
import io.steward.core.retry.Repeater;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Asks registries for the layers of several images side by side, in one time for all. */
record RegistryLayers(DockerConfig config, Platform platform, Repeater repeater) {

  /** The layers of those images whose registry tells in time, whatever the others do. */
  Map<String, Map<String, Long>> of(Collection<String> images, Duration bound) {
    List<String> names = List.copyOf(images);
    List<Callable<Map<String, Long>>> questions = new ArrayList<>();
    names.forEach(name -> questions.add(() -> ask(name, bound)));
    ExecutorService threads = Executors.newCachedThreadPool(RegistryLayers::thread);
    try {
      Map<String, Map<String, Long>> layers = new LinkedHashMap<>();
      List<Future<Map<String, Long>>> answers =
          threads.invokeAll(questions, bound.toMillis(), TimeUnit.MILLISECONDS);
      for (int i = 0; i < names.size(); i++) {
        try {
          layers.put(names.get(i), answers.get(i).get());
        } catch (CancellationException | ExecutionException e) {
          // Too late, or the registry does not tell: then its size is not known.
        }
      }
      return layers;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw OperationException.of(ErrorKind.INTERRUPTED, "asking registries was interrupted", e);
    } finally {
      threads.shutdownNow();
    }
  }

  private Map<String, Long> ask(String name, Duration bound) throws IOException {
    return repeater.call(
        () ->
            new RegistryQuestion(
                    ImageReference.of(name), () -> config.loginFor(name), platform, bound)
                .layers(),
        RegistryTrouble::isMomentary,
        Repeater.Listener.NONE);
  }

  /** One that does not keep the program from ending. */
  private static Thread thread(Runnable work) {
    var thread = new Thread(work, "registry");
    thread.setDaemon(true);
    return thread;
  }
}
