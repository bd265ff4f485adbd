// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 the Steward authors
package io.steward.server;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * What happened in a run, numbered from 1; the oldest are forgotten when there are too many. Never
 * keeps its writer waiting for a reader. Thread-safe.
 */
final class EventLog {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition news = lock.newCondition();
  private final Deque<Event> kept = new ArrayDeque<>();
  private final int capacity;
  private long last;
  private boolean ended;

  EventLog(int capacity) {
    this.capacity = capacity;
  }

  /**
   * One event.
   *
   * @param type its name, such as {@code step}
   * @param data one line of JSON
   */
  record Event(long id, String type, String data) {}

  /**
   * What a reader gets.
   *
   * @param missed how many were forgotten before these
   * @param ended whether nothing comes after these
   */
  record News(long missed, List<Event> events, boolean ended) {
    News {
      events = List.copyOf(events);
    }
  }

  /** Adds an event; none is added after the end. */
  void add(String type, String data) {
    add(type, data, false);
  }

  /** Adds the last event. */
  void end(String type, String data) {
    add(type, data, true);
  }

  private void add(String type, String data, boolean end) {
    lock.lock();
    try {
      if (ended) {
        return;
      }
      if (kept.size() == capacity) {
        kept.removeFirst();
      }
      kept.addLast(new Event(++last, type, data));
      ended = end;
      news.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** The events after the one of this number; waits for one, at most this long. */
  News after(long id, Duration bound) throws InterruptedException {
    long left = bound.toNanos();
    lock.lockInterruptibly();
    try {
      while (last <= id && !ended && left > 0) {
        left = news.awaitNanos(left);
      }
      List<Event> fresh = kept.stream().filter(event -> event.id() > id).toList();
      long missed = fresh.isEmpty() ? 0 : fresh.get(0).id() - id - 1;
      return new News(missed, fresh, ended);
    } finally {
      lock.unlock();
    }
  }
}
