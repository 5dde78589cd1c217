package org.braidlang.concurrency;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Words tasks for messages. */
final class TaskNames {
    private static final int SHOWN = 5;

    private TaskNames() {}

    /** {@code task 'a'}; {@code tasks 'a', 'b' (3 of them) and 7 more}. */
    static String list(final List<Task> tasks) {
        final Map<String, Integer> counts = new LinkedHashMap<>();
        tasks.forEach(task -> counts.merge(task.name(), 1, Integer::sum));
        final List<String> parts = new ArrayList<>();
        int left = tasks.size();
        for (final Map.Entry<String, Integer> entry : counts.entrySet()) {
            if (parts.size() == SHOWN) {
                break;
            }
            final int count = entry.getValue();
            parts.add("'" + entry.getKey() + "'" + (count == 1 ? "" : " (" + count + " of them)"));
            left -= count;
        }
        if (left > 0) {
            parts.add(left + " more");
        }
        final String last = parts.removeLast();
        final String names = parts.isEmpty() ? last : String.join(", ", parts) + " and " + last;
        return (tasks.size() == 1 ? "task " : "tasks ") + names;
    }
}
