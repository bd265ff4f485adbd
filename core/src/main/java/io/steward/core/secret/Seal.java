// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.secret;

import io.steward.core.error.ErrorKind;
import io.steward.core.error.OperationException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Set;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Keeps what may hold secrets unreadable on the disk: AES-256-GCM (NIST SP 800-38D) with a key in a
 * file that only its owner can read. Whoever has both the state and the key can read it. Made on
 * first use; thread-safe.
 */
public final class Seal {
  private static final int KEY_BYTES = 32;
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;
  private final Path keyFile;
  private final SecureRandom random = new SecureRandom();

  /** Seals with the key in this file, which is made when it is not there. */
  public Seal(Path keyFile) {
    this.keyFile = keyFile;
  }

  /** The plain bytes sealed: a fresh nonce, then the cipher text with its tag. */
  public byte[] close(byte[] plain) {
    byte[] nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    byte[] sealed = run(Cipher.ENCRYPT_MODE, nonce, plain);
    return ByteBuffer.allocate(NONCE_BYTES + sealed.length).put(nonce).put(sealed).array();
  }

  /** A text sealed. */
  public byte[] closeText(String plain) {
    return close(plain.getBytes(StandardCharsets.UTF_8));
  }

  /** The text that {@link #closeText} sealed; fails as {@link #open} does. */
  public String openText(byte[] sealed) {
    return new String(open(sealed), StandardCharsets.UTF_8);
  }

  /**
   * The plain bytes of what {@link #close} made.
   *
   * @throws OperationException of kind failed if the key is another one or the bytes were changed
   */
  public byte[] open(byte[] sealed) {
    byte[] nonce = Arrays.copyOf(sealed, NONCE_BYTES);
    return run(Cipher.DECRYPT_MODE, nonce, Arrays.copyOfRange(sealed, NONCE_BYTES, sealed.length));
  }

  private byte[] run(int mode, byte[] nonce, byte[] bytes) {
    try {
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(mode, new SecretKeySpec(key(), "AES"), new GCMParameterSpec(TAG_BITS, nonce));
      return cipher.doFinal(bytes);
    } catch (GeneralSecurityException e) {
      throw OperationException.of(
          ErrorKind.FAILED,
          "what the state keeps sealed cannot be opened with " + keyFile,
          e,
          "was the key file replaced, or the state copied without it?");
    }
  }

  private byte[] key() {
    try {
      if (!Files.exists(keyFile)) {
        make();
      }
      return Files.readAllBytes(keyFile);
    } catch (IOException e) {
      throw OperationException.of(
          ErrorKind.FAILED, "cannot use key file " + keyFile + ": " + e.getMessage(), e);
    }
  }

  private void make() throws IOException {
    byte[] key = new byte[KEY_BYTES];
    random.nextBytes(key);
    Files.createDirectories(keyFile.toAbsolutePath().getParent());
    Path fresh =
        keyFile.resolveSibling(keyFile.getFileName() + "." + ProcessHandle.current().pid());
    try (var channel =
        Files.newByteChannel(
            fresh,
            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
      int written = channel.write(ByteBuffer.wrap(key));
      assert written == KEY_BYTES;
    }
    try {
      Files.createLink(keyFile, fresh);
    } catch (FileAlreadyExistsException e) {
      // Another process was quicker; its key is the one.
    } finally {
      Files.delete(fresh);
    }
  }
}
