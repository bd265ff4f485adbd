// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy.gate;

import com.google.inject.Inject;
import io.steward.core.config.ConfigurationSource;
import io.steward.core.config.Value;
import io.steward.core.deploy.Pause;
import io.steward.core.deploy.ReadinessGate;
import io.steward.core.kind.Kind;
import io.steward.core.kind.KindSpec;
import io.steward.core.operation.Arg;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes checks that a page is answered as it should be. */
final class HttpKind implements Kind<HttpKind.Settings, ReadinessGate> {
  static final KindSpec<Settings, ReadinessGate> SPEC =
      new KindSpec<>(
          ReadinessGate.class,
          "http",
          "Ready when a page is answered as expected; certificates are verified, redirects are"
              + " not followed",
          Settings.class,
          HttpKind.class);
  private final ConfigurationSource source;
  private final Clock clock;
  private final Pause pause;

  @Inject
  HttpKind(ConfigurationSource source, Clock clock, Pause pause) {
    this.source = source;
    this.clock = clock;
    this.pause = pause;
  }

  record Settings(
      @Arg("The page to get, http or https, as Steward's own machine reaches it") String url,
      @Arg("The status codes that are good; 200 to 399 unless given") List<Integer> status,
      @Arg("A text that must be in the first 1 MiB of the answer") Optional<String> bodyContains,
      @Arg("Headers to send, by name; their values are never shown") Map<String, Value> headers,
      @Arg(
              "A folder with ca.pem, where the server's certificate is not of a public authority;"
                  + " with cert.pem and key.pem for one of ours. Absolute, below your home with ~/,"
                  + " or below the homelab's folder")
          Optional<String> tlsFolder,
      @Arg(
              "The Compose service it belongs to: asked when that is touched. Every change of the"
                  + " stack unless given")
          Optional<String> service,
      @Arg(value = "How long one answer may take", fallback = "5s") Duration timeout,
      @Arg(value = "How long to wait between two tries", fallback = "1s") Duration every) {
    Settings {
      status = List.copyOf(status);
      headers = Map.copyOf(headers);
      page(url);
      Bounds.check(timeout, every);
    }
  }

  /** The address of a page; credentials belong into headers, as the address is shown. */
  static URI page(String url) {
    try {
      URI page = new URI(url);
      boolean web = "http".equals(page.getScheme()) || "https".equals(page.getScheme());
      if (!web || page.getHost() == null) {
        throw new IllegalArgumentException("url is not http://HOST… or https://HOST…");
      }
      if (page.getRawUserInfo() != null) {
        throw new IllegalArgumentException("url holds credentials; give them with headers");
      }
      return page;
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException("url is not an address: " + e.getReason(), e);
    }
  }

  @Override
  public ReadinessGate create(String name, Settings settings) {
    var pace = new ProbeGate.Pace(settings.service(), settings.timeout(), settings.every());
    var expected = new HttpProbe.Expected(settings.status(), settings.bodyContains());
    var probe =
        new HttpProbe(
            page(settings.url()),
            expected,
            settings.headers(),
            settings.tlsFolder().map(source::resolve),
            clock);
    return new ProbeGate(name, probe, pace, clock, pause);
  }
}
