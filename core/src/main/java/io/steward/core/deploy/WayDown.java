// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy;

import io.steward.core.error.ErrorKind;
import io.steward.core.error.HomelabException;
import io.steward.core.error.OperationException;
import io.steward.core.operation.Progress;
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
 * @param images the images that the earlier revision ran with, by service
 * @param differ whether the two say something else, or ran with other images
 * @param writes what is written since the earlier revision ended, and stays
 * @param stopped services that were stopped on purpose and stay so
 */
record WayDown(
    PlannedStack stack,
    Revision from,
    Revision to,
    Map<String, RanImage> images,
    boolean differ,
    List<DataWrite> writes,
    List<String> stopped) {

  RollbackResult.Return planned() {
    return new RollbackResult.Return(
        stack.name(),
        from.number(),
        to.number(),
        stack.plan(),
        Optional.empty(),
        false,
        writes,
        stopped);
  }

  /**
   * Points references at the images the revision ran with, and fetches what is not there.
   *
   * @throws HomelabException if an image is gone for good, or is another one now
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
    RanImage ran = images.get(service.name());
    String image = service.image();
    ImageState there = stack.observed().images().get(image);
    if (ran == null || image.contains("@")) {
      if (there == null) {
        requireRegistry(service);
        pull(image, run);
      }
      return;
    }
    boolean same = there != null && there.id().equals(ran.id());
    if (same || stack.target().tag(ran.id(), image)) {
      return;
    }
    requireRegistry(service);
    String source = ran.digest(image).orElse(image);
    pull(source, run);
    if (!stack.target().tag(ran.id(), image)) {
      if (there != null) {
        stack.target().tag(there.id(), image);
      }
      throw gone(service, "is gone, and " + source + " is another one now");
    }
  }

  private void pull(String image, Run run) {
    run.progress().report(Progress.Step.sentence("", "Pulling " + image));
    stack.target().pull(image, stack.terms().pullTimeout(), words -> {});
  }

  private void requireRegistry(WantedService service) {
    if (!service.pulls()) {
      throw gone(service, "is gone and comes from no registry");
    }
  }

  private OperationException gone(WantedService service, String how) {
    return OperationException.of(
        ErrorKind.FAILED,
        "the image that "
            + service.name()
            + " ran with ("
            + service.image()
            + ") "
            + how
            + "; nothing was touched",
        "load " + service.image() + " again (docker load), then: steward rollback " + stack.name(),
        "or build it anew, and deploy the files of that time");
  }
}
