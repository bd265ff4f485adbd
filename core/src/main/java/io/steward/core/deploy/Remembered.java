// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy;

import io.steward.core.compose.Content;
import io.steward.core.deploy.Stops.Stop;
import io.steward.core.error.ErrorKind;
import io.steward.core.error.OperationException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the state knows of a stack, as a plan asks for it.
 *
 * @param meant services that an interrupted deploy meant to run, though they were stopped
 */
record Remembered(
    DeployStore store, StackKey key, Optional<Revision> last, Terms terms, Set<String> meant)
    implements Planner.Known {

  @Override
  public List<Stop> stopped() {
    return store.stops().of(key).stream().filter(stop -> !meant.contains(stop.service())).toList();
  }

  @Override
  public Map<String, List<FieldChange>> contents(WantedStack wanted) {
    return GrantedContents.changed(last.map(Revision::rendered), wanted.rendered());
  }

  @Override
  public Set<String> settled() {
    return store.settled().marks(key);
  }

  @Override
  public FileChange onFileChange() {
    return terms.onFileChange();
  }

  @Override
  public Optional<String> difference(MountedFile file) {
    return difference(last, file);
  }

  @Override
  public List<Path> gone(WantedService service) {
    return new GoneFiles(last).of(service);
  }

  /** How a file differs from what a revision kept of it. */
  static Optional<String> difference(Optional<Revision> revision, MountedFile file) {
    return revision.stream()
        .flatMap(kept -> kept.files().stream())
        .filter(old -> old.path().equals(file.path()))
        .findFirst()
        .flatMap(Remembered::difference);
  }

  static Optional<String> difference(Content old) {
    try {
      if (!Files.isRegularFile(old.path())) {
        return Optional.of("is gone");
      }
      byte[] now = Files.readAllBytes(old.path());
      return old.is(now)
          ? Optional.empty()
          : Optional.of(old.difference(new Content(old.path(), now)));
    } catch (IOException e) {
      throw OperationException.of(
          ErrorKind.FAILED, "cannot read " + old.path() + ": " + e.getMessage(), e);
    }
  }
}
