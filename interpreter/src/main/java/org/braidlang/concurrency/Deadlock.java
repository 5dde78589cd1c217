package org.braidlang.concurrency;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Words deadlocks: each task, what it holds and what it waits for, with the lines. The tasks stay parked meanwhile. */
final class Deadlock {
    private static final int SHOWN = 10;

    private Deadlock() {}

    /**
     * The tasks wait for each other in this order, and the last one for the first.
     *
     * @param closing the wait of the first one, which need not be parked yet
     * @param here whether the calling thread runs the first one
     */
    static String cycle(final List<Task> tasks, final Wait closing, final boolean here) {
        final Task first = tasks.getFirst();
        final Place place = here && closing.site() < 0 ? Place.here() : Place.of(first, closing);
        if (tasks.size() == 1) {
            return "task " + quoted(first) + " waits for itself" + line(place, false);
        }
        return describe("these tasks wait for each other:", tasks, Member.of(first, closing, place));
    }

    /** Nobody can go on. */
    static String standstill(final List<Task> tasks) {
        return describe(tasks.size() == 1
                ? "the only task that is left waits for what no other task can do any more:"
                : "no task can go on, for each waits for another or for what no other can do:", tasks, null);
    }

    private static String describe(final String title, final List<Task> tasks, final @Nullable Member closing) {
        final List<Member> members = new ArrayList<>();
        for (final Task task : tasks.subList(0, Math.min(tasks.size(), SHOWN))) {
            final Wait wait = task.waiting;
            members.add(closing != null && members.isEmpty() ? closing : Member.of(task, wait, Place.of(task, wait)));
        }
        final Task any = tasks.getFirst();
        final LockNames locks = new LockNames(any.execution().program(), any.globals,
                members.stream().flatMap(Member::uses).toList());
        final boolean files = members.stream().flatMap(Member::places).map(Place::file).distinct().count() > 1;
        final Map<String, Long> names =
                members.stream().collect(Collectors.groupingBy(member -> member.task.name(), Collectors.counting()));
        final StringBuilder text = new StringBuilder(title);
        for (final Member member : members) {
            text.append("\n  ").append(member.text(locks, files, names.get(member.task.name()) > 1));
        }
        if (tasks.size() > members.size()) {
            text.append("\n  and ").append(tasks.size() - members.size()).append(" more");
        }
        return text.toString();
    }

    /**
     * What one task holds and waits for.
     *
     * @param held in the order in which it took them
     * @param wanted the lock that it waits for; null if it waits for something else
     */
    private record Member(Task task, List<LockNames.Use> held, LockNames.@Nullable Use wanted, String what,
            @Nullable Place place) {

        static Member of(final Task task, final @Nullable Wait wait, final @Nullable Place place) {
            final List<LockNames.Use> held = new ArrayList<>();
            for (LocalLock lock = task.held; lock != null; lock = lock.below()) {
                held.addFirst(new LockNames.Use(lock, lock.site()));
            }
            final LocalLock lock = wait == null ? null : wait.lock();
            return new Member(task, held, lock == null ? null : new LockNames.Use(lock, wait.site()),
                    wait == null ? "another task" : wait.what(), place);
        }

        Stream<LockNames.Use> uses() {
            return Stream.concat(held.stream(), Stream.ofNullable(wanted));
        }

        Stream<Place> places() {
            return Stream.concat(held.stream().map(this::place), Stream.of(place)).flatMap(Stream::ofNullable);
        }

        private @Nullable Place place(final LockNames.Use use) {
            return Place.of(task.execution().program(), use.site());
        }

        String text(final LockNames locks, final boolean files, final boolean numbered) {
            final StringBuilder text = new StringBuilder("task ").append(quoted(task));
            if (numbered) {
                text.append(" (number ").append(task.number()).append(')');
            }
            for (int i = 0; i < held.size(); i++) {
                text.append(i == 0 ? " holds " : ", ").append(locks.of(held.get(i)))
                        .append(line(place(held.get(i)), files));
            }
            return text.append(held.isEmpty() ? "" : " and").append(" waits for ")
                    .append(wanted == null ? what : locks.of(wanted)).append(line(place, files)).toString();
        }
    }

    static String line(final @Nullable Place place, final boolean file) {
        return place == null ? "" : " (line " + place.line() + (file ? " of " + place.file() : "") + ")";
    }

    private static String quoted(final Task task) {
        return "'" + task.name() + "'";
    }
}
