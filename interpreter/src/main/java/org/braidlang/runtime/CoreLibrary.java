package org.braidlang.runtime;

import java.util.HashMap;
import java.util.Map;

/** The names of values, types, functions and error kinds that every script knows; those of tasks stand elsewhere. */
public final class CoreLibrary implements Library {
    @Override
    public String name() {
        return "";
    }

    @Override
    public Map<String, Object> members() {
        final Map<String, Object> members = new HashMap<>();
        members.putAll(CoreFunctionsTable.FUNCTIONS);
        members.putAll(NumberFunctionsTable.FUNCTIONS);
        members.putAll(SequenceFunctionsTable.FUNCTIONS);
        members.putAll(LazyFunctionsTable.FUNCTIONS);
        Types.named().forEach(type -> members.put(type.name(), type));
        ErrorKind.all().forEach(kind -> members.put(kind.name(), kind));
        return members;
    }
}
