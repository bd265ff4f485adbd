// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.core.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.steward.core.deploy.DataPlace.Contents;
import io.steward.core.deploy.DataPlace.Kind;
import io.steward.core.deploy.DataPlace.Seen;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What counts as data left behind, mount by mount. */
class DataGuardTest {
  private static final DataPlace ANONYMOUS = new DataPlace(Kind.ANONYMOUS, "5".repeat(64));
  private static final DataPlace NEW_ANONYMOUS = new DataPlace(Kind.ANONYMOUS, "");
  private static final DataPlace MEMORY = new DataPlace(Kind.MEMORY, "");
  private static final DataPlace OLD = DataPlace.volume("old");
  private static final DataPlace NEW = DataPlace.volume("new");
  private static final Fields DECLARES =
      new Fields.Builder().set(DataPlace.DECLARED, "/data", DataPlace.DECLARED).build();

  private final Map<DataPlace, Contents> there = new LinkedHashMap<>();
  private final Map<DataPlace, String> identities = new LinkedHashMap<>();
  private Fields image = Fields.NONE;

  private static DataMount at(String path, DataPlace place) {
    return new DataMount(path, place, true);
  }

  private static DataMount readOnly(String path, DataPlace place) {
    return new DataMount(path, place, false);
  }

  private Contents of(DataPlace place) {
    return there.getOrDefault(place, Contents.DATA);
  }

  private List<DataMove> moves(List<DataMount> present, DataMount... wanted) {
    var sight =
        new DataSight() {
          @Override
          public Map<String, List<DataMount>> mounts(Set<String> ids) {
            return Map.of("db1", present);
          }

          @Override
          public Contents contents(String id, String path) {
            return present.stream()
                .filter(mount -> mount.path().equals(path))
                .map(mount -> of(mount.place()))
                .findFirst()
                .orElseThrow();
          }

          @Override
          public Seen seen(DataPlace place) {
            return new Seen(of(place), identities.getOrDefault(place, place.toString()));
          }
        };
    var container = Wanted.container("db", 1, Wanted.fields());
    var state = new ImageState("sha256:2222222222", List.of(), 0, image);
    var observed = new Observation(List.of(container), Map.of("x:1", state), Set.of(), Set.of());
    var stack = Wanted.stack(Wanted.service("db", Wanted.fields(), wanted));
    var change = new ServiceChange("db", Change.RECREATE, List.of(), List.of("db1"));
    return new DataGuard(stack, observed, observed.images(), sight, service -> List.of())
        .risks(List.of(change))
        .moves();
  }

  private static String said(List<DataMove> moves) {
    assertThat(moves).hasSize(1);
    return moves.get(0).sentence();
  }

  @Test
  void anotherVolume() {
    List<DataMove> moves = moves(List.of(at("/data", OLD)), at("/data", NEW));

    assertThat(said(moves))
        .isEqualTo(
            "would get volume new (holds data) at /data in place of volume old (holds data)");
    assertThat(moves.get(0).accept()).isEqualTo("new");
  }

  @Test
  void anEmptyOrAbsentVolume() {
    there.put(NEW, Contents.EMPTY);
    assertThat(said(moves(List.of(at("/data", OLD)), at("/data", NEW))))
        .isEqualTo("would get volume new (empty) at /data in place of volume old (holds data)");

    there.put(NEW, Contents.MISSING);
    assertThat(said(moves(List.of(at("/data", OLD)), at("/data", NEW))))
        .isEqualTo(
            "would get volume new (not there yet) at /data in place of volume old (holds data)");
  }

  @Test
  void anotherFolder() {
    assertThat(
            said(
                moves(
                    List.of(at("/data", DataPlace.folder("/srv/a"))),
                    at("/data", DataPlace.folder("/srv/b")))))
        .isEqualTo("would get /srv/b (holds data) at /data in place of /srv/a (holds data)");
  }

  @Test
  void whatCannotBeLookedIntoCountsAsData() {
    there.put(OLD, Contents.UNKNOWN);

    assertThat(said(moves(List.of(at("/data", OLD)), at("/data", NEW))))
        .endsWith("in place of volume old (could not look into it)");
  }

  @Test
  void whatIsEmptyOrGoneNeedsNoGuard() {
    there.put(OLD, Contents.EMPTY);
    assertThat(moves(List.of(at("/data", OLD)), at("/data", NEW))).isEmpty();

    there.put(OLD, Contents.MISSING);
    assertThat(moves(List.of(at("/data", OLD)), at("/data", NEW))).isEmpty();
  }

  @Test
  void aMountThatIsDroppedOrGoesToMemory() {
    List<DataMove> dropped = moves(List.of(at("/data", OLD)));

    assertThat(said(dropped))
        .isEqualTo("would get no volume at /data in place of volume old (holds data)");
    assertThat(dropped.get(0).accept()).isEqualTo("site/db:/data");
    assertThat(said(moves(List.of(at("/data", OLD)), at("/data", MEMORY))))
        .isEqualTo("would get a folder in memory at /data in place of volume old (holds data)");
  }

  @Test
  void anAnonymousVolumeInPlaceOfANamedOne() {
    assertThat(said(moves(List.of(at("/data", OLD)), at("/data", NEW_ANONYMOUS))))
        .isEqualTo("would get an anonymous volume at /data in place of volume old (holds data)");

    image = DECLARES;
    assertThat(said(moves(List.of(at("/data", OLD)))))
        .isEqualTo("would get an anonymous volume at /data in place of volume old (holds data)");
  }

  @Test
  void aNamedVolumeInPlaceOfAnAnonymousOneWithData() {
    there.put(NEW, Contents.MISSING);

    assertThat(said(moves(List.of(at("/data", ANONYMOUS)), at("/data", NEW))))
        .isEqualTo(
            "would get volume new (not there yet) at /data in place of an anonymous volume (holds"
                + " data)");
  }

  @Test
  void anAnonymousVolumeIsHandedOnWhereFileOrImageAsksForOne() {
    assertThat(moves(List.of(at("/data", ANONYMOUS)), at("/data", NEW_ANONYMOUS))).isEmpty();
    assertThat(said(moves(List.of(at("/data", ANONYMOUS)))))
        .isEqualTo("would get no volume at /data in place of an anonymous volume (holds data)");

    image = DECLARES;
    assertThat(moves(List.of(at("/data", ANONYMOUS)))).isEmpty();
    assertThat(moves(List.of(at("/data", ANONYMOUS)), at("/", OLD))).isEmpty();
  }

  @Test
  void theSameInAnotherOrderOrReadOnlyOrWithMoreIsFine() {
    DataPlace folder = DataPlace.folder("/srv/a");
    List<DataMount> present = List.of(at("/data", OLD), at("/more", folder));

    assertThat(moves(present, at("/more", folder), at("/data", OLD))).isEmpty();
    assertThat(moves(present, readOnly("/data", OLD), readOnly("/more/", folder))).isEmpty();
    assertThat(moves(present, at("/data", OLD), at("/more", folder), at("/third", NEW))).isEmpty();
    assertThat(moves(List.of(at("/tmp", MEMORY)))).isEmpty();
  }

  @Test
  void twoNamesOfOneFolderAreFine() {
    DataPlace link = DataPlace.folder("/opt/a");
    DataPlace folder = DataPlace.folder("/srv/a");
    identities.put(link, "/srv/a");
    identities.put(folder, "/srv/a");

    assertThat(moves(List.of(at("/data", link)), at("/data", folder))).isEmpty();
  }

  @Test
  void aFolderIsFoundBelowTheMountAboveIt() {
    List<DataMount> present = List.of(at("/data/db", DataPlace.folder("/srv/a/db")));

    assertThat(moves(present, at("/data", DataPlace.folder("/srv/a")))).isEmpty();
    assertThat(said(moves(present, at("/data", DataPlace.folder("/srv/b")))))
        .contains("would get /srv/b/db (holds data) at /data/db");
  }

  @Test
  void theSameVolumeAtAnotherPathLeavesNothingWhereItWas() {
    List<DataMove> moves = moves(List.of(at("/data", OLD)), at("/srv/data", OLD));

    assertThat(said(moves))
        .isEqualTo("would get no volume at /data in place of volume old (holds data)");
  }

  @Test
  void whatIsOnlyReadMayMoveButNotVanish() {
    DataPlace media = DataPlace.folder("/srv/media");
    DataPlace other = DataPlace.folder("/srv/films");
    List<DataMount> present = List.of(readOnly("/media", media));

    assertThat(moves(present, readOnly("/media", other))).isEmpty();
    assertThat(moves(present)).isEmpty();

    there.put(other, Contents.EMPTY);
    assertThat(said(moves(present, readOnly("/media", other))))
        .isEqualTo("would get /srv/films (empty) at /media in place of /srv/media (holds data)");
  }

  @Test
  void socketsDevicesAndTheClockHoldNoData() {
    List<DataMount> present =
        List.of(
            at("/var/run/docker.sock", DataPlace.folder("/var/run/docker.sock")),
            at("/dev/dri", DataPlace.folder("/dev/dri")),
            at("/etc/localtime", DataPlace.folder("/etc/localtime")));

    assertThat(moves(present)).isEmpty();
    assertThat(said(moves(List.of(at("/x", DataPlace.folder("/running"))))))
        .contains("in place of /running (holds data)");
  }

  @Test
  void aServiceWithoutContainerIsHeldToItsLastDeployment() {
    var sight =
        new DataSight() {
          @Override
          public Map<String, List<DataMount>> mounts(Set<String> ids) {
            return Map.of();
          }

          @Override
          public Contents contents(String id, String path) {
            throw new AssertionError("there is no container");
          }

          @Override
          public Seen seen(DataPlace place) {
            return new Seen(of(place), place.toString());
          }
        };
    var observed = new Observation(List.of(), Map.of(), Set.of(), Set.of());
    var stack = Wanted.stack(Wanted.service("db", Wanted.fields(), at("/data", NEW)));
    var change = new ServiceChange("db", Change.CREATE, List.of(), List.of());

    DataRisks risks =
        new DataGuard(stack, observed, Map.of(), sight, service -> List.of(at("/data", OLD)))
            .risks(List.of(change));

    assertThat(risks.moves())
        .containsExactly(
            new DataMove("db", "/data", OLD, Contents.DATA, NEW, Contents.DATA, "new"));
    assertThat(risks.refuses()).isTrue();
  }
}
