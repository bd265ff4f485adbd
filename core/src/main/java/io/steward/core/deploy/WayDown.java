// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy;

import io.steward.core.error.ErrorKind;
import io.steward.core.error.HomelabException;
import io.steward.core.error.OperationException;
import io.steward.core.operation.Run;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * From one revision of a stack to an earlier one.
 *
 * @param stack the stack as the earlier revision wants it, and what that changes
 * @param from what it has now
 * @param to where it goes
 * @param imageIds the ids of the images that the earlier revision ran with, by service
 * @param differ whether the two say something else, or ran with other images
 */
record WayDown(
    PlannedStack stack, Revision from, Revision to, Map<String, String> imageIds, boolean differ) {

  RollbackResult.Return planned() {
    return new RollbackResult.Return(
        stack.name(), from.number(), to.number(), stack.plan(), Optional.empty(), false, List.of());
  }

  /** Volumes that what is replaced could write to. */
  List<String> volumes() {
    return stack.plan().changes().stream()
        .flatMap(change -> stack.observed().of(change.service()).stream())
        .flatMap(container -> container.volumes().stream())
        .distinct()
        .sorted()
        .toList();
  }

  /**
   * Points references at the images the revision ran with, and fetches what is not there.
   *
   * @throws HomelabException if an image is gone for good
   */
  void fetchImages(Run run) {
    for (ServiceChange change : stack.plan().changes()) {
      WantedService service = stack.wanted().services().get(change.service());
      boolean made = change.change() == Change.CREATE || change.change() == Change.RECREATE;
      if (service != null && made) {
        fetchImage(service, run);
      }
    }
  }

  private void fetchImage(WantedService service, Run run) {
    String id = imageIds.getOrDefault(service.name(), "");
    String image = service.image();
    boolean pinned = image.contains("@");
    ImageState there = stack.observed().images().get(image);
    if (there != null && (pinned || id.isEmpty() || there.id().equals(id))) {
      return;
    }
    if (!pinned && !id.isEmpty() && stack.target().tag(id, image)) {
      return;
    }
    if (!service.pulls()) {
      throw OperationException.of(
          ErrorKind.FAILED,
          "the image that "
              + service.name()
              + " ran with ("
              + image
              + ") is gone and comes from no registry; nothing was touched",
          "build or load " + image + " again, then: steward rollback " + stack.name());
    }
    run.progress().report(io.steward.core.operation.Progress.Step.sentence("", "Pulling " + image));
    stack.target().pull(image, stack.terms().pullTimeout(), words -> {});
  }
}
