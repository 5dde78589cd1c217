package org.braidlang.concurrency.processes.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.braidlang.engine.TwoProcesses;
import org.braidlang.runtime.DictValue;
import org.braidlang.runtime.ListValue;
import org.braidlang.runtime.SetValue;
import org.braidlang.runtime.Sharing;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Changes of what is only a copy are reported once, by the name of the variable. */
class LostWritesTest {
    @BeforeAll
    static void begin() {
        Sharing.begin();
    }

    /** What is reported while the function runs that the script has kept first. */
    private static List<String> lost(final String script, final Object... arguments) throws CorruptFrameException {
        final Trip trip = new Trip(script);
        final Object[] values = new Object[1 + arguments.length];
        values[0] = trip.processes.kept()[0];
        System.arraycopy(arguments, 0, values, 1, arguments.length);
        final Object[] arrived = trip.start(trip.processes.there(), values);
        assertEquals(List.of(), trip.lost);
        final Object[] given = new Object[arguments.length];
        System.arraycopy(arrived, 1, given, 0, given.length);
        trip.processes.call(trip.processes.there(), arrived[0], given);
        return trip.lost;
    }

    @Test
    void aVariableIsReportedOnce() throws CorruptFrameException {
        assertEquals(List.of("n"), lost("var n = 0\nfn f() { for i in 0..5 { n += 1 } }\nkeep(f)"));
        assertEquals(List.of("n"), lost("fn make() { var n = 0; return fn() { for i in 0..5 { n += 1 } } }\nkeep(make())"));
        assertEquals(List.of("b", "a"), lost("var a = 1; var b = 2\nfn f() { b = 'x'; a = 3; b = 4 }\nkeep(f)"));
        assertEquals(List.of(), lost("var n = 0\nfn f() { var m = n; m += 1; return m }\nkeep(f)"));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "xs.append(1)", "xs[0] = 5", "xs[0] = 'x'", "xs.pop()", "xs.extend([1])", "xs.insert(0, 1)", "xs.remove(2)",
        "xs.sort()", "xs.reverse()", "xs.clear()", "xs += [1]", "xs[0..1] = []", "xs *= 2", "xs.append(xs)"
    })
    void everyChangeOfAListIsReported(final String change) throws CorruptFrameException {
        final String function = "fn f() { let xs = all; " + change.replace("xs += [1]", "all.extend([1])")
                .replace("xs *= 2", "all.append(1)") + "; xs.append(2); xs[0] = 3 }\nkeep(f)";
        assertEquals(List.of("all"), lost("let all = [3, 2, 1]\n" + function));
        assertEquals(List.of("all"), lost("let all = ['a', 2, 1.5]\n" + function.replace("xs.sort()", "xs.reverse()")));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "d['a'] = 2", "d['new'] = 1", "d.pop('a')", "d.popitem()", "d.clear()", "d.update({'x': 1})", "d.setdefault('y', 1)",
        "s.add(9)", "s.remove(1)", "s.discard(1)", "s.clear()", "s.update({8})", "s.pop()"
    })
    void everyChangeOfADictOrSetIsReported(final String change) throws CorruptFrameException {
        assertEquals(List.of("all"), lost("let all = ({'a': 1}, {1, 2})\nfn f() { let d = all[0]; let s = all[1]; "
                + change + "; d['b'] = 2; s.add(7) }\nkeep(f)"));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "xs[0]", "len(xs)", "xs + [1]", "xs.copy().append(1)", "sum(xs)", "sorted(xs)", "[x for x in xs]", "xs.count(1)",
        "d['a']", "d.get('a')", "d.copy().clear()", "list(d.items())", "d.setdefault('a', 5)", "1 in s", "s.union({9})",
        "s.copy().add(9)", "s.add(1)", "s.discard(99)", "d.get('zz')", "xs.index(1)", "list(reversed(xs))", "xs == [1]"
    })
    void lookingChangesNothing(final String look) throws CorruptFrameException {
        assertEquals(List.of(), lost("let xs = [3, 2, 1]; let d = {'a': 1}; let s = {1, 2}\nfn f() { " + look
                + " }\nkeep(f)"));
    }

    @Test
    void argumentsAreTheTasksOwn() throws CorruptFrameException {
        assertEquals(List.of(), lost("keep(fn(xs, d, s) { xs.append(1); xs[0] = 2; d[1] = 2; s.add(3) })",
                ListValue.of(1L, "a"), new DictValue(), new SetValue()));
    }

    @Test
    void whatAFunctionGivenAsAnArgumentCapturesIsACopy() throws CorruptFrameException {
        final Trip trip = new Trip("""
                var total = 0
                fn make() { let log = []; return fn(x) { total += x; log.append(x) } }
                keep(fn(each) { each(1); each(2) }, make())
                """);
        final Object[] arrived = trip.start();
        trip.processes.call(trip.processes.there(), arrived[0], arrived[1]);
        assertEquals(List.of("total", "log"), trip.lost);
    }

    @Test
    void theVariableThroughWhichItWasReachedFirstIsNamed() throws CorruptFrameException {
        assertEquals(List.of("first"), lost("""
                let inner = [1]
                let first = {'x': inner}
                let second = [inner]
                fn f() { first['x']; second[0].append(1) }
                keep(f)
                """.replace("first['x']; second", "second").replace("fn f() { ", "fn f() { let a = first; ")));
        assertEquals(List.of("count"), lost("""
                fn make() { var count = 0; return fn() { count += 1 } }
                let handlers = [make()]
                fn f() { handlers[0]() }
                keep(f)
                """));
    }

    @Test
    void whatTheTaskMakesItselfIsItsOwn() throws CorruptFrameException {
        assertEquals(List.of(), lost("""
                let base = [1]
                fn f() {
                    let xs = base + [2]
                    xs.append(3)
                    var n = 0
                    let g = fn() { n += 1; xs.append(n) }
                    g()
                    let d = dict({'a': base})
                    d['b'] = 1
                }
                keep(f)
                """));
    }

    @Test
    void eachTaskReportsForItself() throws CorruptFrameException {
        final Trip trip = new Trip("var n = 0\nfn f() { n += 1 }\nkeep(f)");
        for (int i = 0; i < 2; i++) {
            final TwoProcesses.Side side = trip.processes.another();
            trip.processes.call(side, trip.start(side, trip.processes.kept())[0]);
        }
        assertEquals(List.of("n", "n"), trip.lost);
    }

    @Test
    void whatComesLaterIsNoCopyOfAVariable() throws CorruptFrameException {
        final Trip trip = new Trip("var n = 0\nlet xs = [1]\nfn f() { n += 1; xs.append(1) }\nkeep(f)");
        trip.processes.call(trip.processes.there(), trip.send(trip.processes.kept())[0]);
        assertEquals(List.of(), trip.lost);
    }
}
