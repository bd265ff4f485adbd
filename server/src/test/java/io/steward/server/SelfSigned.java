// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Base64;

/** A certificate of our own making with its key, as {@code lab.pem} and {@code lab.key}. */
final class SelfSigned {
  private static final char[] PASSWORD = "changeit".toCharArray();

  private SelfSigned() {}

  /** Writes both files anew, and gives what trusts the certificate. */
  static KeyStore write(Path folder, String address) throws Exception {
    Path file = Files.createTempDirectory("keys").resolve("keys.p12");
    Process keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-keyalg",
                "EC",
                "-alias",
                "lab",
                "-dname",
                "CN=lab",
                "-ext",
                "san=ip:" + address,
                "-storetype",
                "PKCS12",
                "-storepass",
                new String(PASSWORD),
                "-keystore",
                file.toString())
            .inheritIO()
            .start();
    assertThat(keytool.waitFor()).isZero();
    KeyStore keys = KeyStore.getInstance(file.toFile(), PASSWORD);
    Files.delete(file);
    Files.delete(file.getParent());
    write(folder.resolve("lab.pem"), "CERTIFICATE", keys.getCertificate("lab").getEncoded());
    write(folder.resolve("lab.key"), "PRIVATE KEY", keys.getKey("lab", PASSWORD).getEncoded());
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    trusted.setCertificateEntry("lab", keys.getCertificate("lab"));
    return trusted;
  }

  private static void write(Path file, String what, byte[] encoded) throws Exception {
    String text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(encoded);
    Files.writeString(
        file, "-----BEGIN " + what + "-----\n" + text + "\n-----END " + what + "-----\n");
  }
}
