package org.braidlang.concurrency;

import java.util.List;
import org.braidlang.runtime.ScriptError;
import org.jspecify.annotations.Nullable;

/**
 * How a run ended.
 *
 * @param value the top level's value; null if it has none
 * @param error the error that ended the top level; null also where it was only stopped
 * @param exitStatus what {@code os.exit} was given; null if it was not called
 * @param stopped why the run was stopped from outside; null if it was not
 * @param neverAwaited warnings of coroutines that were never run: those of a worker are shown by its parent
 * @param unseen the tasks that failed with an error that nobody has seen, in the order in which they failed
 */
public record Outcome(
        @Nullable Object value,
        @Nullable ScriptError error,
        @Nullable Integer exitStatus,
        Execution.@Nullable Stop stopped,
        List<Task> unseen,
        List<String> neverAwaited) {}
