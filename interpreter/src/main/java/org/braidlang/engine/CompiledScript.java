package org.braidlang.engine;

import java.util.Map;
import org.braidlang.codegen.CompiledProgram;

/** A script, with all that it imports, ready to be run any number of times, under any model. Safe for any thread. */
public final class CompiledScript {
    private final CompiledProgram program;

    CompiledScript(final CompiledProgram program) {
        this.program = program;
    }

    CompiledProgram program() {
        return program;
    }

    /** The JVM classes that it has become, by their binary names. */
    public Map<String, byte[]> classes() {
        return program.classes();
    }
}
