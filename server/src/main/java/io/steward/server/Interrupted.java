// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.server;

import io.steward.core.Steward;
import io.steward.core.deploy.Resume;
import io.steward.core.deploy.ResumeAction;
import io.steward.core.error.HomelabException;
import io.steward.core.operation.Progress;
import io.steward.core.operation.Run;
import io.steward.core.operation.Verdict;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Deploys that were interrupted before the server started: said, and settled where they may be. */
final class Interrupted {
  private static final Logger log = LoggerFactory.getLogger(Interrupted.class);
  private final Supplier<Steward> stewards;

  Interrupted(Supplier<Steward> stewards) {
    this.stewards = stewards;
  }

  /** Whatever comes of it, the server starts: it is needed most when something is wrong. */
  void settle(Run run) {
    try (Steward steward = stewards.get()) {
      if (!steward.configuration().problems().isEmpty()) {
        return;
      }
      Resume resume = steward.get(Resume.class);
      List<String> interrupted = resume.interrupted();
      interrupted.forEach(sentence -> warn(run, sentence));
      if (!interrupted.isEmpty() && resume.action() != ResumeAction.BY_HAND) {
        boolean back = resume.action() == ResumeAction.BACK;
        Record result = steward.run("stack resume", Map.of("back", back), run);
        if (result instanceof Verdict verdict) {
          verdict.error().ifPresent(error -> warn(run, error));
        }
      }
    } catch (HomelabException e) {
      warn(run, e.getMessage());
    }
  }

  private static void warn(Run run, String sentence) {
    log.warn("interrupted deploy: {}", sentence);
    run.progress().report(Progress.Step.sentence("", sentence));
  }
}
