package org.braidlang.concurrency;

import java.util.Map;
import org.braidlang.runtime.Library;

/** The names that concern tasks and that every script knows. */
public final class TaskLibrary implements Library {
    @Override
    public String name() {
        return "";
    }

    @Override
    public Map<String, Object> members() {
        return Map.copyOf(TaskFunctionsTable.FUNCTIONS);
    }
}
