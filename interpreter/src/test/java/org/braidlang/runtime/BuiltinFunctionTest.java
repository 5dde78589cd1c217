package org.braidlang.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.braidlang.concurrency.Task;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** How arguments reach built-in functions and functions of the script, and what is said where they do not fit. */
class BuiltinFunctionTest {
    private static final String[] NO_NAMES = {};

    private static BuiltinFunction list(final String method) {
        return ListMethodsTable.LIST.get(method);
    }

    private static BuiltinFunction number(final String function) {
        return NumberFunctionsTable.FUNCTIONS.get(function);
    }

    private static void assertTypeError(final String message, final Executable call) {
        final ScriptError error = assertThrows(ScriptError.class, call);
        assertEquals("TypeError: " + message, error.value().toString());
    }

    @Test
    void eachWayOfCallingReachesTheSameMethod() {
        final BuiltinFunction round = number("round");
        assertEquals(1.23, round.call(null, 1.2345, 2L));
        assertEquals(1.23, round.call(null, new Object[] {1.2345, 2L}));
        assertEquals(1.23, round.call(null, new Object[] {1.2345, 2L}, new String[] {"ndigits"}));
        assertEquals(1.23, round.call(null, new Object[] {2L, 1.2345}, new String[] {"ndigits", "number"}));
        assertEquals(1.23, round.start(null, new Object[] {1.2345, 2L}, null));
        assertEquals(1L, round.call(null, 1.2345));
    }

    @Test
    void aMethodIsCalledOnItsReceiver() {
        final ListValue items = ListValue.of(1L, 2L);
        assertEquals(2L, list("pop").call(null, items));
        final Object pop = Attributes.get(items, "pop");
        assertEquals(1L, Calls.call(null, pop, 0L));
        Attributes.call(null, items, "append", new Object[] {5L});
        Attributes.call(null, items, "insert", new Object[] {0L, "x"}, NO_NAMES);
        assertEquals("['x', 5]", Format.repr(items));
    }

    @Test
    void argumentsThatDoNotFitAreTypeErrors() {
        final ListValue items = new ListValue();
        assertTypeError("append() missing 1 required argument: 'item'", () -> list("append").call(null, items));
        assertTypeError("append() takes 1 positional argument but 2 were given",
                () -> list("append").call(null, items, 1L, 2L));
        assertTypeError("pop() takes from 0 to 1 positional arguments but 3 were given",
                () -> list("pop").call(null, new Object[] {items, 1L, 2L, 3L}));
        assertTypeError("'str' object cannot be interpreted as an integer",
                () -> list("pop").call(null, items, "0"));
        assertTypeError("sort() got an unexpected keyword argument 'revers'. Did you mean 'reverse'?",
                () -> list("sort").call(null, new Object[] {items, true}, new String[] {"revers"}));
        assertTypeError("round() got multiple values for argument 'number'",
                () -> number("round").call(null, new Object[] {1.5, 2.5}, new String[] {"number"}));
        assertTypeError("append() argument 'list' must be list, not str", () -> list("append").call(null, "x", 1L));
        assertTypeError("'int' object is not callable", () -> Calls.call(null, 5L));
    }

    @Test
    void namedArgumentsThatAreNotKnownCanBeCollected() {
        final Object dict = Types.of(new DictValue());
        assertEquals("{'a': 1, 'b': 2}", Format.repr(
                ((Callable) dict).call(null, new Object[] {1L, 2L}, new String[] {"a", "b"})));
    }

    @Test
    void helpSeesSignatureAndDescription() {
        assertEquals("list.pop(index=-1)", list("pop").signature());
        assertEquals("Adds an item at the end.", list("append").doc());
        assertEquals("list", list("append").owner());
    }

    /** Gives its arguments as a tuple. */
    private static final class Collect extends Closure {
        Collect() {
            super(new Signature("f", new String[] {"a", "b", "c"}, 1), new Object[] {"B", "C"});
        }

        @Override
        public Object invoke(final Task task, final Object[] arguments) {
            return TupleValue.of(arguments);
        }
    }

    @Test
    void aFunctionOfTheScriptGetsOneArgumentForEachParameter() {
        final Closure f = new Collect();
        assertEquals("(1, 'B', 'C')", Format.repr(f.call(null, 1L)));
        assertEquals("(1, 2, 3)", Format.repr(f.call(null, 1L, 2L, 3L)));
        assertEquals("(1, 'B', 3)",
                Format.repr(f.call(null, new Object[] {1L, 3L}, new String[] {"c"})));
        assertTypeError("f() missing 1 required argument: 'a'", () -> f.call(null));
        assertTypeError("f() takes from 1 to 3 positional arguments but 4 were given",
                () -> f.call(null, new Object[] {1L, 2L, 3L, 4L}));
        assertTypeError("f() got multiple values for argument 'a'",
                () -> f.call(null, new Object[] {1L, 3L}, new String[] {"a"}));
        assertTypeError("f() got an unexpected keyword argument 'd'",
                () -> f.call(null, new Object[] {1L, 3L}, new String[] {"d"}));
    }
}
