// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.docker;

import io.steward.core.http.HttpClient;
import io.steward.core.http.HttpRequest;
import io.steward.core.http.HttpResponse;
import io.steward.core.http.TlsTrust;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Asks a registry for the layers of one image without fetching them: for the manifest, by the
 * distribution protocol, and for the one of the engine's platform where there are several. For one
 * thread.
 */
final class RegistryQuestion {
  private static final int MOST_BYTES = 4 << 20;
  private static final Pattern PARAMETER = Pattern.compile("(\\w+)=\"([^\"]*)\"");
  private static final String MANIFESTS =
      String.join(
          ", ",
          "application/vnd.oci.image.index.v1+json",
          "application/vnd.docker.distribution.manifest.list.v2+json",
          "application/vnd.oci.image.manifest.v1+json",
          "application/vnd.docker.distribution.manifest.v2+json");

  private final ImageReference image;
  private final Supplier<Optional<RegistryLogin>> login;
  private final Platform platform;
  private final Duration patience;
  private Optional<String> authorization = Optional.empty();

  /**
   * Asks nothing yet.
   *
   * @param login the one for the image's registry; taken only when the registry wants one
   * @param patience how long each answer may take
   */
  RegistryQuestion(
      ImageReference image,
      Supplier<Optional<RegistryLogin>> login,
      Platform platform,
      Duration patience) {
    this.image = image;
    this.login = login;
    this.platform = platform;
    this.patience = patience;
  }

  /**
   * The compressed sizes of the image's layers in bytes, by their digests.
   *
   * @throws IOException if the registry does not tell
   */
  Map<String, Long> layers() throws IOException {
    try (HttpClient client = connect(image.server())) {
      Json manifest = manifest(client, image.name());
      List<Json> several = manifest.elements("manifests", entry -> entry);
      if (!several.isEmpty()) {
        Json own =
            platform
                .choose(several)
                .orElseThrow(() -> new IOException("nothing is built for " + platform));
        manifest = manifest(client, own.text("digest"));
      }
      Map<String, Long> layers = new LinkedHashMap<>();
      for (Json layer : manifest.elements("layers", entry -> entry)) {
        layers.put(layer.text("digest"), layer.number("size"));
      }
      if (layers.isEmpty()) {
        throw new IOException("the manifest names no layers");
      }
      return layers;
    }
  }

  private static HttpClient connect(URI server) {
    return server.getScheme().equals("http")
        ? HttpClient.overTcp(server, 1)
        : HttpClient.overTls(server, TlsTrust.ofPlatform(), 1);
  }

  private Json manifest(HttpClient client, String name) throws IOException {
    HttpRequest request =
        HttpRequest.of("GET", "/v2/" + image.repository() + "/manifests/" + name)
            .withHeader("Accept", MANIFESTS);
    if (authorization.isEmpty()) {
      try (HttpResponse answer = client.send(allowed(request))) {
        if (answer.status() != 401) {
          return read(answer);
        }
        authorization = Optional.of(authorize(answer.headers()));
      }
    }
    try (HttpResponse answer = client.send(allowed(request))) {
      return read(answer);
    }
  }

  private HttpRequest allowed(HttpRequest request) {
    HttpRequest patient = request.withPatience(patience);
    return authorization.map(value -> patient.withHeader("Authorization", value)).orElse(patient);
  }

  private String authorize(Map<String, List<String>> headers) throws IOException {
    for (String challenge : headers.getOrDefault("WWW-Authenticate", List.of())) {
      String scheme = challenge.split(" ", 2)[0].toLowerCase(Locale.ROOT);
      if (scheme.equals("bearer")) {
        return "Bearer " + token(parameters(challenge));
      }
      if (scheme.equals("basic")) {
        return login
            .get()
            .flatMap(RegistryLogin::basic)
            .orElseThrow(() -> new IOException("the registry wants a login"));
      }
    }
    throw new IOException("the registry does not say what login it wants");
  }

  private static Map<String, String> parameters(String challenge) {
    Map<String, String> parameters = new LinkedHashMap<>();
    Matcher matcher = PARAMETER.matcher(challenge);
    while (matcher.find()) {
      parameters.put(matcher.group(1).toLowerCase(Locale.ROOT), matcher.group(2));
    }
    return parameters;
  }

  /** Without a login there are tokens for everybody, which open what is public. */
  private String token(Map<String, String> challenge) throws IOException {
    URI realm = URI.create(challenge.getOrDefault("realm", ""));
    boolean plain = "http".equals(realm.getScheme()) && image.isLocal();
    if (realm.getHost() == null || !(plain || "https".equals(realm.getScheme()))) {
      throw new IOException("the registry sends to no safe place for a token");
    }
    String wish =
        field("service", challenge.getOrDefault("service", ""))
            + "&"
            + field(
                "scope",
                challenge.getOrDefault("scope", "repository:" + image.repository() + ":pull"));
    Optional<RegistryLogin> known = login.get();
    String path = realm.getRawPath().isEmpty() ? "/" : realm.getRawPath();
    String query = realm.getRawQuery() == null ? "?" : "?" + realm.getRawQuery() + "&";
    HttpRequest request = HttpRequest.of("GET", path + query + wish);
    Optional<String> identity = known.flatMap(RegistryLogin::identityToken);
    Optional<String> basic = known.flatMap(RegistryLogin::basic);
    if (identity.isPresent()) {
      String form =
          "grant_type=refresh_token&client_id=steward&"
              + wish
              + "&"
              + field("refresh_token", identity.get());
      request =
          HttpRequest.of("POST", path)
              .withHeader("Content-Type", "application/x-www-form-urlencoded")
              .withBody(form.getBytes(StandardCharsets.UTF_8));
    } else if (basic.isPresent()) {
      request = request.withHeader("Authorization", basic.get());
    }
    URI server = URI.create(realm.getScheme() + "://" + realm.getRawAuthority());
    try (HttpClient client = connect(server);
        HttpResponse response = client.send(request.withPatience(patience))) {
      Json answer = read(response);
      String token = answer.text("token");
      return token.isEmpty() ? answer.text("access_token") : token;
    }
  }

  private static String field(String name, String value) {
    return name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
  }

  /** Stops reading when its thread is interrupted, and when there is more than any manifest has. */
  private static Json read(HttpResponse answer) throws IOException {
    if (answer.status() != 200) {
      List<String> later = answer.headers().getOrDefault("Retry-After", List.of());
      throw new RegistryTrouble(answer.status(), later.stream().findFirst());
    }
    var bytes = new ByteArrayOutputStream();
    InputStream body = answer.body();
    byte[] part = new byte[8192];
    for (int read = body.read(part); read >= 0; read = body.read(part)) {
      bytes.write(part, 0, read);
      if (Thread.currentThread().isInterrupted() || bytes.size() > MOST_BYTES) {
        throw new InterruptedIOException("the answer does not end");
      }
    }
    return Json.parse(bytes.toByteArray());
  }
}
