// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.secret;

import com.google.inject.Inject;
import io.steward.core.config.ConfigurationSource;
import io.steward.core.error.ErrorKind;
import io.steward.core.error.OperationException;
import io.steward.core.kind.Kind;
import io.steward.core.kind.KindSpec;
import io.steward.core.operation.Arg;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Secrets as files of a folder, one each; a line end at the end of a file is not part of it. */
final class FileStore implements SecretStore {
  private static final Set<PosixFilePermission> TOO_OPEN =
      Set.of(PosixFilePermission.GROUP_WRITE, PosixFilePermission.OTHERS_READ);
  private final Path folder;

  FileStore(Path folder) {
    this.folder = folder;
  }

  @Override
  public Optional<Secret> find(String path) {
    Path file = folder.resolve(path).normalize();
    if (!file.startsWith(folder)) {
      throw OperationException.of(
          ErrorKind.CONFIGURATION, "secret path '" + path + "' leads out of " + folder);
    }
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    try {
      for (PosixFilePermission permission : Files.getPosixFilePermissions(file)) {
        if (TOO_OPEN.contains(permission)) {
          throw OperationException.of(
              ErrorKind.CONFIGURATION,
              "secret file " + file + " is open to others",
              "chmod 600 " + file);
        }
      }
      return Optional.of(Secret.parse(withoutLineEnd(Files.readString(file))));
    } catch (IOException e) {
      throw OperationException.of(
          ErrorKind.CONFIGURATION, "cannot read secret file " + file + ": " + e.getMessage(), e);
    }
  }

  private static String withoutLineEnd(String text) {
    String unix = text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
    return unix.endsWith("\r") ? unix.substring(0, unix.length() - 1) : unix;
  }

  @Override
  public List<Path> files(String path) {
    return List.of(folder.resolve(path).normalize());
  }

  @Override
  public String place(String path) {
    return "file " + folder.resolve(path);
  }

  record Settings(
      @Arg(
              value =
                  "The folder, absolute, below your home with ~/, or below the homelab's folder",
              fallback = "~/.config/steward/secrets")
          String folder) {}

  static final class OfFolder implements Kind<Settings, SecretStore> {
    static final KindSpec<Settings, SecretStore> SPEC =
        new KindSpec<>(
            SecretStore.class,
            "file",
            "Secrets as files of a folder that only you can read",
            Settings.class,
            OfFolder.class);
    private final ConfigurationSource source;

    @Inject
    OfFolder(ConfigurationSource source) {
      this.source = source;
    }

    @Override
    public SecretStore create(String name, Settings settings) {
      return new FileStore(source.resolve(settings.folder()));
    }
  }
}
