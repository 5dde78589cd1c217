package org.braidlang.concurrency.processes.wire;

import org.braidlang.concurrency.Task;
import org.braidlang.runtime.Generator;
import org.braidlang.runtime.IterableValue;
import org.braidlang.runtime.Iteration;
import org.braidlang.runtime.Types;

/** What messages say of values that cannot be sent. */
final class Unsendable {
    private static final int SHOWN_KEY = 40;

    private Unsendable() {}

    /** Says what the value is and what to do. */
    static NotSendable of(final Object value) {
        final String type = Types.nameOf(value);
        final String advice = switch (value) {
            case Task _ -> "await it here, and send its result";
            case Generator _, Iteration _, IterableValue _ -> "send list(…) of it";
            default -> "make it in the task that uses it";
        };
        return new NotSendable(withArticle(type) + "; " + advice);
    }

    private static String withArticle(final String type) {
        return ("aeiouAEIOU".indexOf(type.charAt(0)) >= 0 ? "an " : "a ") + type;
    }

    /** A key of a dict, as a path shows it. */
    static String key(final Object key) {
        final String text = org.braidlang.runtime.Format.repr(key);
        return text.length() <= SHOWN_KEY ? text : text.substring(0, SHOWN_KEY) + "…";
    }
}
