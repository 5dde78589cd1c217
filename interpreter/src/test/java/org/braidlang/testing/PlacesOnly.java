package org.braidlang.testing;

import java.util.Map;
import org.braidlang.concurrency.Coroutine;
import org.braidlang.runtime.Closure;
import org.braidlang.runtime.Globals;
import org.braidlang.runtime.Program;
import org.jspecify.annotations.Nullable;

/** A program without classes: only places, which a test gives. */
public abstract class PlacesOnly implements Program {
    @Override
    public byte @Nullable [] classBytes(final String className) {
        return null;
    }

    @Override
    public @Nullable Code code(final String className) {
        return null;
    }

    @Override
    public Outline outline() {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean owns(final Object value) {
        return false;
    }

    @Override
    public Globals newGlobals(final Map<String, Object> builtins, final Map<String, Object> modules) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Closure newClosure(final String className, final Object[] defaults) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Coroutine newCoroutine(final String className) {
        throw new UnsupportedOperationException();
    }
}
