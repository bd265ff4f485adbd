// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy;

import io.steward.core.deploy.ContainerState.Status;
import java.util.List;

/** Starts and restarts the containers that a change keeps, on the way there and back. */
record Restarts(StackTarget target, FileChange onFileChange) {

  /**
   * All of them hear of a new file, and start anew with what they depend on; otherwise only what
   * lies stopped is started.
   */
  void there(ServiceChange change, List<ContainerState> containers) {
    for (ContainerState container : containers) {
      if (change.follows()) {
        anew(container);
      } else if (change.hasNewFile()) {
        again(container);
      } else if (container.isDown()) {
        target.start(container.id());
      }
    }
  }

  /** What ran before runs again, and hears that its file is the old one. */
  void back(ServiceChange change, ContainerState container) {
    if (change.follows()) {
      anew(container);
    } else if (change.change() == Change.RESTART && change.hasNewFile()) {
      again(container);
    } else if (container.isDown()) {
      target.start(container.id());
    }
  }

  private void anew(ContainerState container) {
    if (container.isDown()) {
      target.start(container.id());
    } else {
      target.restart(container.id());
    }
  }

  private void again(ContainerState container) {
    Status status = container.condition().status();
    if (status == Status.CREATED || status == Status.EXITED) {
      target.start(container.id());
    } else if (status == Status.RUNNING && onFileChange == FileChange.SIGNAL) {
      target.signal(container.id(), "HUP");
    } else {
      target.restart(container.id());
    }
  }
}
