package org.braidlang.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** Errors as values: kinds, what a catch matches, causes, and what becomes of the faults of Java. */
class ErrorsTest {
    @Test
    void errorCatchesEveryKindButCancellation() {
        for (final ErrorKind kind : ErrorKind.all()) {
            assertEquals(kind != ErrorKind.CANCELLED_ERROR, Errors.matches(Errors.of(kind, ""), ErrorKind.ERROR));
            assertTrue(Errors.matches(Errors.of(kind, ""), kind));
            assertSame(kind, ErrorKind.named(kind.name()));
        }
        assertFalse(Errors.matches(Errors.valueError(""), ErrorKind.TYPE_ERROR));
    }

    @Test
    void aTupleCatchesEachOfItsKinds() {
        final Object kinds = TupleValue.of(ErrorKind.KEY_ERROR, ErrorKind.VALUE_ERROR);
        assertTrue(Errors.matches(Errors.valueError(""), kinds));
        assertFalse(Errors.matches(Errors.typeError(""), kinds));
        assertThrows(ScriptError.class, () -> Errors.matches(Errors.valueError(""), "ValueError"));
    }

    @Test
    void aKindMakesAnErrorWhenItIsCalledOrRaised() {
        final ErrorValue made = (ErrorValue) ErrorKind.VALUE_ERROR.call(null, 42L);
        assertEquals("42", made.message());
        assertSame(made, Errors.raise(made).value());
        assertEquals("ValueError", Errors.raise(ErrorKind.VALUE_ERROR).value().toString());
        assertEquals(ErrorKind.TYPE_ERROR, Errors.raise("text").value().kind());
        assertEquals("x", ((ErrorValue) ErrorKind.VALUE_ERROR.call(
                null, new Object[] {"x"}, new String[] {"message"})).message());
    }

    @Test
    void whatIsRaisedDuringACatchGetsACauseOnce() {
        final ScriptError handled = Errors.keyError("k");
        final ScriptError raised = Errors.during(Errors.valueError("v"), handled);
        assertSame(handled.value(), raised.value().cause());
        Errors.during(raised, Errors.typeError("t"));
        assertSame(handled.value(), raised.value().cause());
        Errors.during(handled, handled);
        Errors.during(handled, raised);
        assertNull(handled.value().cause(), "an error cannot be its own cause, however far");
    }

    @Test
    void faultsOfJavaBecomeErrorsOfTheLanguage() {
        assertEquals("RecursionError: maximum recursion depth exceeded",
                Errors.caught(new StackOverflowError()).value().toString());
        assertEquals(ErrorKind.LIMIT_ERROR, Errors.caught(new OutOfMemoryError()).value().kind());
        assertEquals("Error: this is a fault of Braid itself, not of the script; please report it",
                Errors.caught(new IllegalStateException("x")).value().toString());
        final ScriptError error = Errors.valueError("");
        assertSame(error, Errors.caught(error));
    }

    @Test
    void aFailedAssertShowsItsOperands() {
        assertEquals("assert n == 2 failed: n is 1", Errors.assertionFailed(
                "n == 2", new String[] {"n"}, new Object[] {1L}, null).value().message());
        assertEquals("both count (assert a < b failed: a is 'x', b is none)", Errors.assertionFailed(
                "a < b", new String[] {"a", "b"}, new Object[] {"x", None.NONE}, "both count").value().message());
        assertEquals("assert ok failed", Errors.assertionFailed(
                "ok", new String[0], new Object[0], null).value().message());
    }

    @Test
    void attributesOfAnError() {
        final ErrorValue error = Errors.valueError("m").value();
        assertSame(ErrorKind.VALUE_ERROR, Attributes.get(error, "kind"));
        assertEquals("m", Attributes.get(error, "message"));
        assertSame(None.NONE, Attributes.get(error, "cause"));
        assertEquals("[]", Format.repr(Attributes.get(error, "others")));
        final ScriptError missing = assertThrows(ScriptError.class, () -> Attributes.get(error, "mesage"));
        assertEquals("'ValueError' object has no attribute 'mesage'. Did you mean 'message'?",
                missing.value().message());
    }
}
