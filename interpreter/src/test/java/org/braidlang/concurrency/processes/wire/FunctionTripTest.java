package org.braidlang.concurrency.processes.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.braidlang.concurrency.Coroutine;
import org.braidlang.engine.TwoProcesses;
import org.braidlang.runtime.Cell;
import org.braidlang.runtime.Closure;
import org.braidlang.runtime.Format;
import org.braidlang.runtime.Globals;
import org.braidlang.runtime.ListValue;
import org.braidlang.runtime.ModuleValue;
import org.braidlang.runtime.ScriptError;
import org.braidlang.runtime.TupleValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Functions of the script run in another process as they would have run here, on copies of what they reach. */
class FunctionTripTest {
    /** The value of calling what the script has kept first in the other process, as text. */
    private static String called(final Trip trip, final Object... arguments) throws CorruptFrameException {
        final Object function = trip.start()[0];
        return Format.repr(trip.processes.call(trip.processes.there(), function, arguments));
    }

    @Test
    void aFunctionRunsThere() throws CorruptFrameException {
        assertEquals("[2, 4, 6]", called(new Trip("fn double(x) => x * 2\nkeep(fn(xs) => [double(x) for x in xs])"),
                ListValue.of(1L, 2L, 3L)));
        assertEquals("'a-b-c'", called(new Trip("keep(fn(a, b='b', c='c') => f'{a}-{b}-{c}')"), "a"));
        assertEquals("832040", called(new Trip(
                "fn fib(n) => if n < 2 { n } else { fib(n - 1) + fib(n - 2) }\nkeep(fib)"), 30L));
        assertEquals("285", called(new Trip("keep(fn(n) => sum(i * i for i in range(n)))"), 10L));
        assertEquals("1267650600228229401496703205376", called(new Trip(
                "fn power(n) { var t = 1; for i in 0..n { t = t * 2 }; return t }\nkeep(power)"), 100L));
        assertEquals("7", called(new Trip("keep(async fn(x) => await (async fn() => x)())"), 7L));
    }

    @Test
    void noClassOfTheOneProcessIsUsedInTheOther() throws CorruptFrameException {
        final Trip trip = new Trip("var n = 0\nfn f() { n += 1; return fn() => n }\nkeep(f)");
        final Object sent = trip.processes.kept()[0];
        final Object arrived = trip.start()[0];
        assertNotSame(sent.getClass(), arrived.getClass());
        final Object made = trip.processes.call(trip.processes.there(), arrived);
        assertTrue(trip.processes.there().program().owns(made));
        assertFalse(trip.processes.here().program().owns(made));
        assertEquals(1L, trip.processes.call(trip.processes.there(), made));
    }

    @Test
    void classesAreFetchedOnce() throws CorruptFrameException {
        final Trip trip = new Trip("fn g() => 1\nfn f() => g()\nkeep(f)");
        for (int i = 0; i < 3; i++) {
            trip.processes.call(trip.processes.there(), trip.start()[0]);
        }
        assertEquals(List.of(1), trip.processes.fetched.values().stream().distinct().toList());
    }

    @Test
    void closuresTakeAlongWhatTheyCapture() throws CorruptFrameException {
        assertEquals("(3, 'x', [1])", called(new Trip("""
                fn make() {
                    let a = 3
                    var b = 'x'
                    let c = [1]
                    return fn() => (a, b, c)
                }
                keep(make())
                """)));
    }

    @Test
    void twoClosuresShareAVariable() throws CorruptFrameException {
        final Trip trip = new Trip("""
                fn counter() { var n = 10; return (fn() { n += 1; return n }, fn() => n) }
                let both = counter()
                keep(both[0], both[1])
                """);
        final Object[] arrived = trip.start();
        final TwoProcesses.Side there = trip.processes.there();
        assertEquals(11L, trip.processes.call(there, arrived[0]));
        assertEquals(12L, trip.processes.call(there, arrived[0]));
        assertEquals(12L, trip.processes.call(there, arrived[1]));
        assertEquals(10L, trip.processes.call(trip.processes.here(), trip.processes.kept()[1]));
    }

    @Test
    void closuresMayCaptureThemselves() throws CorruptFrameException {
        assertEquals("[5, 4, 3, 2, 1, 0]", called(new Trip("""
                fn make() {
                    let seen = []
                    fn go(n) { seen.append(n); if n > 0 { go(n - 1) }; return seen }
                    seen.append(go)
                    seen.remove(go)
                    return go
                }
                keep(make())
                """), 5L));
        final Trip trip = new Trip("""
                fn make() { let xs = []; let f = fn(also=xs) => xs; xs.append(f); return f }
                keep(make())
                """);
        final Closure arrived = (Closure) trip.start()[0];
        final ListValue list = (ListValue) trip.processes.call(trip.processes.there(), arrived);
        assertSame(arrived, list.get(0));
        assertSame(list, arrived.defaults()[0]);
    }

    @Test
    void aVariableThatIsNotSetStaysSo() throws CorruptFrameException {
        final Trip trip = new Trip("fn make() { let f = fn() => late; keep(f); let late = 1; return late }\nmake()");
        ((Cell) ((Closure) trip.processes.kept()[0]).captured()[0]).set(Cell.UNSET);
        final Object arrived = trip.start()[0];
        final ScriptError error = assertThrows(
                ScriptError.class, () -> trip.processes.call(trip.processes.there(), arrived));
        assertEquals("NameError: 'late' is used before it is set", error.value().toString());
    }

    @Test
    void coroutinesStartThere() throws CorruptFrameException {
        final Trip trip = new Trip("""
                let base = 100
                async fn f(a, b=[2]) => (a, b, base)
                fn make() { let xs = [1]; return async fn(y, me) { xs.append(y); return (xs, me) } }
                let xs = []
                let c = make()(5, xs)
                xs.append(c)
                keep(f('a'), c)
                """);
        final Object[] arrived = trip.start();
        assertEquals("('a', [2], 100)", Format.repr(
                trip.processes.run(trip.processes.there(), (Coroutine) arrived[0])));
        final TupleValue pair = (TupleValue) trip.processes.run(trip.processes.there(), (Coroutine) arrived[1]);
        assertEquals("[1, 5]", Format.repr(pair.get(0)));
        assertSame(arrived[1], ((ListValue) pair.get(1)).get(0));
    }

    @Test
    void onlyReachableVariablesAreSent() throws CorruptFrameException {
        final Trip trip = new Trip("""
                let a = 'a'; var b = 'b'; let c = 'c'; var d = 'd'; let e = 'e'; var f = 'f'; var g = 'g'
                fn uses_a() => a
                fn sets_b() { b = 1 }
                fn uses_c() => fn() => c
                let in_variable = fn() => d
                fn main(x) { if x { return uses_a() }; sets_b(); let h = uses_c(); in_variable(); return fn() => e }
                fn other() => (f, g)
                keep(main)
                """);
        trip.start();
        assertEquals(List.of("a", "b", "c", "d", "e", "in_variable"), set(trip.processes.there().globals(), trip));
    }

    @Test
    void whatFunctionsInVariablesReachIsSentToo() throws CorruptFrameException {
        final Trip trip = new Trip("""
                let last = [1]
                let third = {'f': fn() => last}
                let second = (fn() => third,)
                let first = fn() => second
                keep([first])
                """);
        trip.start();
        assertEquals(List.of("last", "second", "third"), set(trip.processes.there().globals(), trip));
    }

    private static List<String> set(final Globals globals, final Trip trip) {
        final List<String> names = new ArrayList<>();
        for (int i = 0; i < globals.size(); i++) {
            final Object content = globals.get(i);
            if (content != null && !(content instanceof Cell cell && cell.get() == Cell.UNSET)) {
                names.add(trip.processes.source().outline().variables().get(i));
            }
        }
        return names.stream().sorted().toList();
    }

    @Test
    void aTaskHasVariablesOfItsOwn() throws CorruptFrameException {
        final Trip trip = new Trip("var n = 5\nlet xs = [1]\nfn f() { n += 1; xs.append(n); return (n, xs) }\nkeep(f)");
        for (int i = 0; i < 2; i++) {
            final TwoProcesses.Side side = trip.processes.another();
            final Object f = trip.start(side, trip.processes.kept())[0];
            assertEquals("(6, [1, 6])", Format.repr(trip.processes.call(side, f)));
        }
    }

    @Test
    void whatComesLaterSetsOnlyWhatIsNotSet() throws CorruptFrameException {
        final Trip trip = new Trip("""
                var n = 1
                let unseen = 'sent'
                fn first() { n = 2; return n }
                fn second() => (n, unseen)
                keep(first, second)
                """);
        final TwoProcesses.Side there = trip.processes.there();
        final Object first = trip.start(there, trip.processes.kept()[0])[0];
        assertEquals(2L, trip.processes.call(there, first));
        final Object second = trip.send(trip.processes.kept()[1])[0];
        assertEquals("(2, 'sent')", Format.repr(trip.processes.call(there, second)));
    }

    @Test
    void aFunctionComesBack() throws CorruptFrameException {
        final Trip trip = new Trip("""
                var n = 1
                fn make(x) { var calls = 0; return fn() { calls += 1; n += 1; return (x, calls, n) } }
                keep(make)
                """);
        final TwoProcesses.Side there = trip.processes.there();
        final Object made = trip.processes.call(there, trip.start()[0], "x");
        final byte[] bytes = trip.encoder(there).encode(new Object[] {made}, _ -> "the result");
        final Object back = trip.decoder(trip.processes.here()).decode(bytes)[0];
        assertTrue(trip.processes.here().program().owns(back));
        assertEquals("('x', 1, 2)", Format.repr(trip.processes.call(trip.processes.here(), back)));
        assertEquals("('x', 1, 2)", Format.repr(trip.processes.call(there, made)));
    }

    @Test
    void aSharedVariableIsSentAsItself() throws CorruptFrameException {
        final Trip trip = new Trip("""
                var n = 1
                fn make() { var m = 5; return fn() { m += 1; return m } }
                fn f() { n += 1; return n }
                keep(f, make())
                """);
        final Globals here = trip.processes.here().globals();
        for (int i = 0; i < here.size(); i++) {
            if (trip.processes.source().outline().variables().get(i).equals("n")) {
                trip.shared.cell = (Cell) here.get(i);
            }
        }
        assertEquals(2L, trip.processes.call(trip.processes.there(), trip.start()[0]));
        assertEquals(2L, trip.shared.cell.get());
        assertEquals(List.of(), trip.lost);
        trip.shared.cell = (Cell) ((Closure) trip.processes.kept()[1]).captured()[0];
        assertEquals(6L, trip.processes.call(trip.processes.there(), trip.send(trip.processes.kept()[1])[0]));
        assertEquals(6L, trip.shared.cell.get());
    }

    @Test
    void importedScriptsComeWithWhatTheyExport(@TempDir final Path folder) throws IOException, CorruptFrameException {
        Files.writeString(folder.resolve("inner.braid"), "let deep = 'deep'\n");
        Files.writeString(folder.resolve("tools.braid"), """
                import "./inner.braid" as inner
                var count = 0
                let unit = 'km'
                fn show(x) { count += 1; return f'{x} {unit} {count} {inner.deep}' }
                """);
        final Trip trip = new Trip("""
                import "./tools.braid" as tools
                tools.show(1)
                fn f(x) => (tools.show(x), tools.count, tools.unit)
                keep(f, tools)
                """, folder);
        final Object[] arrived = trip.start();
        assertEquals("('7 km 2 deep', 2, 'km')", Format.repr(
                trip.processes.call(trip.processes.there(), arrived[0], 7L)));
        assertEquals(2L, ((ModuleValue) arrived[1]).get("count"));
        assertNull(((ModuleValue) arrived[1]).get("nothing"));
    }

    @Test
    void fiveThousandVariablesAreNotTooMany() throws CorruptFrameException {
        final int count = 5_300;
        final Trip trip = new Trip(IntStream.range(0, count)
                .mapToObj(i -> (i % 3 == 0 ? "var" : "let") + " v" + i + " = " + i).collect(Collectors.joining("\n"))
                + "\nfn f() => v0 + v1 + v399 + v400 + v2500 + v4999 + v5000 + v5299\nkeep(f)\n");
        assertEquals(Long.toString(1 + 399 + 400 + 2500 + 4999 + 5000 + 5299), called(trip));
        final Globals globals = trip.processes.another().globals();
        for (int i = 0; i < globals.size(); i++) {
            globals.set(i, globals.get(i) instanceof Cell ? new Cell() : (Object) (long) i);
        }
        for (int i = 0; i < globals.size(); i++) {
            assertTrue(globals.get(i) instanceof Cell || globals.get(i).equals((long) i));
        }
        assertTrue(set(trip.processes.there().globals(), trip).size() < 20);
    }
}
