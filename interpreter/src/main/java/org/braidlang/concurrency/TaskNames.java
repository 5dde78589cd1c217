package org.braidlang.concurrency;

import java.util.List;

/** Words tasks for messages. */
final class TaskNames {
    private static final int SHOWN = 5;

    private TaskNames() {}

    /** {@code task 'a'}; {@code tasks 'a', 'b' and 7 more}. */
    static String list(final List<Task> tasks) {
        final StringBuilder text = new StringBuilder(tasks.size() == 1 ? "task " : "tasks ");
        final int shown = tasks.size() <= SHOWN + 1 ? tasks.size() : SHOWN;
        for (int i = 0; i < shown; i++) {
            text.append(i == 0 ? "" : i == tasks.size() - 1 ? " and " : ", ").append('\'').append(tasks.get(i).name())
                    .append('\'');
        }
        return tasks.size() > shown ? text.append(" and ").append(tasks.size() - shown).append(" more").toString()
                : text.toString();
    }
}
