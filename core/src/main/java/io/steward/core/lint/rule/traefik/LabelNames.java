// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.lint.rule.traefik;

import io.steward.core.error.Names;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The labels that Traefik 2 and 3 know, by the fields of its dynamic configuration.
 *
 * @see <a
 *     href="https://doc.traefik.io/traefik/reference/routing-configuration/other-providers/docker/">the
 *     labels of Traefik</a>
 */
final class LabelNames {
  private static final List<String> ROOTS =
      List.of("enable", "docker", "http", "tcp", "udp", "tls");
  private static final List<String> OF_ONE =
      List.of("frontend", "frontends", "backend", "port", "protocol", "weight", "domain");
  private static final List<String> SECTIONS = List.of("routers", "services", "middlewares");

  /** Section and option, then what stands below it; . is the option itself, * is anything. */
  private static final String TABLE =
      """
      http.routers entrypoints middlewares priority rule rulesyntax service tls
      http.routers.observability accesslogs metrics traceverbosity tracing
      http.routers.tls certresolver domains[n].main domains[n].sans options
      http.services.loadbalancer passhostheader serverstransport sticky strategy
      http.services.loadbalancer.healthcheck followredirects headers.* hostname interval method mode
      http.services.loadbalancer.healthcheck path port scheme status timeout unhealthyinterval
      http.services.loadbalancer.passivehealthcheck failurewindow maxfailedattempts
      http.services.loadbalancer.responseforwarding flushinterval
      http.services.loadbalancer.server port preservepath scheme url weight
      http.services.loadbalancer.sticky.cookie . domain httponly maxage name path samesite secure
      http.middlewares.addprefix prefix
      http.middlewares.basicauth headerfield realm removeheader users usersfile
      http.middlewares.buffering maxrequestbodybytes maxresponsebodybytes memrequestbodybytes
      http.middlewares.buffering memresponsebodybytes retryexpression
      http.middlewares.chain middlewares
      http.middlewares.circuitbreaker checkperiod expression fallbackduration recoveryduration
      http.middlewares.circuitbreaker responsecode
      http.middlewares.compress . defaultencoding encodings excludedcontenttypes
      http.middlewares.compress includedcontenttypes minresponsebodybytes
      http.middlewares.contenttype . autodetect
      http.middlewares.digestauth headerfield realm removeheader users usersfile
      http.middlewares.encodedcharacters allowencodedslash allowencodedbackslash
      http.middlewares.encodedcharacters allowencodednullcharacter allowencodedsemicolon
      http.middlewares.encodedcharacters allowencodedpercent allowencodedquestionmark
      http.middlewares.encodedcharacters allowencodedhash
      http.middlewares.errors errorrequestheaders query service status statusrewrites.*
      http.middlewares.forwardauth addauthcookiestoresponse address authrequestheaders
      http.middlewares.forwardauth authresponseheaders authresponseheadersregex authsigninurl
      http.middlewares.forwardauth forwardbody headerfield maxbodysize maxresponsebodysize
      http.middlewares.forwardauth preservelocationheader preserverequestmethod trustforwardheader
      http.middlewares.forwardauth.tls ca caoptional cert insecureskipverify key
      http.middlewares.grpcweb . alloworigins
      http.middlewares.headers accesscontrolallowcredentials accesscontrolallowheaders
      http.middlewares.headers accesscontrolallowmethods accesscontrolalloworiginlist
      http.middlewares.headers accesscontrolalloworiginlistregex accesscontrolexposeheaders
      http.middlewares.headers accesscontrolmaxage addvaryheader allowedhosts browserxssfilter
      http.middlewares.headers contentsecuritypolicy contentsecuritypolicyreportonly
      http.middlewares.headers contenttypenosniff custombrowserxssvalue customframeoptionsvalue
      http.middlewares.headers customrequestheaders.* customresponseheaders.* featurepolicy
      http.middlewares.headers forcestsheader framedeny hostsproxyheaders isdevelopment
      http.middlewares.headers permissionspolicy publickey referrerpolicy sslforcehost sslhost
      http.middlewares.headers sslproxyheaders.* sslredirect ssltemporaryredirect
      http.middlewares.headers stsincludesubdomains stspreload stsseconds
      http.middlewares.inflightreq amount
      http.middlewares.inflightreq.sourcecriterion requestheadername requesthost
      http.middlewares.inflightreq.sourcecriterion.ipstrategy . depth excludedips ipv6subnet
      http.middlewares.ipallowlist rejectstatuscode sourcerange
      http.middlewares.ipallowlist.ipstrategy . depth excludedips ipv6subnet
      http.middlewares.ipwhitelist sourcerange
      http.middlewares.ipwhitelist.ipstrategy . depth excludedips ipv6subnet
      http.middlewares.passtlsclientcert pem
      http.middlewares.passtlsclientcert.info notafter notbefore sans serialnumber
      http.middlewares.passtlsclientcert.info.issuer commonname country domaincomponent locality
      http.middlewares.passtlsclientcert.info.issuer organization province serialnumber
      http.middlewares.passtlsclientcert.info.subject commonname country domaincomponent locality
      http.middlewares.passtlsclientcert.info.subject organization organizationalunit province
      http.middlewares.passtlsclientcert.info.subject serialnumber
      http.middlewares.plugin *
      http.middlewares.ratelimit average burst period
      http.middlewares.ratelimit.sourcecriterion requestheadername requesthost
      http.middlewares.ratelimit.sourcecriterion.ipstrategy . depth excludedips ipv6subnet
      http.middlewares.ratelimit.redis db dialtimeout endpoints maxactiveconns minidleconns
      http.middlewares.ratelimit.redis password poolsize readtimeout username writetimeout
      http.middlewares.ratelimit.redis.tls ca cert insecureskipverify key
      http.middlewares.redirectregex permanent regex replacement
      http.middlewares.redirectscheme permanent port scheme
      http.middlewares.replacepath path
      http.middlewares.replacepathregex regex replacement
      http.middlewares.retry attempts disableretryonnetworkerror initialinterval
      http.middlewares.retry maxrequestbodybytes retrynonidempotentmethod status timeout
      http.middlewares.stripprefix forceslash prefixes
      http.middlewares.stripprefixregex regex
      tcp.routers entrypoints middlewares priority rule rulesyntax service tls
      tcp.routers.tls certresolver domains[n].main domains[n].sans options passthrough
      tcp.services.loadbalancer serverstransport terminationdelay
      tcp.services.loadbalancer.healthcheck expect interval port send timeout unhealthyinterval
      tcp.services.loadbalancer.proxyprotocol . version
      tcp.services.loadbalancer.server port tls
      tcp.middlewares.inflightconn amount
      tcp.middlewares.ipallowlist sourcerange
      tcp.middlewares.ipwhitelist sourcerange
      udp.routers entrypoints service
      udp.services.loadbalancer.server port
      """;

  private static final Set<String> OPTIONS = options();

  private LabelNames() {}

  private static Set<String> options() {
    Set<String> options = new TreeSet<>();
    TABLE
        .lines()
        .forEach(
            line -> {
              String[] words = line.split(" ", -1);
              for (int word = 1; word < words.length; word++) {
                options.add(words[word].equals(".") ? words[0] : words[0] + "." + words[word]);
              }
            });
    return options;
  }

  /**
   * What is wrong with a label.
   *
   * @param message what, to go on from the label's name
   * @param mend what to do
   */
  record Wrong(String message, String mend) {}

  /** What is wrong with a label of this name, in lower case; empty for one Traefik knows. */
  static Optional<Wrong> wrong(String key) {
    String[] parts = key.split("\\.", 5);
    String root = parts[1];
    if (OF_ONE.contains(root)) {
      return Optional.of(
          new Wrong(
              "is a label of Traefik 1, which Traefik 2 and 3 ignore",
              "write traefik.http.routers.NAME.rule and"
                  + " traefik.http.services.NAME.loadbalancer.server.port"));
    }
    if (!ROOTS.contains(root)) {
      return Names.nearest(root, ROOTS)
          .filter(near -> isTypo(near, parts))
          .map(near -> ignored("write traefik." + near));
    }
    if (!Labels.PROTOCOLS.contains(root)) {
      return root.equals("docker") ? ofDocker(parts) : Optional.empty();
    }
    return ofProtocol(parts);
  }

  /** Other labels below traefik are the user's own, for constraints. */
  private static boolean isTypo(String near, String[] parts) {
    return near.equals("enable")
        ? parts.length == 2
        : near.equals("docker")
            ? parts.length == 3 && parts[2].equals("network")
            : parts.length == 5 && SECTIONS.contains(parts[2]);
  }

  private static Optional<Wrong> ofDocker(String[] parts) {
    List<String> known = List.of("network", "lbswarm", "allownonrunning");
    return parts.length == 3 && known.contains(parts[2])
        ? Optional.empty()
        : Optional.of(refused(parts.length < 3 ? "" : near("traefik.docker.", parts[2], known)));
  }

  private static Optional<Wrong> ofProtocol(String[] parts) {
    String start = "traefik." + parts[1] + ".";
    if (parts.length < 3 || !SECTIONS.contains(parts[2])) {
      return Optional.of(refused(near(start, parts.length < 3 ? "" : parts[2], SECTIONS)));
    }
    if (parts.length < 5) {
      return Optional.of(refused("write an option after the name"));
    }
    String section = parts[1] + "." + parts[2] + ".";
    String option = parts[4].replaceAll("\\[\\d+]", "[n]");
    if (isKnown(section + option)) {
      return Optional.empty();
    }
    Set<String> options = new LinkedHashSet<>();
    OPTIONS.stream()
        .filter(known -> known.startsWith(section))
        .forEach(known -> options.add(known.substring(section.length())));
    return Optional.of(refused(near(start + parts[2] + "." + parts[3] + ".", option, options)));
  }

  private static boolean isKnown(String name) {
    return OPTIONS.contains(name)
        || OPTIONS.stream()
            .filter(known -> known.endsWith(".*"))
            .anyMatch(known -> name.startsWith(known.substring(0, known.length() - 1)));
  }

  private static String near(String start, String typed, Collection<String> known) {
    return Names.nearest(typed, known)
        .map(near -> "write " + start + near)
        .orElse("look the name up in the reference of Traefik's labels");
  }

  private static Wrong ignored(String mend) {
    return new Wrong("is no label of Traefik, which ignores it", mend);
  }

  private static Wrong refused(String mend) {
    return new Wrong(
        "is no label of Traefik, which then ignores every label of the container",
        mend.isEmpty() ? "take the label out" : mend);
  }
}
