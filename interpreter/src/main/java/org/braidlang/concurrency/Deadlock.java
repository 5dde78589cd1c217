package org.braidlang.concurrency;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.braidlang.runtime.Program;
import org.jspecify.annotations.Nullable;

/** Words deadlocks: each task, what it holds and what it waits for, with the lines. The tasks stay parked meanwhile. */
final class Deadlock {
    private static final int SHOWN = 10;
    private static final int LONGEST_NAME = 40;

    private Deadlock() {}

    /** The tasks wait for each other in this order, and the last one for the first. */
    static String cycle(final List<Task> tasks) {
        if (tasks.size() == 1) {
            return "task " + quoted(tasks.getFirst()) + " waits for itself" + line(Place.of(tasks.getFirst()), false);
        }
        return describe("these tasks wait for each other:", tasks);
    }

    /** Nobody can go on. */
    static String standstill(final List<Task> tasks) {
        return describe(tasks.size() == 1
                ? "the only task that is left waits for what no other task can do any more:"
                : "no task can go on, because each waits for another:", tasks);
    }

    private static String describe(final String title, final List<Task> tasks) {
        final List<Task> shown = tasks.subList(0, Math.min(tasks.size(), SHOWN));
        final List<Entry> entries = shown.stream().map(Entry::of).toList();
        final boolean files = entries.stream().flatMap(Entry::places).map(Place::file).distinct().count() > 1;
        final Map<String, Long> names =
                shown.stream().collect(Collectors.groupingBy(Task::name, Collectors.counting()));
        final StringBuilder text = new StringBuilder(title);
        for (final Entry entry : entries) {
            text.append("\n  ").append(entry.text(files, names.get(entry.task.name()) > 1));
        }
        if (tasks.size() > shown.size()) {
            text.append("\n  and ").append(tasks.size() - shown.size()).append(" more");
        }
        return text.toString();
    }

    /** What one task holds and waits for. */
    private record Entry(Task task, List<Held> held, String waitsFor, @Nullable Place place) {
        private record Held(String what, @Nullable Place place) {}

        static Entry of(final Task task) {
            final Program program = task.execution().program();
            final List<Held> held = new ArrayList<>();
            for (LocalLock lock = task.held; lock != null; lock = lock.below()) {
                held.addFirst(new Held(lockName(program, lock.site()), Place.of(program, lock.site())));
            }
            final Wait wait = task.waiting;
            final String what = wait == null ? "another task"
                    : wait.site() >= 0 ? lockName(program, wait.site()) : wait.what();
            return new Entry(task, held, what, Place.of(task));
        }

        Stream<Place> places() {
            return Stream.concat(held.stream().map(Held::place), Stream.of(place))
                    .flatMap(Stream::ofNullable);
        }

        String text(final boolean files, final boolean numbered) {
            final StringBuilder text = new StringBuilder("task ").append(quoted(task));
            if (numbered) {
                text.append(" (number ").append(task.number()).append(')');
            }
            for (int i = 0; i < held.size(); i++) {
                text.append(i == 0 ? " holds " : ", ").append(held.get(i).what).append(line(held.get(i).place, files));
            }
            return text.append(held.isEmpty() ? "" : " and").append(" waits for ").append(waitsFor)
                    .append(line(place, files)).toString();
        }
    }

    /** The lock as the script names it where it takes it. */
    static String lockName(final Program program, final int site) {
        final Program.Location location = site < 0 ? null : program.site(site);
        if (location == null) {
            return "a lock";
        }
        final String text = location.span().text();
        final int end = text.indexOf('{') < 0 ? text.length() : text.indexOf('{');
        final String name = (text.startsWith("lock ") ? text.substring("lock ".length(), end) : text.substring(0, end))
                .strip();
        final boolean tellsIt = !name.isEmpty() && name.length() <= LONGEST_NAME && name.indexOf('\n') < 0;
        return tellsIt ? "lock '" + name + "'" : "a lock";
    }

    static String line(final @Nullable Place place, final boolean file) {
        return place == null ? "" : " (line " + place.line() + (file ? " of " + place.file() : "") + ")";
    }

    private static String quoted(final Task task) {
        return "'" + task.name() + "'";
    }
}
